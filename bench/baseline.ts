import {
  type CountInterval,
  assessSeries,
  computePosterior,
  findLevelShift,
  probabilityAtLeast,
  probabilityAtMost,
} from '#baseline';
import { type Observation, formatDay } from '#core';
import type { Measurement } from './measure.ts';

/**
 * Is what the baseline says true, and how long does it take? Seeded, about ten seconds. Series are negative binomial with
 * log mean uniform in 0.3 to 100 and variation uniform in 0 to 1.5 (not drawn from the prior of the model), 5 to 60
 * looks, 3 in 10 of them coarsened, 2 in 10 partly hidden; a new look of each is compared with its prediction.
 *
 * Counts are whole numbers, so an interval of whole numbers covers more than it says. To see whether the distribution
 * itself is right the comparison is randomised: the position of a new count y is drawn between P(Y < y) and P(Y <= y), which is uniform
 * if the prediction is right (Czado, Gneiting and Held 2009, doi:10.1111/j.1541-0420.2009.01191.x).
 */
export function benchBaseline(): Measurement[] {
  const random = seededRandom(20231005);
  const results = lookCounts.flatMap((looks) => Array.from({ length: 1500 }, () => predictOne(looks, random)));
  return [...coverage(results), ...falseAlerts(results), ...levelShifts(random), timeAssessment(random)];
}

const lookCounts = [5, 10, 20, 60];
const levels = [0.5, 0.8, 0.9, 0.99];

interface Prediction {
  readonly looks: number;
  /** Randomised position of the new count in its prediction, 0..1. */
  readonly position: number;
  /** P(Y >= new count), as an alert sees it. */
  readonly exceedance: number;
}

function predictOne(looks: number, random: Random): Prediction {
  const mean = Math.exp(Math.log(0.3) + random() * Math.log(100 / 0.3));
  const variation = random() * 1.5;
  const draw = (): number => drawCount(mean, variation, random);
  const posterior = computePosterior(Array.from({ length: looks }, () => coarsen(draw(), mean, random)));
  const count = draw();
  const below = probabilityAtMost(posterior, count - 1);
  const upTo = probabilityAtMost(posterior, count);
  return {
    looks,
    position: below + random() * (upTo - below),
    exceedance: probabilityAtLeast(posterior, count),
  };
}

function coverage(results: readonly Prediction[]): Measurement[] {
  const share = (level: number, of: readonly Prediction[]): number =>
    (100 * of.filter(({ position }) => Math.abs(position - 0.5) <= level / 2).length) / of.length;
  const distances = levels.map((level): Measurement => ({
    name: `baseline: ${level * 100} % interval, coverage off by`,
    value: Math.abs(share(level, results) - level * 100),
    unit: 'points',
    limit: { kind: 'at most', value: 2 },
  }));
  const byLooks = lookCounts.flatMap((looks) =>
    levels.map((level): Measurement => ({
      name: `baseline: ${level * 100} % interval covers, ${looks} looks`,
      value: share(
        level,
        results.filter((result) => result.looks === looks),
      ),
      unit: '%',
      limit: null,
    })),
  );
  return [...distances, ...byLooks];
}

function falseAlerts(results: readonly Prediction[]): Measurement[] {
  const alerts = results.filter(({ exceedance }) => exceedance < 0.01).length;
  return [
    {
      name: 'baseline: false alerts at level 0.99',
      value: (100 * alerts) / results.length,
      unit: '%',
      limit: { kind: 'at most', value: 1.5 },
    },
  ];
}

/** How often a shift is claimed where there is none, and found where the level triples half way through 30 looks. */
function levelShifts(random: Random): Measurement[] {
  const claims = (factor: number): number => {
    let claimed = 0;
    for (let series = 0; series < 400; series += 1) {
      const mean = Math.exp(random() * Math.log(50));
      const looks = Array.from({ length: 30 }, (_, index): CountInterval => {
        const count = drawCount(index < 15 ? mean : mean * factor, 0.6, random);
        return { low: count, high: count, exposure: 1 };
      });
      if ((findLevelShift(looks)?.probability ?? 0) >= 0.95) claimed += 1;
    }
    return claimed / 4;
  };
  return [
    {
      name: 'baseline: level shifts claimed where there is none',
      value: claims(1),
      unit: '%',
      limit: { kind: 'at most', value: 5 },
    },
    { name: 'baseline: level tripled, shift found', value: claims(3), unit: '%', limit: null },
  ];
}

function timeAssessment(random: Random): Measurement {
  const sites = Array.from({ length: 40 }, (_, index) => makeObservations(`site-${index}`, 300, random));
  const assess = (observations: readonly Observation[]): unknown =>
    assessSeries({ siteId: observations[0]!.siteId, objectClass: 'railcars', observations, at: null });
  const rounds = Array.from({ length: 5 }, () => {
    const start = performance.now();
    for (const observations of sites) assess(observations);
    return (performance.now() - start) / sites.length;
  });
  return {
    name: 'baseline: one assessment of 300 observations',
    value: Math.min(...rounds),
    unit: 'ms',
    limit: { kind: 'at most', value: 3 },
    detail: 'best of 5 rounds over 40 sites',
  };
}

function makeObservations(siteId: string, looks: number, random: Random): Observation[] {
  const mean = Math.exp(random() * Math.log(100));
  let day = 18_000;
  return Array.from({ length: looks }, (_, index) => {
    day += 1 + Math.floor(random() * 9);
    const { low, high, exposure } = coarsen(drawCount(mean, 0.7, random), mean, random);
    return {
      id: `${siteId}-${index}`,
      siteId,
      zoneId: null,
      objectClass: 'railcars',
      when: { from: formatDay(day), to: null },
      seen: { kind: 'count', low, high: high === Infinity ? null : high },
      note: null,
      sensor: null,
      observer: 'simulation',
      source: null,
      sceneId: null,
      method: null,
      visibleShare: exposure,
      review: 'accepted',
    };
  });
}

/**
 * Hides part of what is known, without regard to the count itself: rounding to tens, "at least" and "at most" a limit
 * drawn beforehand, and a place half or four fifths visible (each object is seen with that probability).
 */
function coarsen(count: number, mean: number, random: Random): CountInterval {
  const exposure = random() < 0.8 ? 1 : random() < 0.5 ? 0.5 : 0.8;
  let seen = 0;
  for (let object = 0; object < count; object += 1) if (random() < exposure) seen += 1;
  const kind = random();
  const limit = Math.ceil(mean * (0.5 + random()));
  if (kind < 0.1) return { low: seen - (seen % 10), high: seen - (seen % 10) + 9, exposure };
  if (kind < 0.2 && seen >= limit) return { low: limit, high: Infinity, exposure };
  if (kind >= 0.2 && kind < 0.3 && seen <= limit) return { low: 0, high: limit, exposure };
  return { low: seen, high: seen, exposure };
}

type Random = () => number;

/** Uniform in [0, 1), 32 bits: a Weyl sequence through the finaliser of MurmurHash3. */
function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** Negative binomial by its definition: a Poisson count at a gamma rate. */
function drawCount(mean: number, variation: number, random: Random): number {
  if (variation < 0.01) return drawPoisson(mean, random);
  const size = 1 / (variation * variation);
  return drawPoisson((mean / size) * drawGamma(size, random), random);
}

/** Marsaglia and Tsang 2000, doi:10.1145/358407.358414. */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * random() ** (1 / shape);
  const shift = shape - 1 / 3;
  const scale = 1 / Math.sqrt(9 * shift);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const cube = (1 + scale * normal) ** 3;
    if (cube <= 0) continue;
    if (Math.log(1 - random()) < (normal * normal) / 2 + shift - shift * cube + shift * Math.log(cube))
      return shift * cube;
  }
}

/** By multiplying uniforms (Knuth), in parts of at most 30. */
function drawPoisson(mean: number, random: Random): number {
  if (mean > 30) return drawPoisson(30, random) + drawPoisson(mean - 30, random);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
