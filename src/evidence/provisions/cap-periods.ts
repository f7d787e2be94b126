import { type Cap, type PartialDate, type Quantity, firstDay, formatDay, lastDay } from '#core';

/** A stretch of days in which amounts add up, both ends included. */
export interface CapPeriod {
  readonly from: PartialDate;
  readonly to: PartialDate;
  /** `paragraph`: as the paragraph counts; `calendar-year`: from 1 January, as reports mostly give it. */
  readonly basis: 'paragraph' | 'calendar-year';
}

/** An amount of which only bounds are known. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * The periods of a cap that some days touch: those that the paragraph counts in, and, where these do not begin with the
 * year, the calendar years besides, since most figures are published by the year.
 */
export function capPeriods(cap: Cap, first: number, last: number): CapPeriod[] {
  const own = stepPeriods(cap, first, last).map((period): CapPeriod => ({ ...period, basis: 'paragraph' }));
  const isAligned = cap.from.endsWith('-01-01') && cap.months === 12;
  return isAligned || cap.months !== 12 ? own : [...own, ...calendarYears(cap, first, last)];
}

function stepPeriods(cap: Cap, first: number, last: number): { from: PartialDate; to: PartialDate }[] {
  const lastOfCap = cap.until === null ? Infinity : lastDay(cap.until);
  const end = Math.min(last, lastOfCap);
  const periods: { from: PartialDate; to: PartialDate }[] = [];
  for (let step = 0; ; step += 1) {
    const from = addMonths(firstDay(cap.from), step * cap.months);
    if (from > end) return periods;
    const to = addMonths(firstDay(cap.from), (step + 1) * cap.months) - 1;
    if (to >= first) periods.push({ from: formatDay(from), to: formatDay(Math.min(to, lastOfCap)) });
  }
}

function calendarYears(cap: Cap, first: number, last: number): CapPeriod[] {
  const yearOf = (day: number): number => Number(formatDay(day).slice(0, 4));
  // A year in which the cap began late is no full year of it.
  const from = Math.max(yearOf(first), yearOf(firstDay(cap.from)) + 1);
  const to = Math.min(yearOf(last), cap.until === null ? Infinity : yearOf(lastDay(cap.until)));
  const years: CapPeriod[] = [];
  for (let year = from; year <= to; year += 1)
    years.push({
      from: `${year}-01-01` as PartialDate,
      to: `${year}-12-31` as PartialDate,
      basis: 'calendar-year',
    });
  return years;
}

/** Months on the calendar from a day number. A cap begins on a day that every month has. */
function addMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / 86_400_000;
}

/**
 * An amount in another unit; null where the cap gives no conversion. An open end stays open: "at least 5" is 5 to
 * infinity.
 */
export function convertQuantity(quantity: Quantity, unit: Quantity['unit'], cap: Cap): Bounds | null {
  const bounds = { low: quantity.low ?? 0, high: quantity.high ?? Infinity };
  if (quantity.unit === unit) return bounds;
  if (cap.barrelsPerTonne === null) return null;
  const { low, high } = cap.barrelsPerTonne;
  if (quantity.unit === 'tonne' && unit === 'barrel') return { low: bounds.low * low, high: bounds.high * high };
  if (quantity.unit === 'barrel' && unit === 'tonne') return { low: bounds.low / high, high: bounds.high / low };
  return null;
}
