import { type Assessment, formatDay } from '#core';
import type { Look } from './series/looks.ts';
import { firstDayOf, lastDayOf } from './series/time-range.ts';
import { type LevelShift, findLevelShift } from './statistics/change-point.ts';

/** A shift is reported from this probability on (prior 1/2): the looks speak at least 19 to 1 for it. */
const reportedFrom = 0.95;

/**
 * The date of a level shift. `date` is the first look at the new level; the 90 % interval begins the day after the
 * last look at the old level and ends with the first one at the new: nobody looked in between.
 */
export function datedShift(looks: readonly Look[]): Assessment['change'] {
  const shift: LevelShift | null = findLevelShift(looks);
  if (!shift || shift.probability < reportedFrom) return null;
  const before = looks[shift.earliest - 1]!.range;
  const low = Math.min(lastDayOf(before) + 1, firstDayOf(looks[shift.earliest]!.range));
  return {
    date: formatDay(firstDayOf(looks[shift.first]!.range)),
    low: formatDay(low),
    high: formatDay(lastDayOf(looks[shift.latest]!.range)),
  };
}
