import type { BaselineSummary } from '#core';
import type { CountInterval } from './statistics/count-interval.ts';

export type KnownFrom = BaselineSummary['knownFrom'];

/**
 * Which side of the counts the looks tell at all. With bounds of one kind only the likelihood is flat on the other side, and what a fit
 * says there is the prior's opinion: the mean of a hundred "at least 8" would be 185. The distribution is not identified, but it
 * is bounded (Manski 2003, Partial Identification of Probability Distributions, chapter 1).
 */
export function knownFrom(looks: readonly CountInterval[]): KnownFrom {
  if (looks.length === 0) return 'both';
  if (looks.every(({ high }) => high === Infinity)) return 'below';
  return looks.every(({ low, high }) => low === 0 && high > 0) ? 'above' : 'both';
}

/**
 * What "at least" alone says of a new look, whatever the distribution: if the true counts of n looks and the new one are exchangeable,
 * the new one lies below the k-th lowest with probability at most k/(n + 1), and so below the k-th lowest bound. Hence the bound
 * that is met with probability `level` is the k-th lowest with k = (1 - level)(n + 1) rounded down, 0 where k is 0.
 * Looks that saw more of the place than the new one will are left out.
 */
export function leastCount(looks: readonly CountInterval[], exposure: number, level: number): number {
  const lows = comparable(looks, exposure).sort((a, b) => a - b);
  const rank = Math.floor((1 - level) * (lows.length + 1) + 1e-9);
  return rank === 0 ? 0 : lows[rank - 1]!;
}

/** The least chance that a new look counts `count` or more, in the same sense: the share of bounds that high among n + 1. */
export function leastChance(looks: readonly CountInterval[], exposure: number, count: number): number {
  const lows = comparable(looks, exposure);
  return count <= 0 ? 1 : lows.filter((low) => low >= count).length / (lows.length + 1);
}

function comparable(looks: readonly CountInterval[], exposure: number): number[] {
  return looks.filter((look) => look.exposure <= exposure).map(({ low }) => low);
}

/**
 * Series of counts that "at most" alone allows, from which the highest answer is taken: every look at its bound, which is the highest
 * level; and a share of them, evenly spread, at their bound and the others at 0, since scatter has a longer tail than level.
 */
export function completeFromAbove<T extends CountInterval>(looks: readonly T[]): T[][] {
  return sharesAtBound.map((share) =>
    looks.map((look, index) => {
      const isAtBound = Math.floor((index + 1) * share) > Math.floor(index * share);
      const count = isAtBound || index === 0 ? look.high : 0;
      return { ...look, low: count, high: count };
    }),
  );
}

const sharesAtBound = [1, 0.8, 0.6, 0.4, 0.2];
