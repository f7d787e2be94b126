import { matchClock } from './matchers/clock.ts';
import { matchCompoundLength } from './matchers/compound-length.ts';
import { matchDayList, matchDayMonth, matchMonth, matchSecondDay } from './matchers/day-month.ts';
import { matchDayPart } from './matchers/day-part.ts';
import { matchFixed } from './matchers/fixed.ts';
import { matchHoliday } from './matchers/holiday.ts';
import { matchLength } from './matchers/length.ts';
import { matchNumericDate } from './matchers/numeric-date.ts';
import { matchSeason } from './matchers/season.ts';
import { matchWeekday } from './matchers/weekday.ts';
import { matchYearPart } from './matchers/year-part.ts';
import { matchCentury, matchDecade, matchYear } from './matchers/year.ts';
import type { TimeContext, TimeMatcher, TimexMatch } from './timex-match.ts';

/** In the order in which they are asked; the first that answers wins. */
const matchers: readonly TimeMatcher[] = [
  matchFixed,
  matchNumericDate,
  matchDayMonth,
  matchDayList,
  matchSecondDay,
  matchMonth,
  matchWeekday,
  matchHoliday,
  matchYearPart,
  matchSeason,
  matchCentury,
  matchDecade,
  matchLength,
  matchCompoundLength,
  matchClock,
  matchDayPart,
  matchYear,
];

/**
 * The time expression that begins at a token, by TimeML's rules for TIMEX3: prepositions stay outside, articles before
 * "vergangenen Woche" and words of degree ("rund", "nearly") inside; values as far as the publication date allows.
 */
export function matchTimex(context: TimeContext, index: number): TimexMatch | null {
  for (const matcher of matchers) {
    const found = matcher(context, index);
    if (found) return found;
  }
  return null;
}
