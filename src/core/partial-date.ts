import { RecordError } from './errors.ts';

/**
 * What is known of a date, no more: `2023`, `2023-04`, `2023-04-16`, `2023-04-16T09`, `2023-04-16T09:41`,
 * `2023-04-16T09:41:28`, the last three optionally with `Z`. Precision is the length; a missing part is unknown,
 * not the first. Without `Z` a time of day is local to the site. Calendar: proleptic Gregorian.
 */
export type PartialDate = string & { readonly __partialDate: true };

/** A stretch of time, both ends included to their own precision; `to` is null for a single date. */
export interface DateSpan {
  readonly from: PartialDate;
  readonly to: PartialDate | null;
}

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2}))?)?(Z)?)?)?)?$/;

/** Parses untrusted text. Throws RecordError `bad-date` for anything that is not a date of the calendar. */
export function parsePartialDate(text: string): PartialDate {
  const parts = shape.exec(text);
  if (!parts) throw badDate(text);
  const [, year, month, day, hour, minute, second] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (month !== undefined && (month < 1 || month > 12)) throw badDate(text, `month ${month} is not 1 to 12`);
  if (day !== undefined) {
    const last = daysInMonth(year!, month!);
    if (day < 1 || day > last) throw badDate(text, `day ${day} is not 1 to ${last}`);
  }
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 60)
    throw badDate(text, 'the time of day does not exist');
  return text as PartialDate;
}

/** Parses `2023-10-05` or a span `2022-11-05/2022-11-08`. Throws RecordError `bad-date`. */
export function parseDateSpan(text: string): DateSpan {
  const [from, to, ...rest] = text.split('/');
  if (rest.length > 0) throw badDate(text, 'a span has two ends');
  const span = {
    from: parsePartialDate(from!),
    to: to === undefined ? null : parsePartialDate(to),
  };
  if (span.to && firstDay(span.from) > lastDay(span.to)) throw badDate(text, 'the span ends before it begins');
  return span;
}

export function formatDateSpan(span: DateSpan): string {
  return span.to === null ? span.from : `${span.from}/${span.to}`;
}

/** Days since 1970-01-01 of the first day the date may mean. */
export function firstDay(date: PartialDate): number {
  const { year, month, day } = calendarParts(date);
  return dayNumber(year, month ?? 1, day ?? 1);
}

/** Days since 1970-01-01 of the last day the date may mean. */
export function lastDay(date: PartialDate): number {
  const { year, month, day } = calendarParts(date);
  const lastMonth = month ?? 12;
  return dayNumber(year, lastMonth, day ?? daysInMonth(year, lastMonth));
}

/** First and last day (days since 1970-01-01, both included) that a span may touch. */
export function dayRange(span: DateSpan): { first: number; last: number } {
  return { first: firstDay(span.from), last: lastDay(span.to ?? span.from) };
}

/** `2023-10-05` for a day number as `firstDay` gives it. */
export function formatDay(day: number): PartialDate {
  return new Date(day * 86_400_000).toISOString().slice(0, 10) as PartialDate;
}

function calendarParts(date: PartialDate): { year: number; month?: number; day?: number } {
  const year = 100 * twoDigits(date, 0) + twoDigits(date, 2);
  if (date.length < 7) return { year };
  const month = twoDigits(date, 5);
  if (date.length < 10) return { year, month };
  return { year, month, day: twoDigits(date, 8) };
}

function twoDigits(date: string, at: number): number {
  return 10 * (date.charCodeAt(at) - 48) + date.charCodeAt(at + 1) - 48;
}

/** By arithmetic, a series having thousands of dates: years that begin in March have their leap day at the end. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + Math.floor((153 * months + 2) / 5) + day - 1 - daysToEpoch;
}

/** From 1 March of the year 0 to 1 January 1970. */
const daysToEpoch = 719_468;

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

function badDate(text: string, why = 'expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm'): RecordError {
  return new RecordError('bad-date', `"${text}" is not a date: ${why}`);
}
