import type { PixelPosition } from '#core';

/** A convex polygon: corners in either order round it, not closed. */
export type ConvexPolygon = readonly PixelPosition[];

/** Area in square pixels by the shoelace formula, never negative. */
export function computeArea(polygon: ConvexPolygon): number {
  return Math.abs(signedArea(polygon));
}

/** The part of `subject` that lies in `clip` (Sutherland and Hodgman 1974); empty where they do not meet. */
export function clipConvex(subject: ConvexPolygon, clip: ConvexPolygon): ConvexPolygon {
  const turn = Math.sign(signedArea(clip));
  if (turn === 0) return [];
  let kept = subject;
  for (const [index, from] of clip.entries()) {
    const to = clip[(index + 1) % clip.length] ?? from;
    kept = clipByLine(kept, from, to, turn);
    if (kept.length === 0) return kept;
  }
  return kept;
}

/** Intersection over union of two convex polygons, 0..1; 0 for polygons without area. */
export function computeOverlap(a: ConvexPolygon, b: ConvexPolygon): number {
  const shared = computeArea(clipConvex(a, b));
  if (shared === 0) return 0;
  return shared / (computeArea(a) + computeArea(b) - shared);
}

function signedArea(polygon: ConvexPolygon): number {
  let doubled = 0;
  let before = polygon[polygon.length - 1];
  for (const corner of polygon) {
    if (before) doubled += before.column * corner.row - corner.column * before.row;
    before = corner;
  }
  return doubled / 2;
}

function clipByLine(subject: ConvexPolygon, from: PixelPosition, to: PixelPosition, turn: number): PixelPosition[] {
  const side = (p: PixelPosition): number =>
    turn * ((to.column - from.column) * (p.row - from.row) - (to.row - from.row) * (p.column - from.column));
  const kept: PixelPosition[] = [];
  let before = subject[subject.length - 1];
  for (const corner of subject) {
    if (before) {
      const [a, b] = [side(before), side(corner)];
      if (a * b < 0) {
        const t = a / (a - b);
        kept.push({
          column: before.column + t * (corner.column - before.column),
          row: before.row + t * (corner.row - before.row),
        });
      }
      if (b >= 0) kept.push(corner);
    }
    before = corner;
  }
  return kept;
}
