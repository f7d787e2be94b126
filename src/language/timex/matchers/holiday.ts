import { type PartialDate, firstDay, formatDay } from '#core';
import { pad, yearOfMonth } from '../calendar.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { yearAt } from './date-words.ts';
import { isSpanning } from './season.ts';

/** A feast: a day of the year, or so many days from Easter Sunday, or the nth weekday of a month (-1: the last). */
export type Feast =
  | { readonly month: number; readonly day: number }
  | { readonly fromEaster: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number };

/** "Weihnachten", "Karfreitag 2014", "Thanksgiving". */
export function matchHoliday(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens, published } = context;
  if (!tokens[index]!.isCapitalized) return null;
  const found = lexicon.feasts.matchAt(tokens, index, tokens.length);
  if (!found) return null;
  const written = yearAt(tokens, found.end);
  const month = 'month' in found.meaning ? found.meaning.month : 4;
  const year = written ?? yearOfMonth(month, published, 'recent');
  const value = year === 'XXXX' ? openDay(found.meaning) : dayIn(found.meaning, Number(year));
  return {
    start: index,
    end: written ? (isSpanning(tokens, found.end + 1) ? found.end + 3 : found.end + 1) : found.end,
    type: 'DATE',
    value,
  };
}

function openDay(feast: Feast): string {
  return 'day' in feast ? `XXXX-${pad(feast.month)}-${pad(feast.day)}` : 'XXXX-XX-XX';
}

function dayIn(feast: Feast, year: number): string {
  if ('fromEaster' in feast) return formatDay(easterSunday(year) + feast.fromEaster);
  if ('day' in feast) return `${year}-${pad(feast.month)}-${pad(feast.day)}`;
  const first = dayNumberOf(year, feast.month, 1);
  const offset = (feast.weekday - weekdayOf(first) + 7) % 7;
  if (feast.nth > 0) return formatDay(first + offset + 7 * (feast.nth - 1));
  const next = dayNumberOf(feast.month === 12 ? year + 1 : year, (feast.month % 12) + 1, 1);
  const back = (weekdayOf(next - 1) - feast.weekday + 7) % 7;
  return formatDay(next - 1 - back);
}

function dayNumberOf(year: number, month: number, day: number): number {
  return firstDay(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as PartialDate);
}

/** 1 Monday to 7 Sunday, of days since 1970-01-01. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Day number of Easter Sunday, Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayNumberOf(year, Math.floor(f / 31), (f % 31) + 1);
}
