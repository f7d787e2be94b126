import { type Observation, formatDay } from '#core';
import { type Random, drawBinomial, drawCount, drawNormal } from './random.ts';

/**
 * One simulated series: irregular dates, counts negative binomial around a level that may have a trend, a season and counters who
 * count differently; part of the counts coarsened, part of the place hidden. The newest look is the one to predict.
 */
export interface SeriesDesign {
  readonly looks: number;
  readonly trend: boolean;
  readonly season: boolean;
  readonly counters: boolean;
  /** How the earlier counts are known; default: three in ten coarsened. */
  readonly bounds?: keyof typeof bounders;
}

export interface SimulatedSeries {
  readonly observations: readonly Observation[];
  /** The count of the newest look, exact. */
  readonly newest: number;
}

const counterNames = ['Institute A', 'Institute B', 'Agency C'];

export function simulateSeries(siteId: string, design: SeriesDesign, random: Random): SimulatedSeries {
  const level = Math.log(0.3) + random() * Math.log(100 / 0.3);
  const variation = random() * 1.5;
  // Gaps of 1 to 40 days, now and then half a year without a look.
  const days: number[] = [];
  for (let day = 17_000; days.length <= design.looks;) {
    day += random() < 0.05 ? 180 : 1 + Math.floor(random() * 40);
    days.push(day);
  }
  const span = Math.max(365, days.at(-1)! - days[0]!);
  const slope = design.trend ? drawNormal(random) : 0;
  const [cosine, sine] = design.season ? [0.5 * drawNormal(random), 0.5 * drawNormal(random)] : [0, 0];
  const bias = counterNames.map(() => (design.counters ? 0.4 * drawNormal(random) : 0));
  let newest = 0;
  const observations = days.map((day, index) => {
    const counter = design.counters ? Math.floor(random() * counterNames.length) : 0;
    const phase = (2 * Math.PI * day) / 365.25;
    const effect = (slope * (day - days[0]! - span / 2)) / span + cosine * Math.cos(phase) + sine * Math.sin(phase);
    const mean = Math.exp(level + effect + bias[counter]!);
    const exposure = random() < 0.8 ? 1 : random() < 0.5 ? 0.5 : 0.8;
    const seen = drawBinomial(drawCount(mean, variation, random), exposure, random);
    newest = seen;
    const bounds =
      index === design.looks
        ? { low: seen, high: seen }
        : bounders[design.bounds ?? 'some'](seen, Math.exp(level), random);
    return observation(`${siteId}-${index}`, siteId, day, bounds, exposure, counterNames[counter]!);
  });
  return { observations, newest };
}

interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

const bounders = {
  some: coarsen,
  // Three in four looks are given as a bound where it holds; the limit is drawn beforehand, as in `coarsen`.
  'most at least': (seen, mean, random) => {
    const limit = Math.ceil(mean * (0.2 + 0.8 * random()));
    return random() < 0.75 && seen >= limit ? { low: limit, high: null } : { low: seen, high: seen };
  },
  'most at most': (seen, mean, random) => {
    const limit = Math.ceil(mean * (1 + 2 * random()));
    return random() < 0.75 && seen <= limit ? { low: null, high: limit } : { low: seen, high: seen };
  },
  // "At least 20" of 31, now and then of 20: how much is left out has nothing to do with the count.
  'all at least': (seen, _, random) => ({ low: Math.floor(seen * (0.3 + 0.7 * random())), high: null }),
  'all at most': (seen, _, random) => ({ low: null, high: Math.ceil(seen * (1 + 2 * random())) + 1 }),
} as const satisfies Record<string, (seen: number, mean: number, random: Random) => Bounds>;

/**
 * Hides part of what is known, without regard to the count itself: rounding to tens, "at least" and "at most" a limit
 * drawn beforehand.
 */
function coarsen(seen: number, mean: number, random: Random): Bounds {
  const kind = random();
  const limit = Math.ceil(mean * (0.5 + random()));
  if (kind < 0.1) return { low: seen - (seen % 10), high: seen - (seen % 10) + 9 };
  if (kind < 0.2 && seen >= limit) return { low: limit, high: null };
  if (kind >= 0.2 && kind < 0.3 && seen <= limit) return { low: null, high: limit };
  return { low: seen, high: seen };
}

function observation(
  id: string,
  siteId: string,
  day: number,
  { low, high }: { low: number | null; high: number | null },
  visibleShare: number,
  observer: string,
): Observation {
  return {
    id,
    siteId,
    zoneId: null,
    objectClass: 'railcars',
    when: { from: formatDay(day), to: null },
    seen: { kind: 'count', low, high },
    note: null,
    sensor: null,
    observer,
    source: null,
    sceneId: null,
    method: null,
    visibleShare,
    review: 'accepted',
  };
}
