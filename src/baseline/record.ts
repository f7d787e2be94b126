import type { CountInterval } from './statistics/count-interval.ts';

/**
 * How many earlier looks the target surely exceeds, if it exceeds all of them: its lower bound is above the upper bound
 * of each. Only looks that saw at least as much of the place as the target are compared. Null when it is no sure
 * record or nothing can be compared. Under exchangeability the newest of N + 1 looks is the strict highest with
 * probability at most 1/(N + 1), whatever the distribution (ties only lower it).
 */
export function countBeaten(target: CountInterval, earlier: readonly CountInterval[]): number | null {
  const comparable = earlier.filter(({ exposure }) => exposure >= target.exposure);
  if (comparable.length === 0 || comparable.some(({ high }) => high >= target.low)) return null;
  return comparable.length;
}

/** 1/(N + 1). */
export function recordProbability(beaten: number): number {
  return 1 / (beaten + 1);
}
