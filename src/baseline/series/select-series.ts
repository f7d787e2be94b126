import { type Observation, type PartialDate, objectClassKey } from '#core';
import { sumKinds } from './kinds.ts';
import { type Look, type Looks, joinLooks } from './looks.ts';
import { type Point, groupPoints, longestLook } from './points.ts';
import { type TimeRange, endsBefore, lengthInDays, middleDay, overlaps, timeRange } from './time-range.ts';

/** Which series, and which of its looks is judged. */
export interface SeriesSelection {
  readonly siteId: string;
  /** Compared by `objectClassKey`. */
  readonly objectClass: string;
  /** In any order; those of other sites and classes are passed over. */
  readonly observations: readonly Observation[];
  /** The date to judge; null for the newest look. */
  readonly at: PartialDate | null;
}

/** A series brought to looks, with the look that is judged and those that are its baseline. */
export interface SelectedSeries {
  /** Rejected ones included. */
  readonly rows: readonly Observation[];
  readonly points: readonly Point[];
  readonly joined: Looks;
  readonly asked: TimeRange | null;
  readonly target: Look | null;
  /** Every look that was over before the target's date, in order of date. */
  readonly baseline: readonly Look[];
  /** Looks later than the target: outcome, not evidence. */
  readonly later: readonly Look[];
  /** Usable looks of the baseline period, those without a number included. */
  readonly searched: number;
  /** Day number that is predicted: the target's, or the one asked for, or that of the newest look. */
  readonly day: number;
}

export function selectSeries({ siteId, objectClass, observations, at }: SeriesSelection): SelectedSeries {
  const key = objectClassKey(objectClass);
  const isWanted = remember((name) => objectClassKey(name) === key);
  const rows = observations.filter((each) => each.siteId === siteId && isWanted(each.objectClass));
  const whole = rows.filter(({ review }) => review !== 'rejected');
  const { sums, parts } = sumKinds(observations, siteId, objectClass);
  const grouped = groupPoints([...whole, ...withoutCounted(sums, whole)]);
  const points = parts.size === 0 ? grouped : grouped.map((point) => withParts(point, parts));
  const joined = joinLooks(points);
  const asked = at === null ? null : timeRange({ from: at, to: null });
  const target = findTarget(joined.looks, asked);
  const reference = target?.range ?? asked;
  const baseline = reference ? joined.looks.filter(({ range }) => endsBefore(range, reference)) : joined.looks;
  return {
    rows,
    points,
    joined,
    asked,
    target,
    baseline,
    later: reference ? joined.looks.filter(({ range }) => endsBefore(reference, range)) : [],
    searched: baseline.length + countWithoutNumber(points, joined.looks, reference),
    day: target?.day ?? (asked ? middleDay(asked) : (baseline.at(-1)?.day ?? 0)),
  };
}

function remember<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (!known.has(name)) known.set(name, compute(name));
    return known.get(name)!;
  };
}

/** Sums for whose date nobody gives a count of the whole class. */
function withoutCounted(sums: readonly Observation[], whole: readonly Observation[]): readonly Observation[] {
  if (sums.length === 0) return sums;
  const counted = whole.filter(({ seen }) => seen.kind === 'count').map(({ when }) => timeRange(when));
  const looks = counted.filter((range) => lengthInDays(range) <= longestLook);
  return sums.filter(({ when }) => !looks.some((other) => overlaps(other, timeRange(when))));
}

/** A sum of kinds rests on the rows that were added up. */
function withParts(point: Point, parts: ReadonlyMap<string, readonly Observation[]>): Point {
  return { ...point, observations: point.observations.flatMap((row) => parts.get(row.id) ?? [row]) };
}

/** The newest look on the date asked for, or the newest of all. */
function findTarget(looks: readonly Look[], asked: TimeRange | null): Look | null {
  const candidates = asked ? looks.filter(({ range }) => overlaps(range, asked)) : looks;
  return candidates.reduce<Look | null>(
    (newest, look) => (newest === null || look.range.last >= newest.range.last ? look : newest),
    null,
  );
}

/** Looks that saw something and gave no number, and of whose date no number is known otherwise. */
function countWithoutNumber(points: readonly Point[], looks: readonly Look[], reference: TimeRange | null): number {
  const dates: TimeRange[] = [];
  for (const { status, range } of points) {
    if (status !== 'uncounted' || (reference && !endsBefore(range, reference))) continue;
    const isKnown = [...looks.map((look) => look.range), ...dates].some((other) => overlaps(other, range));
    if (!isKnown) dates.push(range);
  }
  return dates.length;
}
