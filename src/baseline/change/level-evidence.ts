import { logBeta, logGamma } from '../statistics/log-gamma.ts';

/**
 * How well looks go with one level each, in closed form. Counts are negative binomial with a common size r; given r,
 * q = mean / (mean + r) of a level has a Beta(1/2, 1/2) prior, so that n counts with sum S have the evidence
 * prod c(y, r) B(S + 1/2, n r + 1/2) / pi, with c(y, r) = gamma(y + r) / (gamma(r) y!).
 */
export function logLevelEvidence(looks: number, sum: number, size: number): number {
  return looks === 0 ? 0 : logBeta(sum + 0.5, looks * size + 0.5) - logPi;
}

const logPi = Math.log(Math.PI);

/** The factor c(y, r) of every count, however they are divided into levels. `distinct`: count to how often. */
export function logCommonEvidence(distinct: ReadonlyMap<number, number>, size: number): number {
  const logGammaSize = logGamma(size);
  let sum = 0;
  for (const [count, times] of distinct) sum += times * (logGamma(count + size) - logGammaSize - logGamma(count + 1));
  return sum;
}

/** Coefficients of variation of the rates, evenly spaced in their logarithm, with their log prior (half-normal(1)). */
export const variationNodes: readonly { readonly size: number; readonly logPrior: number }[] = [
  0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2,
].map((variation) => ({
  size: 1 / (variation * variation),
  logPrior: Math.log(variation) - (variation * variation) / 2,
}));

export function tally(counts: readonly number[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return times;
}

/** Sums of the first 0, 1, 2, … counts. */
export function cumulate(counts: readonly number[]): Float64Array {
  const sums = new Float64Array(counts.length + 1);
  for (const [index, count] of counts.entries()) sums[index + 1] = sums[index]! + count;
  return sums;
}

export function logSumExp(values: readonly number[]): number {
  const highest = Math.max(...values);
  if (highest === -Infinity) return -Infinity;
  return highest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - highest), 0));
}
