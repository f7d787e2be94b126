import type { BoundingBox } from '#core';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { computeCellRanges, unwrapBox } from './grid-cells.ts';

/** The condition that a scene's box touches this one, edges included: first by cell, then by the box itself. */
export function touchesBox(bbox: BoundingBox): RawBuilder<SqlBool> {
  const box = unwrapBox(bbox);
  const cells = computeCellRanges(box).map(([first, last]) => sql`cell between ${first} and ${last}`);
  // Longitudes repeat: a box past 180 E meets one at 180 W only when one of them is turned once round.
  const turns = [-360, 0, 360].map(
    (turn) =>
      sql`(west <= cast(${box.east + turn} as double precision) and east >= cast(${box.west + turn} as double precision))`,
  );
  return sql<SqlBool>`(${sql.join(cells, sql` or `)}) and (${sql.join(turns, sql` or `)})
    and south <= cast(${box.north} as double precision) and north >= cast(${box.south} as double precision)`;
}

/** The conditions that a scene's time touches a span of UTC instants, both ends included. Throws RangeError for a bad one. */
export function touchesTime(from: string | undefined, to: string | undefined): RawBuilder<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  if (from !== undefined) conditions.push(sql<SqlBool>`end_ms >= ${milliseconds(from)}`);
  if (to !== undefined) conditions.push(sql<SqlBool>`start_ms <= ${milliseconds(to)}`);
  return conditions;
}

/** The conditions that the days of an observation touch a span of UTC instants, both ends included. */
export function touchesDays(from: string | undefined, to: string | undefined): RawBuilder<SqlBool>[] {
  const day = (instant: string): number => Math.floor(milliseconds(instant) / 86_400_000);
  const conditions: RawBuilder<SqlBool>[] = [];
  if (from !== undefined) conditions.push(sql<SqlBool>`last_day >= ${day(from)}`);
  if (to !== undefined) conditions.push(sql<SqlBool>`first_day <= ${day(to)}`);
  return conditions;
}

function milliseconds(instant: string): number {
  const value = Date.parse(instant);
  if (Number.isNaN(value)) throw new RangeError(`expected an instant, got "${instant}"`);
  return value;
}
