import { type BoundingBox, type Geometry, type PolygonGeometry, labelPosition } from '#core';
import { type Point, crossingsAt, extentOf, ringsOf, unwrap } from './rings.ts';

/** Lines across a zone; an area is found to about one part in 500. */
const lines = 256;

/**
 * Share of a zone that lies within a footprint, 0..1: of its area, of the length of a line, or 0 or 1 for a point.
 * Holes and several parts are honoured on both sides, and either may cross the antimeridian. The edges of the
 * footprint are straight in longitude and latitude, as RFC 7946 has them.
 */
export function computeCoveredShare(zone: Geometry, footprint: Geometry): number {
  const middle = middleOf(zone);
  const cover = ringsOf(footprint, middle);
  if (zone.type === 'Point') return isInside({ x: middle, y: zone.coordinates[1] }, cover) ? 1 : 0;
  if (zone.type === 'LineString') {
    const path = unwrap(zone.coordinates, middle);
    return findPlainShare([path], cover) ?? shareOfPath(path, cover);
  }
  const area = ringsOf(zone, middle);
  return findPlainShare(area, cover) ?? shareOfArea(area, cover);
}

/** The area of a box, also of one that crosses the antimeridian. */
export function boxGeometry([west, south, east, north]: BoundingBox): PolygonGeometry {
  const corners: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [corners] };
}

/** A zone is small: the middle of its first part will do. */
function middleOf(zone: Geometry): number {
  if (zone.type !== 'MultiPolygon') return unwrapMiddle(zone);
  const [first = []] = zone.coordinates;
  return unwrapMiddle({ type: 'Polygon', coordinates: first });
}

function unwrapMiddle(zone: Geometry): number {
  const path =
    zone.type === 'LineString' ? zone.coordinates : zone.type === 'Polygon' ? zone.coordinates[0] : undefined;
  if (!path) return labelPosition(zone).lon;
  const [west, east] = extentOf(unwrap(path, path[0]?.[0] ?? 0));
  return (west + east) / 2;
}

/** The usual cases without any clipping: no edge of the cover comes near the zone, so all of it or none is covered. */
function findPlainShare(area: readonly Point[][], cover: readonly Point[][]): number | undefined {
  const [west, east, south, north] = extentOf(area.flat());
  for (const ring of cover) {
    for (let k = 1; k < ring.length; k++) {
      const [from, to] = [ring[k - 1], ring[k]];
      if (from && to && touchesBox(from, to, west, east, south, north)) return undefined;
    }
  }
  return isInside({ x: west, y: south }, cover) ? 1 : 0;
}

/** Whether a segment may meet a box: false only where the box is clear of its extent or wholly on one side. */
function touchesBox(from: Point, to: Point, west: number, east: number, south: number, north: number): boolean {
  if (Math.max(from.x, to.x) < west || Math.min(from.x, to.x) > east) return false;
  if (Math.max(from.y, to.y) < south || Math.min(from.y, to.y) > north) return false;
  const side = (x: number, y: number): number =>
    Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));
  const sides = side(west, south) + side(west, north) + side(east, south) + side(east, north);
  return Math.abs(sides) < 4;
}

function isInside({ x, y }: Point, rings: readonly Point[][]): boolean {
  return crossingsAt(rings, y).filter((crossing) => crossing < x).length % 2 === 1;
}

function shareOfArea(area: readonly Point[][], cover: readonly Point[][]): number {
  const [, , south, north] = extentOf(area.flat());
  let [whole, covered] = [0, 0];
  for (let line = 0; line < lines; line++) {
    const y = south + ((line + 0.5) / lines) * (north - south);
    const [own, over] = [crossingsAt(area, y), crossingsAt(cover, y)];
    for (let k = 0; k + 1 < own.length; k += 2) {
      const [from, to] = [own[k] ?? 0, own[k + 1] ?? 0];
      whole += to - from;
      covered += overlapOf(from, to, over);
    }
  }
  return whole > 0 ? Math.min(1, covered / whole) : 0;
}

function overlapOf(from: number, to: number, pairs: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k + 1 < pairs.length; k += 2) {
    sum += Math.max(0, Math.min(to, pairs[k + 1] ?? 0) - Math.max(from, pairs[k] ?? 0));
  }
  return sum;
}

/** Cuts each step of the path at the edges it meets and asks for the middle of every piece. */
function shareOfPath(path: readonly Point[], cover: readonly Point[][]): number {
  let [whole, covered] = [0, 0];
  for (let k = 1; k < path.length; k++) {
    const [from, to] = [path[k - 1], path[k]];
    if (!from || !to) continue;
    const length = Math.hypot((to.x - from.x) * Math.cos((from.y * Math.PI) / 180), to.y - from.y);
    const cuts = [0, ...cutsOf(from, to, cover), 1].sort((one, other) => one - other);
    for (let cut = 1; cut < cuts.length; cut++) {
      const [start, end] = [cuts[cut - 1] ?? 0, cuts[cut] ?? 0];
      const at = (start + end) / 2;
      if (!isInside({ x: from.x + at * (to.x - from.x), y: from.y + at * (to.y - from.y) }, cover)) continue;
      covered += (end - start) * (length || 1);
    }
    whole += length || 1;
  }
  return whole > 0 ? Math.min(1, covered / whole) : 0;
}

function cutsOf(from: Point, to: Point, rings: readonly Point[][]): number[] {
  const cuts: number[] = [];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k++) {
      const [start, end] = [ring[k - 1], ring[k]];
      if (!start || !end) continue;
      const [ex, ey] = [end.x - start.x, end.y - start.y];
      const cross = dx * ey - dy * ex;
      if (cross === 0) continue;
      const along = ((start.x - from.x) * ey - (start.y - from.y) * ex) / cross;
      const beside = ((start.x - from.x) * dy - (start.y - from.y) * dx) / cross;
      if (along > 0 && along < 1 && beside >= 0 && beside <= 1) cuts.push(along);
    }
  }
  return cuts;
}
