import { type Observation, type SeriesPoint, formatDateSpan } from '#core';
import { counterKey } from './counter.ts';
import { type TimeRange, firstDayOf, lastDayOf, lengthInDays, overlaps, timeRange } from './time-range.ts';

/** What one counter said of one place on one date, from one or more rows that repeat it. */
export interface Point {
  readonly observations: readonly Observation[];
  /** The row with the most exact date. */
  readonly main: Observation;
  /** `counterKey` of the counter. */
  readonly counter: string;
  readonly range: TimeRange;
  readonly status: SeriesPoint['status'];
}

/**
 * Groups rows of the same counter and place with overlapping dates and the same answer, and decides what each group
 * is. In order of date, then of id: the order of the input does not matter.
 */
export function groupPoints(observations: readonly Observation[]): Point[] {
  const byAnswer = new Map<string, { counter: string; rows: Observation[] }>();
  const counters = new Map<string, string>();
  for (const observation of observations) {
    const counter = rememberedCounterKey(observation, counters);
    const key = [counter, observation.zoneId, answerKey(observation)].join('\n');
    const same = byAnswer.get(key);
    if (same) same.rows.push(observation);
    else byAnswer.set(key, { counter, rows: [observation] });
  }
  const groups = [...byAnswer.values()].flatMap(({ counter, rows }) => mergeRepeats(rows, counter));
  const lookRanges = groups.filter(({ main }) => main.seen.kind === 'count').map(({ range }) => range);
  return groups
    .map((group) => ({ ...group, status: decideStatus(group, lookRanges) }))
    .toSorted((a, b) => compareInTime(a, b) || compareText(a.main.id, b.main.id));
}

/** Spans above this many days are statements about a period, whatever else is known. */
export const longestLook = 31;
/** Spans above this many days are statements about a period where single looks lie inside. */
const longestLookAroundOthers = 7;

type Group = Omit<Point, 'status'>;

function rememberedCounterKey(observation: Observation, known: Map<string, string>): string {
  const name = observation.observer ?? observation.method?.name ?? '';
  const found = known.get(name);
  if (found !== undefined) return found;
  const key = counterKey(observation);
  known.set(name, key);
  return key;
}

function answerKey({ seen }: Observation): string {
  switch (seen.kind) {
    case 'count':
    case 'measure':
      return `${seen.kind} ${seen.low} ${seen.high}`;
    case 'state':
      return `${seen.kind} ${seen.state}`;
    case 'uncounted':
    case 'unusable':
    case 'not-observed':
      return seen.kind;
  }
}

function mergeRepeats(rows: readonly Observation[], counter: string): Group[] {
  const groups: (Group & { readonly observations: Observation[] })[] = [];
  const shortestFirst = rows
    .map((row) => ({ row, range: timeRange(row.when) }))
    .toSorted(
      (a, b) => lengthOf(a.range) - lengthOf(b.range) || compareInTime(a, b) || compareText(a.row.id, b.row.id),
    );
  for (const { row, range } of shortestFirst) {
    const same = groups.find((group) => isRepeat(group.range, range));
    if (same) same.observations.push(row);
    else groups.push({ main: row, counter, range, observations: [row] });
  }
  return groups;
}

/** Statements about periods repeat one another only where they are about the same period. */
function isRepeat(a: TimeRange, b: TimeRange): boolean {
  if (Math.max(lengthInDays(a), lengthInDays(b)) <= longestLook) return overlaps(a, b);
  return firstDayOf(a) === firstDayOf(b) && lastDayOf(a) === lastDayOf(b);
}

function decideStatus({ main, range }: Group, lookRanges: readonly TimeRange[]): SeriesPoint['status'] {
  switch (main.seen.kind) {
    case 'uncounted':
    case 'unusable':
    case 'not-observed':
      return main.seen.kind;
    case 'state':
    case 'measure':
      return 'observed';
    case 'count':
      return isStatement(main, range, lookRanges) ? 'bound' : 'observed';
  }
}

function isStatement({ when }: Observation, range: TimeRange, lookRanges: readonly TimeRange[]): boolean {
  const days = lengthInDays(range);
  if (when.to === null || days <= longestLookAroundOthers) return false;
  return days > longestLook || lookRanges.some((other) => lengthInDays(other) < days && liesWithin(other, range));
}

function liesWithin(inner: TimeRange, outer: TimeRange): boolean {
  return firstDayOf(inner) >= firstDayOf(outer) && lastDayOf(inner) <= lastDayOf(outer);
}

/** The point as the chart and the command line show it. */
export function describePoint({ main, observations, status }: Point, isContested: boolean): SeriesPoint {
  const { seen } = main;
  const hasBounds = seen.kind === 'count' || seen.kind === 'measure';
  return {
    date: formatDateSpan(main.when),
    low: hasBounds ? seen.low : null,
    high: hasBounds ? seen.high : null,
    status,
    ...(seen.kind === 'state' ? { state: seen.state } : {}),
    observationIds: observations.map(({ id }) => id),
    observers: [...new Set(observations.flatMap(({ observer }) => observer ?? []))],
    contested: isContested,
  };
}

export function compareInTime(a: { readonly range: TimeRange }, b: { readonly range: TimeRange }): number {
  return a.range.first - b.range.first || a.range.last - b.range.last;
}

export function lengthOf({ first, last }: TimeRange): number {
  return last - first;
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
