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
 * (1 - q)^size times the sum of c(k) q^k with q = mean / (mean + size) and c(k) = gamma(k + size) / (gamma(size) k!),
 * by Horner's rule. Coefficients are kept relative to the first; at 64 terms they reach e^300 at most (size 2500).
 */
function sumOfTerms(low: number, high: number, size: number): (mean: number) => number {
  const logFirst = logGamma(low + size) - logGamma(size) - logGamma(low + 1);
  const coefficients = new Float64Array(high - low + 1);
  coefficients[0] = 1;
  for (let index = 1; index < coefficients.length; index += 1) {
    const count = low + index;
    coefficients[index] = (coefficients[index - 1]! * (count - 1 + size)) / count;
  }
  return (mean) => {
    const success = mean / (mean + size);
    let sum = 0;
    for (let index = coefficients.length - 1; index >= 0; index -= 1) sum = sum * success + coefficients[index]!;
    const first = low === 0 ? 0 : -low * Math.log1p(size / mean);
    return Math.min(0, logFirst - size * Math.log1p(mean / size) + first + Math.log(sum));
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
