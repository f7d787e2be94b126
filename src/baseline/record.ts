import type { RecordPlace } from '#core';
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

/**
 * Where the target stands among the earlier looks that saw at least as much of the place. With ties, m of the N + 1 looks share the
 * highest count, and under exchangeability the newest is one of them with probability m/(N + 1). Where intervals or open bounds
 * overlap it may or may not be a record.
 */
export function placeRecord(target: CountInterval, earlier: readonly CountInterval[]): RecordPlace {
  const comparable = earlier.filter(({ exposure }) => exposure >= target.exposure);
  const among = comparable.length;
  const surely = Math.max(-1, ...comparable.map(({ low }) => low));
  const perhaps = Math.max(-1, ...comparable.map(({ high }) => high));
  if (among === 0 || target.high < surely) return { kind: 'none', among, tied: 0, probability: null };
  if (target.low > perhaps) return { kind: 'sole', among, tied: 0, probability: 1 / (among + 1) };
  const isExact = target.low === target.high && surely === perhaps && target.low === surely;
  if (!isExact) return { kind: 'possible', among, tied: 0, probability: null };
  const tied = comparable.filter(({ low, high }) => low === high && low === target.low).length;
  return { kind: 'shared', among, tied, probability: (tied + 1) / (among + 1) };
}
