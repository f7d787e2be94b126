import { logRegularizedBeta } from './incomplete-beta.ts';
import { logBeta, logGamma } from './log-gamma.ts';

/**
 * Negative binomial counts in the gamma-Poisson form: each look has its own rate, gamma distributed with `mean` and
 * shape `size`, and the count is Poisson given the rate. Variance = mean + mean^2 / size; size towards infinity is
 * the Poisson. Seeing only a share v of the place thins the count to mean v * mean with the same size (Johnson,
 * Kemp and Kotz, Univariate Discrete Distributions, 3rd ed., 5.12).
 */
export interface CountModel {
  /** Objects per look, > 0. */
  readonly mean: number;
  /** Shape of the rates, > 0, without unit: 1 / (coefficient of variation of the rates)^2. */
  readonly size: number;
}

/** log P(Y = count), count a whole number >= 0. */
export function logProbability(count: number, { mean, size }: CountModel): number {
  const coefficient = logGamma(count + size) - logGamma(size) - logGamma(count + 1);
  const successes = count === 0 ? 0 : -count * Math.log1p(size / mean);
  return coefficient - size * Math.log1p(mean / size) + successes;
}

/** log P(Y <= count); count >= 0 or Infinity. */
export function logAtMost(count: number, { mean, size }: CountModel): number {
  if (count === Infinity) return 0;
  return logRegularizedBeta(size, count + 1, size / (size + mean), mean / (size + mean));
}

/** log P(Y >= count); count >= 0. */
export function logAtLeast(count: number, { mean, size }: CountModel): number {
  if (count <= 0) return 0;
  return logRegularizedBeta(count, size, mean / (size + mean), size / (size + mean));
}

/** log P(low <= Y <= high); low >= 0, high >= low or Infinity. Relative error of the probability below 1e-8
 * for counts up to 1e5. */
export function logIntervalProbability(low: number, high: number, { mean, size }: CountModel): number {
  return intervalLikelihood(low, high, size)(mean);
}

/** `logIntervalProbability` as a function of the mean: what depends on the size alone is computed once. */
export function intervalLikelihood(low: number, high: number, size: number): (mean: number) => number {
  if (low === high) return (mean) => logProbability(low, { mean, size });
  if (low <= 0 && high === Infinity) return () => 0;
  if (high - low < mostTerms) return sumOfTerms(low, high, size);
  if (high === Infinity) return low <= mostTerms ? complementOfTerms(low, size) : upperTail(low, size);
  return differenceOfTails(low, high, size);
}

/** Up to this many counts are summed term by term; more are differences of incomplete beta functions. */
const mostTerms = 64;

/**
 * The sum of P(Y = k), each term from its neighbour by P(k) / P(k - 1) = q (k - 1 + size) / k with q = mean / (mean + size),
 * beginning at the end of the interval that is nearer to the mean, so that terms neither overflow nor vanish.
 */
function sumOfTerms(low: number, high: number, size: number): (mean: number) => number {
  const coefficientOf = (count: number): number => logGamma(count + size) - logGamma(size) - logGamma(count + 1);
  const [lowest, highest] = [coefficientOf(low), coefficientOf(high)];
  const ratios = new Float64Array(high - low);
  const inverses = new Float64Array(high - low);
  for (let index = 0; index < ratios.length; index += 1) {
    const count = low + index + 1;
    ratios[index] = (count - 1 + size) / count;
    inverses[ratios.length - 1 - index] = count / (count - 1 + size);
  }
  return (mean) => {
    const isAbove = mean > high;
    const [edge, coefficient, steps] = isAbove ? [high, highest, inverses] : [low, lowest, ratios];
    const factor = isAbove ? 1 + size / mean : mean / (mean + size);
    let [sum, term] = [1, 1];
    for (let index = 0; index < steps.length; index += 1) {
      term *= steps[index]! * factor;
      sum += term;
      if (isAbove && term < 1e-17) break;
    }
    const first = edge === 0 ? 0 : -edge * Math.log1p(size / mean);
    return Math.min(0, coefficient - size * Math.log1p(mean / size) + first + Math.log(sum));
  };
}

/** 1 - P(Y < low), by the terms while that keeps its digits. */
function complementOfTerms(low: number, size: number): (mean: number) => number {
  const below = low === 1 ? (mean: number): number => logProbability(0, { mean, size }) : sumOfTerms(0, low - 1, size);
  const tail = upperTail(low, size);
  return (mean) => {
    const probability = Math.exp(below(mean));
    return probability < 0.99 ? Math.log1p(-probability) : tail(mean);
  };
}

function upperTail(low: number, size: number): (mean: number) => number {
  const betaOfTail = logBeta(low, size);
  return (mean) => logRegularizedBeta(low, size, mean / (size + mean), size / (size + mean), betaOfTail);
}

function lowerTail(high: number, size: number): (mean: number) => number {
  const betaOfTail = logBeta(size, high + 1);
  return (mean) => logRegularizedBeta(size, high + 1, size / (size + mean), mean / (size + mean), betaOfTail);
}

/** From the side where the tails are small. */
function differenceOfTails(low: number, high: number, size: number): (mean: number) => number {
  if (low <= 0) return lowerTail(high, size);
  const upper = [upperTail(low, size), upperTail(high + 1, size)] as const;
  const lower = [lowerTail(high, size), lowerTail(low - 1, size)] as const;
  return (mean) => {
    const [larger, smaller] = low > mean ? upper : lower;
    const [logLarger, logSmaller] = [larger(mean), smaller(mean)];
    const share = -Math.expm1(logSmaller - logLarger);
    if (share > leastShare) return logLarger + Math.log(share);
    return Math.log(high - low + 1) + logProbability(Math.round((low + high) / 2), { mean, size });
  };
}

/** Two tails closer than this have no digits left in their difference; then the interval is narrow against the spread. */
const leastShare = 1e-6;
