import { type ContestedStatement, type DateSpan, firstDay, formatDateSpan, lastDay } from '#core';
import type { Look } from './looks.ts';
import type { Point } from './points.ts';
import { firstDayOf, lastDayOf } from './time-range.ts';

/** A published statement about a whole period ("at most 20 in five years") and the looks that contradict it. */
export interface Contest {
  readonly statement: Point;
  readonly low: number;
  readonly high: number;
  readonly against: readonly Look[];
  readonly described: ContestedStatement;
}

/**
 * Finds statements that single looks contradict: the look lies in the period beyond doubt (a period given as
 * 2018-10/2023-10 surely holds only what lies between 31 October 2018 and 1 October 2023), and no number
 * satisfies both. A partly hidden look may have held more than was counted.
 */
export function findContests(points: readonly Point[], looks: readonly Look[]): Contest[] {
  return points
    .filter(({ status }) => status === 'bound')
    .map((statement) => contest(statement, looks))
    .filter(({ against }) => against.length > 0);
}

function contest(statement: Point, looks: readonly Look[]): Contest {
  const { seen, when, id } = statement.main;
  if (seen.kind !== 'count') throw new Error(`expected a count, got ${seen.kind}`);
  const low = seen.low ?? 0;
  const high = seen.high ?? Infinity;
  const against = looks.filter(
    (look) => isSurelyWithin(look, when) && (look.low > high || (look.exposure === 1 && look.high < low)),
  );
  return {
    statement,
    low,
    high,
    against,
    described: {
      statement: describeStatement(statement),
      observationId: id,
      contradictedBy: against.flatMap(({ points }) =>
        points.flatMap(({ observations }) => observations.map((observation) => observation.id)),
      ),
    },
  };
}

function isSurelyWithin({ range }: Look, { from, to }: DateSpan): boolean {
  return firstDayOf(range) >= lastDay(from) && lastDayOf(range) <= firstDay(to ?? from);
}

/** `at most 20, 2018-10/2023-10, Beyond Parallel (CSIS), quoted by Meduza` */
export function describeStatement({ main }: Point): string {
  const { seen, when, observer } = main;
  if (seen.kind !== 'count') throw new Error(`expected a count, got ${seen.kind}`);
  return [describeBounds(seen.low, seen.high), formatDateSpan(when), observer].filter(Boolean).join(', ');
}

/** `7`, `7 to 12`, `at least 7`, `at most 12` */
export function describeBounds(low: number | null, high: number | null): string {
  if (low === null) return `at most ${high}`;
  if (high === null) return `at least ${low}`;
  return low === high ? `${low}` : `${low} to ${high}`;
}
