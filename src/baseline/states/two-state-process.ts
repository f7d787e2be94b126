import type { StateLook } from './state-looks.ts';

/** What the looks say of how long each state lasts: weighted points, weights sum to 1. */
export interface StatePosterior {
  /** Mean durations in days. */
  readonly on: Float64Array;
  readonly off: Float64Array;
  readonly weights: Float64Array;
  /** P(on) right after the last look, for each point. */
  readonly isOn: Float64Array;
  readonly lastDay: number | null;
}

/** One look in so many is wrong about the state. */
export const misreading = 0.03;

/** Prior of a mean duration: log-normal, half a year as median, between two weeks and six years in nine of ten cases. */
export const durationPrior = { medianDays: 180, logDeviation: 1.5 } as const;

const nodesPerSide = 7;
const nodeStep = 0.6;

/**
 * Two-state Markov process in continuous time, seen at irregular looks (Kalbfleisch and Lawless 1985,
 * doi:10.1080/01621459.1985.10478195), each wrong with probability `misreading`. With mean durations D1 (on) and D0 (off) the
 * chance to be on t days after P(on) = p is w + (p - w) exp(-t (1/D1 + 1/D0)), w = D1 / (D1 + D0). The durations run over a grid
 * of their prior; for each, the forward recursion of a hidden Markov model gives the likelihood and P(on) now. Looks in order of date.
 */
export function fitTwoStates(looks: readonly StateLook[]): StatePosterior {
  const nodes = Array.from({ length: 2 * nodesPerSide + 1 }, (_, index) => {
    const deviation = (index - nodesPerSide) * nodeStep;
    return {
      days: durationPrior.medianDays * Math.exp(durationPrior.logDeviation * deviation),
      logPrior: -(deviation * deviation) / 2,
    };
  });
  const pairs = nodes.flatMap((one) => nodes.map((other) => ({ one, other })));
  const on = Float64Array.from(pairs, ({ one }) => one.days);
  const off = Float64Array.from(pairs, ({ other }) => other.days);
  const isOn = new Float64Array(pairs.length);
  const logs = pairs.map(({ one, other }, index) => {
    const filtered = filter(looks, on[index]!, off[index]!);
    isOn[index] = filtered.isOn;
    return one.logPrior + other.logPrior + filtered.logLikelihood;
  });
  const highest = Math.max(...logs);
  const shares = Float64Array.from(logs, (one) => Math.exp(one - highest));
  const total = shares.reduce((sum, one) => sum + one, 0);
  return { on, off, isOn, weights: shares.map((one) => one / total), lastDay: looks.at(-1)?.day ?? null };
}

function filter(looks: readonly StateLook[], on: number, off: number): { isOn: number; logLikelihood: number } {
  let isOn = on / (on + off);
  let logLikelihood = 0;
  let before: number | null = null;
  for (const look of looks) {
    if (before !== null) isOn = after(isOn, look.day - before, on, off);
    before = look.day;
    const [ifOn, ifOff] = look.isOn ? [1 - misreading, misreading] : [misreading, 1 - misreading];
    const likelihood = isOn * ifOn + (1 - isOn) * ifOff;
    logLikelihood += Math.log(likelihood);
    isOn = (isOn * ifOn) / likelihood;
  }
  return { isOn, logLikelihood };
}

function after(isOn: number, days: number, on: number, off: number): number {
  const share = on / (on + off);
  return share + (isOn - share) * Math.exp(-days * (1 / on + 1 / off));
}

/** P(on) on a day not before the last look. */
export function probabilityOn({ on, off, isOn, weights, lastDay }: StatePosterior, day: number): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    sum += weights[index]! * after(isOn[index]!, Math.max(0, day - (lastDay ?? day)), on[index]!, off[index]!);
  }
  return sum;
}

/** P(the look would say "on"), misreadings included. */
export function probabilitySeenOn(posterior: StatePosterior, day: number): number {
  const isOn = probabilityOn(posterior, day);
  return isOn * (1 - misreading) + (1 - isOn) * misreading;
}

/** P(a stay in the state lasts longer than so many days). */
export function probabilityOutlasting(posterior: StatePosterior, state: 'on' | 'off', days: number): number {
  return posterior[state].reduce((sum, mean, index) => sum + posterior.weights[index]! * Math.exp(-days / mean), 0);
}

/** Quantiles of the mean duration of a state in days; between the points of the grid on the log scale. */
export function durationQuantiles(posterior: StatePosterior, state: 'on' | 'off', shares: readonly number[]): number[] {
  const byNode = new Map<number, number>();
  for (const [index, days] of posterior[state].entries()) {
    byNode.set(days, (byNode.get(days) ?? 0) + posterior.weights[index]!);
  }
  const nodes = [...byNode].sort(([a], [b]) => a - b);
  const half = (durationPrior.logDeviation * nodeStep) / 2;
  return shares.map((share) => {
    let reached = 0;
    for (const [days, weight] of nodes) {
      if (reached + weight >= share) return days * Math.exp(half * ((2 * (share - reached)) / weight - 1));
      reached += weight;
    }
    return nodes.at(-1)![0];
  });
}
