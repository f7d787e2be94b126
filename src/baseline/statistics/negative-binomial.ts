import { logRegularizedBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';

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
