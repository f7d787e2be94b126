import { logBeta, logGamma } from '../statistics/log-gamma.ts';

/**
 * A share known from a trial: `hits` of `trials`, say 85 of 92 railcars found. Its uncertainty is the Beta(hits + 1/2, misses + 1/2)
 * that Jeffreys' prior gives. An infinite number of trials is not asked for: large numbers do the same.
 */
export interface MeasuredShare {
  readonly hits: number;
  readonly trials: number;
}

/** How well a detector counts: which share of the objects it finds, which share of its finds are objects. */
export interface DetectorPerformance {
  readonly recall: MeasuredShare;
  readonly precision: MeasuredShare;
}

/** Equal-tailed interval of the true number, whole objects, with the most probable number. */
export interface TrueCount {
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many there are when a detector found `found`. Of the finds t are real, t ~ BetaBinomial(found, precision). Given t and recall r,
 * the number of misses is P(m) = C(t+m, m) r^(t+1) (1-r)^m under a flat prior of the true number; over r ~ Beta(a, b), a fixed by the
 * trial and not by this count, P(m) = C(t+m, m) B(a+t+1, b+m) / B(a, b). Misses and false finds are taken as independent of each
 * other and between objects: crowding, or a scene unlike those of the trial, can still break the interval.
 */
export function estimateTrueCount(found: number, { recall, precision }: DetectorPerformance, level = 0.9): TrueCount {
  for (const share of [recall, precision]) checkShare(share);
  if (!(Number.isInteger(found) && found >= 0)) throw new RangeError(`expected a count of 0 or more, got ${found}`);
  const [lower, upper] = [(1 - level) / 2, (1 + level) / 2];
  const [recallBeta, precisionBeta] = [betaOf(recall), betaOf(precision)];
  if (found > manyFinds) {
    const quantile = mixtureQuantile(found, recallBeta, precisionBeta);
    return { count: quantile(0.5), low: quantile(lower), high: quantile(upper) };
  }
  const chances = distribution(found, recallBeta, precisionBeta);
  const total = chances.reduce((sum, one) => sum + one, 0);
  const quantile = (share: number): number => {
    let reached = 0;
    const number = chances.findIndex((chance) => (reached += chance) >= share * total);
    return number === -1 ? chances.length - 1 : number;
  };
  const highest = chances.reduce((most, one) => Math.max(most, one), 0);
  return { count: chances.indexOf(highest), low: quantile(lower), high: quantile(upper) };
}

/** From here on the number given recall and precision is taken as normal, and `count` is its median. */
const manyFinds = 200;

interface Beta {
  readonly a: number;
  readonly b: number;
}

function betaOf({ hits, trials }: MeasuredShare): Beta {
  return { a: hits + 0.5, b: trials - hits + 0.5 };
}

function checkShare({ hits, trials }: MeasuredShare): void {
  if (hits > 0 && trials >= hits && trials < Infinity) return;
  throw new RangeError(`expected hits above 0 and at most the trials, got ${hits} of ${trials}`);
}

/** P(true number = k), not normalised. */
function distribution(found: number, recall: Beta, precision: Beta): Float64Array {
  const recallMean = recall.a / (recall.a + recall.b);
  const lowest = Math.max(0.02, recallMean - 6 * spreadOf(recall));
  const most = Math.ceil((found + 5 + 8 * Math.sqrt(found + 5)) / lowest) + 20;
  const values = new Float64Array(most + 1);
  for (let real = found; real >= 0; real -= 1) {
    const weight = betaBinomial(real, found, precision);
    if (weight < 1e-12) continue;
    let chance = weight * Math.exp(logBeta(recall.a + real + 1, recall.b) - logBeta(recall.a, recall.b));
    for (let misses = 0; real + misses <= most; misses += 1) {
      values[real + misses]! += chance;
      chance *=
        ((real + misses + 1) / (misses + 1)) * ((recall.b + misses) / (recall.a + real + 1 + recall.b + misses));
    }
  }
  return values;
}

/**
 * Given recall r and precision p the true number has mean (found p + 1)/r - 1 and variance (found p (1-p) + (found p + 1)(1-r))/r²;
 * both run over cells of their distributions.
 */
function mixtureQuantile(found: number, recall: Beta, precision: Beta): (share: number) => number {
  const parts = cellsOf(recall).flatMap(({ at: r, weight }) =>
    cellsOf(precision).map(({ at: p, weight: other }) => ({
      weight: weight * other,
      mean: (found * p + 1) / r - 1,
      deviation: Math.sqrt(found * p * (1 - p) + (found * p + 1) * (1 - r)) / r + 1e-9,
    })),
  );
  const below = (number: number): number =>
    parts.reduce((sum, { weight, mean, deviation }) => sum + weight * logisticShare((number - mean) / deviation), 0);
  return (share) => {
    let [low, high] = [-0.5, Math.max(...parts.map(({ mean, deviation }) => mean + 6 * deviation))];
    for (let round = 0; round < 50; round += 1) {
      const middle = (low + high) / 2;
      if (below(middle) < share) low = middle;
      else high = middle;
    }
    return Math.max(0, Math.round(high));
  };
}

const cells = 48;

/** Midpoints of equal cells over six standard deviations to each side, with their shares. */
function cellsOf(beta: Beta): { readonly at: number; readonly weight: number }[] {
  const mean = beta.a / (beta.a + beta.b);
  const low = Math.max(0, mean - 6 * spreadOf(beta));
  const width = (Math.min(1, mean + 6 * spreadOf(beta)) - low) / cells;
  const logs = Array.from({ length: cells }, (_, index) => {
    const at = low + (index + 0.5) * width;
    return { at, log: (beta.a - 1) * Math.log(at) + (beta.b - 1) * Math.log1p(-at) };
  });
  const highest = Math.max(...logs.map(({ log }) => log));
  const total = logs.reduce((sum, { log }) => sum + Math.exp(log - highest), 0);
  return logs.map(({ at, log }) => ({ at, weight: Math.exp(log - highest) / total }));
}

function spreadOf({ a, b }: Beta): number {
  const mean = a / (a + b);
  return Math.sqrt((mean * (1 - mean)) / (a + b + 1));
}

/** Normal distribution function, to 2e-4 (Bowling et al. 2009, Journal of Industrial Engineering and Management 2, 114). */
function logisticShare(x: number): number {
  return 1 / (1 + Math.exp(-1.5976 * x - 0.07056 * x ** 3));
}

function betaBinomial(real: number, found: number, { a, b }: Beta): number {
  const choose = logGamma(found + 1) - logGamma(real + 1) - logGamma(found - real + 1);
  return Math.exp(choose + logBeta(a + real, b + found - real) - logBeta(a, b));
}
