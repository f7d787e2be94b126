import type { Geometry, Position } from '#core';

/** Degrees, in one turn round a middle meridian so that nearby places have nearby numbers; x may pass ±180. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** All rings of an area, holes included; what lies in an odd number of them is inside. Empty for points and lines. */
export function ringsOf(geometry: Geometry, middle: number): Point[][] {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => unwrap(ring, middle));
    case 'MultiPolygon':
      return geometry.coordinates.flat().map((ring) => unwrap(ring, middle));
    case 'Point':
    case 'LineString':
      return [];
  }
}

/**
 * A path whose steps are shorter than half the globe, moved by whole turns to where it is nearest to the meridian
 * `middle`. RFC 7946 §3.1.9 asks to cut areas at the antimeridian, and many catalogs let them jump instead: both
 * come out the same.
 */
export function unwrap(path: readonly Position[], middle: number): Point[] {
  let [turn, last] = [0, path[0]?.[0] ?? 0];
  const points = path.map(([x, y]) => {
    if (x - last > 180) turn -= 360;
    if (x - last < -180) turn += 360;
    last = x;
    return { x: x + turn, y };
  });
  const [low, high] = extentOf(points);
  const shift = 360 * Math.round((middle - (low + high) / 2) / 360);
  return shift === 0 ? points : points.map(({ x, y }) => ({ x: x + shift, y }));
}

/** Where a horizontal line enters and leaves the rings, in pairs from west to east. */
export function crossingsAt(rings: readonly (readonly Point[])[], y: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k++) {
      const [from, to] = [ring[k - 1], ring[k]];
      if (!from || !to || from.y > y === to.y > y) continue;
      crossings.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x));
    }
  }
  return crossings.sort((one, other) => one - other);
}

/** West, east, south, north of some points. */
export function extentOf(points: readonly Point[]): [west: number, east: number, south: number, north: number] {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return [west, east, south, north];
}
