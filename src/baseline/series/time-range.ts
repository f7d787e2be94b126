import { type DateSpan, dayRange } from '#core';

/**
 * When something was seen, in minutes since 1970-01-01T00:00, both ends included. `clock` tells whose minutes they are:
 * `local` and `utc` where both ends carry a time of day, `day` where only whole days are known. Ranges of
 * different clocks are compared by whole days.
 */
export interface TimeRange {
  readonly first: number;
  readonly last: number;
  readonly clock: 'day' | 'local' | 'utc';
}

const minutesPerDay = 1440;

export function timeRange(span: DateSpan): TimeRange {
  const to = span.to ?? span.from;
  const days = dayRange(span);
  if (span.from.length < 13 || to.length < 13 || span.from.endsWith('Z') !== to.endsWith('Z')) {
    return { first: days.first * minutesPerDay, last: (days.last + 1) * minutesPerDay - 1, clock: 'day' };
  }
  return {
    first: days.first * minutesPerDay + minuteOfDay(span.from, 0),
    last: days.last * minutesPerDay + minuteOfDay(to, 59),
    clock: to.endsWith('Z') ? 'utc' : 'local',
  };
}

export function overlaps(a: TimeRange, b: TimeRange): boolean {
  if (hasSameClock(a, b)) return a.first <= b.last && b.first <= a.last;
  return firstDayOf(a) <= lastDayOf(b) && firstDayOf(b) <= lastDayOf(a);
}

/** True where `a` is over before `b` begins. */
export function endsBefore(a: TimeRange, b: TimeRange): boolean {
  return hasSameClock(a, b) ? a.last < b.first : lastDayOf(a) < firstDayOf(b);
}

/** Whole days touched, at least 1. */
export function lengthInDays(range: TimeRange): number {
  return lastDayOf(range) - firstDayOf(range) + 1;
}

/** Day numbers as `firstDay` of core gives them. */
export function firstDayOf(range: TimeRange): number {
  return Math.floor(range.first / minutesPerDay);
}

export function lastDayOf(range: TimeRange): number {
  return Math.floor(range.last / minutesPerDay);
}

/** Day number of the middle, may be half. */
export function middleDay(range: TimeRange): number {
  return (firstDayOf(range) + lastDayOf(range)) / 2;
}

function hasSameClock(a: TimeRange, b: TimeRange): boolean {
  return a.clock === b.clock;
}

function minuteOfDay(date: string, unknownMinute: number): number {
  const minute = /T\d\d:(\d\d)/.exec(date)?.[1];
  return Number(date.slice(11, 13)) * 60 + (minute === undefined ? unknownMinute : Number(minute));
}
