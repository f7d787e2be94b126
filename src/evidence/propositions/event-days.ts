import { RecordError, firstDay, lastDay, parsePartialDate } from '#core';

/** The days on which something may have happened, as day numbers, both included. */
export interface EventDays {
  readonly first: number;
  readonly last: number;
}

/** The days of a TIMEX3 value: `2023-10-05`, `2023-10-05T14`, `2023-10`, `2023-W40`; null for lengths, seasons and the like. */
export function readEventDays(value: string | null): EventDays | null {
  const week = /^(\d{4})-W(\d\d)/u.exec(value ?? '');
  if (week) return daysOfWeek(Number(week[1]), Number(week[2]));
  const date = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)/u.exec(value ?? '')?.[0];
  if (date === undefined) return null;
  try {
    const parsed = parsePartialDate(date);
    return { first: firstDay(parsed), last: lastDay(parsed) };
  } catch (error) {
    // A text may speak of 31 September; that is reported elsewhere, and is no day to compare.
    if (error instanceof RecordError) return null;
    throw error;
  }
}

/** Days between two events, 0 where they may be the same day. */
export function daysApart(one: EventDays, other: EventDays): number {
  return Math.max(0, one.first - other.last, other.first - one.last);
}

/** ISO 8601: weeks begin on Monday, and 4 January is in the first. */
function daysOfWeek(year: number, week: number): EventDays {
  const fourth = firstDay(parsePartialDate(`${year}-01-04`));
  // Day 0, 1 January 1970, was a Thursday.
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7);
  return { first: monday + 7 * (week - 1), last: monday + 7 * (week - 1) + 6 };
}
