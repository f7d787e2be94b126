import type { Observation } from '#core';
import { type DetectorPerformance, estimateTrueCount } from './true-count.ts';

/** Probability that the interval of a corrected count holds the true number. */
export const correctedLevel = 0.9;

/**
 * Turns exact counts of a machine into intervals of the true number. Counts by people, counts that are intervals already, and everything
 * that is no count stay as they are.
 */
export function correctCounts(observations: readonly Observation[], performance: DetectorPerformance): Observation[] {
  const known = new Map<number, { low: number; high: number }>();
  return observations.map((observation) => {
    const { seen, method } = observation;
    if (method === null || seen.kind !== 'count' || seen.low === null || seen.low !== seen.high) return observation;
    const { low, high } = known.get(seen.low) ?? estimateTrueCount(seen.low, performance, correctedLevel);
    known.set(seen.low, { low, high });
    return { ...observation, seen: { kind: 'count', low, high } };
  });
}
