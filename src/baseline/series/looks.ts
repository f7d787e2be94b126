import type { DatedInterval } from '../regression/average-models.ts';
import { DayIndex } from './day-index.ts';
import { type Point, compareInTime, compareText, lengthOf } from './points.ts';
import { type TimeRange, middleDay, overlaps } from './time-range.ts';

/** One look at the place, as it enters the likelihood: what its counters said, brought together. */
export interface Look extends DatedInterval {
  readonly range: TimeRange;
  readonly points: readonly Point[];
}

export interface Looks {
  /** In order of date. */
  readonly looks: readonly Look[];
  /** Counts whose unknown day may be that of two or more other looks. */
  readonly ambiguous: readonly Point[];
  /** Looks at which some zones were not counted: their sum is a lower bound. */
  readonly incomplete: number;
  /** Zone counts for which the same date has a count of the whole place. */
  readonly replaced: readonly Point[];
}

/**
 * Brings points to looks. Points with overlapping dates are one look. Where its counters give different numbers the
 * look is the smallest interval that holds them all; a one-sided bound that the numbers satisfy adds nothing.
 * Where shares of the place differ, those who saw most are used. Zones are added up; a zone missing on a date makes the
 * sum a lower bound; a count of the whole place on that date goes before its zones.
 */
export function joinLooks(points: readonly Point[]): Looks {
  const counted = points.filter(
    (point) => point.main.seen.kind === 'count' && point.status === 'observed' && exposureOf(point) > 0,
  );
  const zones = [...new Set(counted.flatMap(({ main }) => main.zoneId ?? []))].toSorted(compareText);
  const whole = joinDates(counted.filter(({ main }) => main.zoneId === null));
  const byZone = zones.map((zone) => joinDates(counted.filter(({ main }) => main.zoneId === zone)));
  const sums = addZones(byZone.flatMap(({ looks }) => looks));
  const free = sums.filter((look) => !whole.looks.some(({ range }) => overlaps(range, look.range)));
  const isComplete = (look: Look): boolean => new Set(look.points.map(({ main }) => main.zoneId)).size === zones.length;
  const added = free.map((look) => (isComplete(look) ? look : { ...look, high: Infinity }));
  return {
    looks: [...whole.looks, ...added].toSorted(compareInTime),
    ambiguous: [whole, ...byZone].flatMap(({ ambiguous }) => ambiguous),
    incomplete: free.filter((look) => !isComplete(look)).length,
    replaced: sums.filter((look) => !free.includes(look)).flatMap((look) => look.points),
  };
}

interface Cluster {
  readonly range: TimeRange;
  readonly points: Point[];
}

/**
 * The most exact dates come first and open a cluster each. A longer one joins the cluster it overlaps; of several it
 * widens each where it states a span (it speaks of every day in it), and is ambiguous where its day is unknown.
 */
function joinDates(points: readonly Point[]): { looks: Look[]; ambiguous: Point[] } {
  const clusters: Cluster[] = [];
  const byDay = new DayIndex<Cluster>();
  const ambiguous: Point[] = [];
  for (const point of inOrderOfExactness(points)) {
    const near = byDay.overlapping(point.range);
    if (near.length === 0) {
      const cluster = { range: point.range, points: [point] };
      clusters.push(cluster);
      byDay.add(cluster);
    } else if (near.length === 1 || point.main.when.to !== null) for (const cluster of near) cluster.points.push(point);
    else ambiguous.push(point);
  }
  return { looks: clusters.map(joinCounters), ambiguous };
}

function inOrderOfExactness(points: readonly Point[]): Point[] {
  return points.toSorted(
    (a, b) => lengthOf(a.range) - lengthOf(b.range) || compareInTime(a, b) || compareText(a.main.id, b.main.id),
  );
}

function joinCounters({ range, points }: Cluster): Look {
  const [only] = points;
  if (points.length === 1) {
    const { low, high } = boundsOf(only!);
    const facts = { range, points, day: middleDay(range), counters: [only!.counter] };
    return { ...facts, exposure: exposureOf(only!), low, high };
  }
  const exposure = Math.max(...points.map(exposureOf));
  const bounds = points.filter((point) => exposureOf(point) === exposure).map(boundsOf);
  const numbers = bounds.filter(({ isOneSided }) => !isOneSided);
  const held = numbers.length > 0 ? hull(numbers) : intersection(bounds);
  const against = bounds.filter(({ low, high }) => low > held.high || high < held.low);
  return { ...factsOf(range, points), exposure, ...hull([held, ...against]) };
}

function factsOf(range: TimeRange, points: readonly Point[]): Pick<Look, 'range' | 'points' | 'day' | 'counters'> {
  return { range, points, day: middleDay(range), counters: [...new Set(points.map(({ counter }) => counter))] };
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

function boundsOf({ main }: Point): Bounds & { readonly isOneSided: boolean } {
  if (main.seen.kind !== 'count') throw new Error(`expected a count, got ${main.seen.kind}`);
  const { low, high } = main.seen;
  return { low: low ?? 0, high: high ?? Infinity, isOneSided: low === null || high === null };
}

function hull(bounds: readonly Bounds[]): Bounds {
  return {
    low: Math.min(...bounds.map(({ low }) => low)),
    high: Math.max(...bounds.map(({ high }) => high)),
  };
}

/** Everything where the bounds exclude each other. */
function intersection(bounds: readonly Bounds[]): Bounds {
  const low = Math.max(...bounds.map((bound) => bound.low));
  const high = Math.min(...bounds.map((bound) => bound.high));
  return low <= high ? { low, high } : hull(bounds);
}

function exposureOf({ main }: Point): number {
  return main.visibleShare ?? 1;
}

/** Adds up looks of different zones with overlapping dates; the visible share is their average. */
function addZones(looks: readonly Look[]): Look[] {
  const groups: { range: TimeRange; looks: Look[] }[] = [];
  const shortestFirst = looks.toSorted((a, b) => lengthOf(a.range) - lengthOf(b.range) || compareInTime(a, b));
  for (const look of shortestFirst) {
    const group = groups.find(
      (other) => overlaps(other.range, look.range) && !other.looks.some((taken) => zoneOf(taken) === zoneOf(look)),
    );
    if (group) group.looks.push(look);
    else groups.push({ range: look.range, looks: [look] });
  }
  return groups.map(({ range, looks: parts }) => ({
    ...factsOf(
      range,
      parts.flatMap(({ points }) => points),
    ),
    low: sum(parts.map(({ low }) => low)),
    high: sum(parts.map(({ high }) => high)),
    exposure: sum(parts.map(({ exposure }) => exposure)) / parts.length,
  }));
}

function zoneOf(look: Look): string | null {
  return look.points[0]!.main.zoneId;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
