import type { BaselineSummary } from '#core';
import type { CountInterval } from './statistics/count-interval.ts';

export type KnownFrom = BaselineSummary['knownFrom'];

export function knownFrom(looks: readonly CountInterval[]): KnownFrom {
  if (looks.length === 0) return 'both';
  if (looks.every(({ high }) => high === Infinity)) return 'below';
  return looks.every(({ low, high }) => low === 0 && high > 0) ? 'above' : 'both';
}

/**
 * Each bound taken for the count itself. With bounds of one kind only the likelihood is flat on the other side, and what a fit says
 * there is the prior's opinion: the mean of a hundred "at least 8" would be 185. The level is not identified, but it is bounded (Manski
 * 2003, Partial Identification of Probability Distributions, chapter 1): no series that satisfies the bounds lies lower than
 * "at least" taken as counts, none higher than "at most" taken as counts. So the first gives lower bounds of a new look that hold
 * for all of them, the second upper bounds and the largest exceedance.
 */
export function takeBoundsAsCounts<T extends CountInterval>(looks: readonly T[], known: 'below' | 'above'): T[] {
  return looks.map((look) => (known === 'below' ? { ...look, high: look.low } : { ...look, low: look.high }));
}
