import type { Planar } from '#core';
import { type Spine, spineToPlane } from './spine.ts';

/** A track in the yard's own coordinates (see `Spine`), metres. */
export interface TrackPlan {
  readonly fan: number;
  /** Where it lies in the parallel part. */
  readonly t: number;
  /** Where the lead of its fan lies. */
  readonly lead: number;
  /** Metres sideways per metre along, on the ladder. */
  readonly slope: number;
  /** Where the ladders begin, along the spine. */
  readonly start: number;
  readonly end: number;
  /** Between these wagons stand clear of the neighbouring tracks. */
  readonly clearFrom: number;
  readonly clearTo: number;
  /** Wooden sleepers are dark, concrete ones light. */
  readonly wooden: boolean;
  /** 0 rusty rails … 1 bright */
  readonly polish: number;
  /** 0 clean ballast … 1 brown and oily */
  readonly stain: number;
}

/** The part of a track where wagons stand; positions along it are metres of the plane from its first point. */
export interface YardTrack {
  readonly id: string;
  readonly plan: TrackPlan;
  readonly lengthMetres: number;
  /** About one point a metre. */
  readonly points: readonly Planar[];
  /** Metres from the first point to each point. */
  readonly along: Float64Array;
}

/** Where a track lies at `s`: on its lead, on the ladder, or parallel. */
export function trackOffset({ t, lead, slope, start, end }: TrackPlan, s: number): number {
  const side = Math.abs(t - lead);
  if (side === 0) return t;
  const climbed = softMin(side, softMin(slope * (s - start), slope * (end - s)));
  return lead + Math.sign(t - lead) * Math.max(0, climbed);
}

/** The smaller of two with a rounded corner (radius about 200 m at the slope of a ladder). */
function softMin(a: number, b: number): number {
  const round = 1.6;
  const h = Math.max(0, Math.min(1, 0.5 + (0.5 * (b - a)) / round));
  return b * (1 - h) + a * h - round * h * (1 - h);
}

/** The centreline of a plan's clear part. */
export function layTrack(spine: Spine, plan: TrackPlan, index: number): YardTrack {
  const steps = Math.max(2, Math.round(plan.clearTo - plan.clearFrom));
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const s = plan.clearFrom + ((plan.clearTo - plan.clearFrom) * i) / steps;
    const { x, y } = spineToPlane(spine, { s, t: trackOffset(plan, s) });
    return { x, y };
  });
  const along = new Float64Array(points.length);
  for (const [i, { x, y }] of points.entries()) {
    const before = points[i - 1];
    if (before) along[i] = (along[i - 1] ?? 0) + Math.hypot(x - before.x, y - before.y);
  }
  return { id: `T${String(index + 1).padStart(2, '0')}`, plan, lengthMetres: along.at(-1) ?? 0, points, along };
}

/** The place `metres` along a track; beyond its ends straight on. */
export function placeOnTrack({ points, along }: YardTrack, metres: number): Planar {
  let [low, high] = [0, points.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((along[middle] ?? 0) <= metres) low = middle;
    else high = middle - 1;
  }
  const [a, b] = [points[low], points[low + 1]];
  if (!a || !b) throw new RangeError('a track has at least two points');
  const [from, to] = [along[low] ?? 0, along[low + 1] ?? 0];
  const f = to > from ? (metres - from) / (to - from) : 0;
  return { x: a.x + (b.x - a.x) * f, y: a.y + (b.y - a.y) * f };
}
