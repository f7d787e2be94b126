import { type AssessedChange, type PresentLevel, formatDay } from '#core';
import { knownFrom } from '../one-sided.ts';
import type { Look } from '../series/looks.ts';
import { firstDayOf, lastDayOf } from '../series/time-range.ts';
import { type LevelShift, dateShift, fewestLooksAtEnd, fewestLooksPerLevel } from './date-shift.ts';
import { runLengths } from './run-lengths.ts';
import { mayChange, segmentLevels, shortSeries } from './segment-levels.ts';
import { typicalCounts } from './typical-counts.ts';

/** A shift is reported from this probability on (prior 1/2): the looks speak at least 19 to 1 for it. */
const reportedFrom = 0.95;
/** Lasting levels of a Poisson series are told apart with a size as large as this. */
const nearlyPoisson = 400;

export interface FoundChanges {
  /** In order of date. */
  readonly changes: readonly AssessedChange[];
  readonly present: PresentLevel | null;
}

/**
 * Where the level of a series changed for good. PELT proposes, the Bayesian single change point between the neighbouring
 * proposals dates and doubts: what is less probable than 19 to 1 is not reported. The online variant says since when the
 * present level has held, as it could be known at the last look. Looks in order of date.
 */
export function findChanges(looks: readonly Look[]): FoundChanges {
  // Bounds of one kind move with what was written, not with the level.
  if (knownFrom(looks) !== 'both') return { changes: [], present: null };
  const counts = typicalCounts(looks);
  if (counts.length < fewestLooksPerLevel + fewestLooksAtEnd || !mayChange(counts))
    return { changes: [], present: null };
  const { starts, size } = segmentLevels(counts, fewestLooksPerLevel, fewestLooksAtEnd);
  const confirmed = confirm(counts, starts.length === 0 ? [counts.length - fewestLooksAtEnd] : starts);
  return {
    changes: confirmed.map(({ shift, from, to }) => describe(looks, counts, shift, from, to)),
    present:
      confirmed.length > 0 || counts.length <= shortSeries
        ? describePresent(looks, counts, Math.min(size, nearlyPoisson))
        : null,
  };
}

interface Confirmed {
  readonly shift: LevelShift;
  /** Looks between the neighbouring changes, half open. */
  readonly from: number;
  readonly to: number;
}

/** Drops the least probable proposal and dates the others anew, until every one is reported. */
function confirm(counts: readonly number[], proposed: readonly number[]): Confirmed[] {
  const dated = proposed.map((_, index): Confirmed | null => {
    const from = index === 0 ? 0 : proposed[index - 1]!;
    const to = proposed[index + 1] ?? counts.length;
    const shift = dateShift(counts, { starts: proposed.toSpliced(index, 1), index });
    return shift && { from, to, shift };
  });
  const probabilities = dated.map((one) => one?.shift.probability ?? 0);
  const weakest = probabilities.indexOf(Math.min(...probabilities));
  if (weakest === -1 || probabilities[weakest]! >= reportedFrom) return dated.filter((one) => one !== null);
  return confirm(counts, proposed.toSpliced(weakest, 1));
}

/**
 * `date` is the first look at the new level; the 90 % interval begins the day after the last look at the old level and ends with
 * the first one at the new: nobody looked in between.
 */
function describe(
  looks: readonly Look[],
  counts: readonly number[],
  { first, earliest, latest, probability }: LevelShift,
  from: number,
  to: number,
): AssessedChange {
  const level = (some: readonly number[]): number => some.reduce((sum, one) => sum + one, 0) / some.length;
  return {
    date: formatDay(firstDayOf(looks[first]!.range)),
    low: formatDay(dayAfter(looks, earliest)),
    high: formatDay(lastDayOf(looks[latest]!.range)),
    probability,
    before: level(counts.slice(from, first)),
    after: level(counts.slice(first, to)),
  };
}

function dayAfter(looks: readonly Look[], index: number): number {
  const first = firstDayOf(looks[index]!.range);
  return index === 0 ? first : Math.min(lastDayOf(looks[index - 1]!.range) + 1, first);
}

function describePresent(looks: readonly Look[], counts: readonly number[], size: number): PresentLevel {
  const days = looks.map(({ day }) => day);
  const duration = Math.max(365, days.at(-1)! - days[0]!);
  const { starts, changed } = runLengths(counts, days, size, duration);
  const quantile = (share: number): number => {
    let reached = 0;
    const found = starts.findIndex((one) => (reached += one) >= share);
    return found === -1 ? starts.length - 1 : found;
  };
  return {
    since: formatDay(firstDayOf(looks[starts.indexOf(Math.max(...starts))]!.range)),
    low: formatDay(dayAfter(looks, quantile(0.05))),
    high: formatDay(firstDayOf(looks[quantile(0.95)]!.range)),
    changed,
  };
}
