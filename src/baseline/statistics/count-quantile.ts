import { type CountModel, logAtMost, logProbability } from './negative-binomial.ts';
import { logPoisson, poissonAtLeast } from './poisson.ts';

/** The smallest count with P(Y <= count) >= level; 0 < level < 1. */
export function countQuantile(level: number, { mean, size }: CountModel): number {
  const spread = Math.sqrt(mean + (mean * mean) / size);
  return search(
    level,
    Math.max(0, Math.floor(mean + 2 * spread)),
    (count) => Math.exp(logAtMost(count, { mean, size })),
    (count) => Math.exp(logProbability(count, { mean, size })),
  );
}

/** The same of a Poisson. */
export function poissonQuantile(level: number, mean: number): number {
  if (mean <= 0) return 0;
  return search(
    level,
    Math.max(0, Math.floor(mean + 2 * Math.sqrt(mean))),
    (count) => 1 - poissonAtLeast(count + 1, mean),
    (count) => Math.exp(logPoisson(count, mean)),
  );
}

/** As R does, a level missed by rounding alone counts as reached. */
const fuzz = 64 * Number.EPSILON;

function search(
  level: number,
  start: number,
  atMost: (count: number) => number,
  probability: (count: number) => number,
): number {
  const wanted = level * (1 + (level < 1 - fuzz ? -fuzz : 0));
  let count = start;
  let reached = atMost(count);
  while (reached < wanted) {
    // Far out the terms no longer move the sum: then the tail itself is asked.
    const term = probability(count + 1);
    count += 1;
    reached = term > 1e-12 ? reached + term : atMost(count);
  }
  while (count > 0) {
    const below = reached - probability(count);
    if (below < wanted) break;
    count -= 1;
    reached = below;
  }
  return count;
}
