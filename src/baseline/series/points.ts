import { type Observation, type Seen, type SeriesPoint, formatDateSpan } from '#core';
import { counterKey } from './counter.ts';
import { DayIndex } from './day-index.ts';
import { type TimeRange, firstDayOf, lastDayOf, lengthInDays, timeRange } from './time-range.ts';

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
  const counters = new Map<string, string>();
  const rows = observations.map((row): Row => {
    return { row, range: timeRange(row.when), counter: rememberedCounterKey(row, counters) };
  });
  rows.sort((a, b) => lengthOf(a.range) - lengthOf(b.range) || compareInTime(a, b) || compareText(a.row.id, b.row.id));
  const groups = mergeRepeats(rows);
  const lookRanges = groups.filter(({ main }) => main.seen.kind === 'count').map(({ range }) => range);
  for (const group of groups) group.status = decideStatus(group.main, group.range, lookRanges);
  return groups.sort((a, b) => compareInTime(a, b) || compareText(a.main.id, b.main.id));
}

interface Row {
  readonly row: Observation;
  readonly range: TimeRange;
  readonly counter: string;
}

interface Group extends Point {
  readonly observations: Observation[];
  status: Point['status'];
}

/** Spans above this many days are statements about a period, whatever else is known. */
export const longestLook = 31;
/** Spans above this many days are statements about a period where single looks lie inside. */
const longestLookAroundOthers = 7;

function rememberedCounterKey(observation: Observation, known: Map<string, string>): string {
  const name = observation.observer ?? observation.method?.name ?? '';
  const found = known.get(name);
  if (found !== undefined) return found;
  const key = counterKey(observation);
  known.set(name, key);
  return key;
}

/** A row joins the first group that it repeats; the shortest dates go first. */
function mergeRepeats(shortestFirst: readonly Row[]): Group[] {
  const groups: Group[] = [];
  const looks = new DayIndex<Group>();
  const periods: Group[] = [];
  for (const { row, range, counter } of shortestFirst) {
    const isPeriod = lengthInDays(range) > longestLook;
    const near = isPeriod ? periods.filter((period) => isSamePeriod(period.range, range)) : looks.overlapping(range);
    const same = near.find(
      ({ main, counter: other }) =>
        other === counter && main.zoneId === row.zoneId && isSameAnswer(main.seen, row.seen),
    );
    if (same) {
      same.observations.push(row);
      continue;
    }
    const group: Group = { observations: [row], main: row, counter, range, status: 'observed' };
    groups.push(group);
    if (isPeriod) periods.push(group);
    else looks.add(group);
  }
  return groups;
}

/** Statements about periods repeat one another only where they are about the same period. */
function isSamePeriod(a: TimeRange, b: TimeRange): boolean {
  return firstDayOf(a) === firstDayOf(b) && lastDayOf(a) === lastDayOf(b);
}

function isSameAnswer(one: Seen, other: Seen): boolean {
  if (one.kind !== other.kind) return false;
  switch (one.kind) {
    case 'count':
    case 'measure':
      return one.low === (other as typeof one).low && one.high === (other as typeof one).high;
    case 'state':
      return one.state === (other as typeof one).state;
    case 'uncounted':
    case 'unusable':
    case 'not-observed':
      return true;
  }
}

function decideStatus(main: Observation, range: TimeRange, lookRanges: readonly TimeRange[]): SeriesPoint['status'] {
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
  if (when.to === null) return false;
  const days = lengthInDays(range);
  if (days <= longestLookAroundOthers) return false;
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
    observers: observersOf(observations),
    zoneId: main.zoneId,
    contested: isContested,
  };
}

function observersOf(observations: readonly Observation[]): string[] {
  const names: string[] = [];
  for (const { observer } of observations) if (observer !== null && !names.includes(observer)) names.push(observer);
  return names;
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
