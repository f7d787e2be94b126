import { scaleUtc } from 'd3-scale';
import { firstDay, lastDay, parsePartialDate } from '#core';
import type { OriginRow } from './origin-rows.ts';

/** A row with its place, in pixels. */
export interface PlacedRow extends OriginRow {
  readonly x: number;
  readonly y: number;
  /** Where the date is known to a month or year only: from there to there, within what is drawn. */
  readonly span: readonly [number, number] | null;
}

/** The graph laid out on a true time axis: one row a node, the same distance for the same time everywhere. */
export interface PlacedOrigins {
  readonly rows: readonly PlacedRow[];
  readonly height: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

const rowHeight = 26;
export const axisHeight = 34;
/** Room for names to the right of the axis, and a margin to its left. */
const room = { right: 280, left: 44 };
const dayMs = 86_400_000;
/** Pixels that a date on the axis takes. */
const tickRoom = 80;

/** Places rows from top to bottom, their dates from left to right. Undated ones stand at the end. */
export function placeRows(rows: readonly OriginRow[], width: number): PlacedOrigins {
  const ranges = new Map(rows.map((row) => [row.key, rangeOf(row.node.date)]));
  const exact = [...ranges.values()].filter((range) => range !== null && range.last === range.first);
  const known = (exact.length > 0 ? exact : [...ranges.values()]).filter((range) => range !== null);
  const first = Math.min(...known.map((range) => range.first)) - 1;
  const last = Math.max(...known.map((range) => range.last)) + 1;
  const hasDates = known.length > 0;
  const left = room.left;
  const right = Math.max(left + 60, width - room.right);
  const scale = scaleUtc(
    hasDates ? [new Date(first * dayMs), new Date(last * dayMs)] : [new Date(0), new Date(dayMs)],
    [left, right],
  ).clamp(true);
  const x = (day: number): number => scale(new Date(day * dayMs));
  return {
    rows: rows.map((row, index) => {
      const range = ranges.get(row.key) ?? null;
      const y = axisHeight + (index + 0.5) * rowHeight + laneGaps(rows, index);
      if (range === null) return { ...row, x: right, y, span: null };
      const isExact = range.first === range.last;
      return {
        ...row,
        y,
        x: x(isExact ? range.first : (Math.max(range.first, first) + Math.min(range.last, last)) / 2),
        span: isExact ? null : [x(range.first), x(range.last)],
      };
    }),
    height: axisHeight + rows.length * rowHeight + laneGaps(rows, rows.length - 1) + 10,
    ticks: hasDates ? ticksOf(scale, last - first) : [],
  };
}

/** Origins stand a little apart. */
const laneGap = 12;
function laneGaps(rows: readonly OriginRow[], index: number): number {
  return laneGap * Math.max(0, rows.slice(0, index + 1).filter((row) => row.parentKey === null).length - 1);
}

function ticksOf(scale: ReturnType<typeof scaleUtc<number>>, days: number): PlacedOrigins['ticks'] {
  const [left = 0, right = 0] = scale.range();
  const most = Math.max(2, Math.floor((right - left) / 90));
  const dates = scale.ticks(Math.min(most, Math.max(2, Math.floor(days))));
  const daily = dates.filter((date) => date.getUTCHours() === 0 && date.getUTCMinutes() === 0);
  let end = -Infinity;
  return daily.flatMap((date) => {
    const x = scale(date);
    if (x < end + tickRoom) return [];
    end = x;
    return [{ x, label: date.toISOString().slice(0, days > 900 ? 7 : 10) }];
  });
}

function rangeOf(date: string | null): { readonly first: number; readonly last: number } | null {
  if (date === null) return null;
  const parsed = parsePartialDate(date);
  return { first: firstDay(parsed), last: lastDay(parsed) };
}
