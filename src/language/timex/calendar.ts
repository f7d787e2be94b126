import { type PartialDate, firstDay, formatDay } from '#core';

/**
 * Calendar arithmetic on TIMEX3 values. Where the publication date is not known well enough the unknown digits stay
 * `X`, as TIMEX3 has it: nothing is invented.
 */

export type CalendarUnit = 'D' | 'W' | 'M' | 'Y';

/** Whether the date is known to the day. */
export function isDay(date: PartialDate | null): date is PartialDate {
  return date !== null && date.length >= 10;
}

/** `2023-10-05` moved by whole days. */
export function shiftDays(date: PartialDate, days: number): string {
  return formatDay(firstDay(date) + days);
}

/** 1 Monday to 7 Sunday. */
function weekdayOf(date: PartialDate): number {
  return ((((firstDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week of a day, `2023-W40`. */
function isoWeek(date: PartialDate): string {
  const thursday = firstDay(date) - weekdayOf(date) + 4;
  const year = Number(formatDay(thursday).slice(0, 4));
  const week = Math.floor((thursday - firstDay(`${padYear(year)}-01-01` as PartialDate)) / 7) + 1;
  return `${padYear(year)}-W${pad(week)}`;
}

/** The day with a weekday nearest to a date: at or before (`recent`), before (`past`), at or after (`this`), after (`next`). */
export function weekdayNear(weekday: number, published: PartialDate | null, direction: Direction): string {
  if (!isDay(published)) return `XXXX-WXX-${weekday}`;
  const back = (weekdayOf(published) - weekday + 7) % 7;
  if (direction === 'recent') return shiftDays(published, -back);
  if (direction === 'past') return shiftDays(published, back === 0 ? -7 : -back);
  return shiftDays(published, back === 0 && direction === 'this' ? 0 : 7 - back);
}

export type Direction = 'recent' | 'past' | 'this' | 'next';

/** The year that a month without a year means in news: this year, or last year for months well ahead of publication. */
export function yearOfMonth(month: number, published: PartialDate | null, direction: Direction): string {
  if (published === null) return 'XXXX';
  const year = Number(published.slice(0, 4));
  if (published.length < 7) return padYear(year);
  const ahead = month - Number(published.slice(5, 7));
  if (direction === 'past') return padYear(ahead >= 0 ? year - 1 : year);
  if (direction === 'next') return padYear(ahead <= 0 ? year + 1 : year);
  if (direction === 'this') return padYear(year);
  return padYear(ahead > monthsAhead ? year - 1 : ahead < monthsAhead - 11 ? year + 1 : year);
}

/** Whole years that "last", "this" and "next" are away. */
export function yearsOf(direction: Direction): number {
  return direction === 'past' ? -1 : direction === 'next' ? 1 : 0;
}

/** A bare month up to this many months after publication is taken as the coming one, beyond that as last year's. */
const monthsAhead = 4;

/** The day, week, month or year `count` units from publication; undefined where the publication date is too vague. */
export function shifted(unit: CalendarUnit, count: number, published: PartialDate | null): string | undefined {
  if (published === null || Math.abs(count) > 9000) return undefined;
  const year = Number(published.slice(0, 4));
  if (unit === 'Y') return year + count > 0 && year + count < 10000 ? padYear(year + count) : undefined;
  if (unit === 'M') {
    if (published.length < 7) return undefined;
    const months = year * 12 + Number(published.slice(5, 7)) - 1 + count;
    return `${padYear(Math.floor(months / 12))}-${pad((months % 12) + 1)}`;
  }
  if (!isDay(published)) return undefined;
  const day = shiftDays(published, unit === 'W' ? count * 7 : count) as PartialDate;
  return unit === 'W' ? isoWeek(day) : day;
}

/**
 * The weekend meant on a day of publication, `2023-W41-WE`: on a Saturday or Sunday the running one unless another is said;
 * on a working day the last one in news, the coming one where it is ahead ("next", "this").
 */
export function weekend(published: PartialDate | null, direction: Direction): string {
  if (!isDay(published)) return 'XXXX-WXX-WE';
  const isRunning = weekdayOf(published) >= 6;
  const weeks =
    direction === 'past' || (direction === 'recent' && !isRunning) ? -1 : direction === 'next' && isRunning ? 1 : 0;
  return `${isoWeek(shiftDays(published, 7 * weeks) as PartialDate)}-WE`;
}

export function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function padYear(year: number): string {
  return String(year).padStart(4, '0');
}
