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
  const chances = distribution(found, betaOf(recall), betaOf(precision));
  const quantile = (share: number): number => {
    let reached = 0;
    for (const [offset, chance] of chances.values.entries()) {
      reached += chance;
      if (reached >= share * chances.total) return chances.from + offset;
    }
    return chances.from + chances.values.length - 1;
  };
  return {
    count: chances.from + chances.values.indexOf(chances.values.reduce((most, one) => Math.max(most, one), 0)),
    low: quantile((1 - level) / 2),
    high: quantile((1 + level) / 2),
  };
}

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

/** Beyond so many finds, counts are taken in steps: an interval of hundreds needs no unit to be exact. */
const mostTerms = 400;

/** P(true number = from + k), not normalised, in steps of one object. */
function distribution(
  found: number,
  recall: Beta,
  precision: Beta,
): { from: number; values: Float64Array; total: number } {
  const recallMean = recall.a / (recall.a + recall.b);
  const recallSpread = Math.sqrt((recallMean * (1 - recallMean)) / (recall.a + recall.b + 1));
  const lowest = Math.max(0.02, recallMean - 6 * recallSpread);
  const most = Math.ceil((found + 5 + 8 * Math.sqrt(found + 5)) / lowest) + 20;
  const values = new Float64Array(most + 1);
  const realStep = Math.max(1, Math.floor(found / mostTerms));
  for (let real = found; real >= 0; real -= realStep) {
    const weight = betaBinomial(real, found, precision);
    if (weight < 1e-12) continue;
    let log = logBeta(recall.a + real + 1, recall.b) - logBeta(recall.a, recall.b);
    for (let misses = 0; real + misses <= most; misses += 1) {
      values[real + misses]! += weight * Math.exp(log);
      log +=
        Math.log((real + misses + 1) / (misses + 1)) +
        Math.log((recall.b + misses) / (recall.a + real + 1 + recall.b + misses));
    }
  }
  return { from: 0, values, total: values.reduce((sum, one) => sum + one, 0) };
}

function betaBinomial(real: number, found: number, { a, b }: Beta): number {
  const choose = logGamma(found + 1) - logGamma(real + 1) - logGamma(found - real + 1);
  return Math.exp(choose + logBeta(a + real, b + found - real) - logBeta(a, b));
}
