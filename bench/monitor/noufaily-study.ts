import { type RandomCounts, randomCounts } from './random-counts.ts';

/** One of the 42 kinds of series of Noufaily et al. 2013, table 1: log mean, trend, season, variance over mean. */
export interface Scenario {
  readonly number: number;
  readonly theta: number;
  readonly beta: number;
  readonly gamma1: number;
  readonly gamma2: number;
  readonly phi: number;
  /** Pairs of sine and cosine, 0 to 2. */
  readonly harmonics: number;
}

/** The seven parameter sets, each with and without trend, with 0, 1 and 2 seasonal terms. */
export const scenarios: readonly Scenario[] = (
  [
    [0.1, 0.0025, 0.6, 0.6, 1.5],
    [-2, 0.005, 0.1, 0.3, 2],
    [1.5, 0.003, 0.2, -0.4, 1],
    [0.5, 0.002, 0.5, 0.5, 5],
    [2.5, 0.001, 1, 0.1, 3],
    [3.75, 0.001, 0.1, -0.1, 1.1],
    [5, 0.0001, 0.05, 0.01, 1.2],
  ] as const
).flatMap(([theta, beta, gamma1, gamma2, phi], set) =>
  [beta, 0].flatMap((slope, withTrend) =>
    [0, 1, 2].map((harmonics) => ({
      number: set * 6 + withTrend * 3 + harmonics + 1,
      theta,
      beta: slope,
      gamma1,
      gamma2,
      phi,
      harmonics,
    })),
  ),
);

/** Weeks are counted from 1. */
export const study = { weeks: 624, baseline: [313, 575], current: [576, 624] } as const;

export interface SimulatedSeries {
  readonly scenario: Scenario;
  /** Without any outbreak. */
  readonly endemic: readonly number[];
  readonly means: readonly number[];
  /** Cases of the four past outbreaks by week, and of the current one. */
  readonly past: readonly number[];
  readonly current: readonly number[];
}

/** Expected endemic count of a week, counted from 1. */
function meanOf({ theta, beta, gamma1, gamma2, harmonics }: Scenario, week: number): number {
  let log = theta + beta * week;
  for (let order = 1; order <= harmonics; order += 1) {
    const angle = (2 * Math.PI * order * week) / 52;
    log += gamma1 * Math.cos(angle) + gamma2 * Math.sin(angle);
  }
  return Math.exp(log);
}

export function simulateSeries(scenario: Scenario, seed: number): SimulatedSeries {
  const random = randomCounts(seed * 1009 + scenario.number);
  const means = Array.from({ length: study.weeks }, (_, week) => meanOf(scenario, week + 1));
  const endemic = means.map((mean) => random.negativeBinomial(mean, scenario.phi));
  const pick = ([from, to]: readonly [number, number] | readonly number[]): number =>
    from! + Math.floor(random.uniform() * (to! - from! + 1));
  const past = Array.from({ length: study.weeks }, () => 0);
  for (let outbreak = 0; outbreak < 4; outbreak += 1) {
    const size = [2, 3, 5, 10][Math.floor(random.uniform() * 4)]!;
    addOutbreak(past, { start: pick(study.baseline), size, end: study.baseline[1] }, means, scenario.phi, random);
  }
  const current = Array.from({ length: study.weeks }, () => 0);
  const size = 1 + Math.floor(random.uniform() * 10);
  addOutbreak(current, { start: pick(study.current), size, end: study.current[1] }, means, scenario.phi, random);
  return { scenario, endemic, means, past, current };
}

/**
 * Poisson(k * standard deviation of the starting week) cases, drawn again until there are two, each so many whole weeks
 * after the start as a lognormal (0, 0.5) delay says; those after the end of the period fall away.
 */
function addOutbreak(
  into: number[],
  { start, size, end }: { start: number; size: number; end: number },
  means: readonly number[],
  phi: number,
  random: RandomCounts,
): void {
  const deviation = Math.sqrt(phi * means[start - 1]!);
  let cases = 0;
  while (cases < 2) cases = random.poisson(size * deviation);
  for (let one = 0; one < cases; one += 1) {
    const week = start + Math.floor(Math.exp(0.5 * random.normal()));
    if (week <= end) into[week - 1] = into[week - 1]! + 1;
  }
}
