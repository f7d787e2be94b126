/** Looks of a series in order of time, one count each, as regular methods take it. */
export interface MonitoredSeries {
  /** Whole numbers >= 0. */
  readonly counts: readonly number[];
  /** Days since 1970-01-01, rising; null where only the order is known. */
  readonly days: readonly number[] | null;
  /** What lies between two looks, or `irregular`. */
  readonly step: Step;
  /** Looks a year: 52, 12 or 365. */
  readonly frequency: number;
}

export type Step = 'day' | 'week' | 'month' | 'irregular';

/** What a method says of one look. */
export interface MonitorPoint {
  /** Place in the series, from 1. */
  readonly index: number;
  readonly observed: number;
  /** What the baseline expects; null where the method states none. */
  readonly expected: number | null;
  /** An alarm needs more than this; null where a guard forbids one or none can be given. */
  readonly upper: number | null;
  /** Probability of such a count under the baseline; null for methods that state none. */
  readonly p: number | null;
  readonly alarm: boolean;
  /** Value of the chart, for methods that keep one. */
  readonly statistic?: number;
}

/** The same day in an earlier year, as R's `seq(by = "-1 year")`: 29 February becomes 1 March. */
export function yearsBefore(day: number, years: number): number {
  const date = new Date(day * msPerDay);
  return Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / msPerDay;
}

/** The same day of another month; a day that the month lacks runs over into the next. */
export function monthsAfter(day: number, months: number): number {
  const date = new Date(day * msPerDay);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / msPerDay;
}

/** 0 is Sunday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

const msPerDay = 86_400_000;
