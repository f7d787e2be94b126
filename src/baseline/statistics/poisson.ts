import { logGamma } from './log-gamma.ts';

/** log P(Y = count) of a Poisson with this mean > 0; count a whole number >= 0. */
export function logPoisson(count: number, mean: number): number {
  return count * Math.log(mean) - mean - logGamma(count + 1);
}

/** P(Y >= count), relative error below 1e-10: the terms from `count` upwards, or 1 less those below it. */
export function poissonAtLeast(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  const first = Math.exp(logPoisson(count, mean));
  if (count > mean) {
    let [sum, term] = [0, 1];
    for (let next = count + 1; term > sum * 1e-17; next += 1) {
      sum += term;
      term *= mean / next;
    }
    return Math.min(1, first * sum);
  }
  let [below, term] = [0, first];
  for (let next = count; next > 0 && term > below * 1e-17; next -= 1) {
    term *= next / mean;
    below += term;
  }
  return Math.max(0, 1 - below);
}
