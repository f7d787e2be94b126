import { type Geometry, type PixelPosition, type Position, computeBoundingBox } from '#core';
import { type ConvexPolygon, clipConvex, computeArea } from './convex-polygon.ts';
import type { GroundPlacement } from './ground-frame.ts';

/** A zone in pixels of an image. */
export interface PixelZone {
  /** For an area: whether the middle of a box lies in it. For a line or point: whether the box covers some of it. */
  holds(middle: PixelPosition, outline: ConvexPolygon): boolean;
  /** Places spread evenly over it, at most about 2000: what can be seen of them is what can be seen of the zone. */
  readonly samples: readonly PixelPosition[];
}

/** Brings a WGS 84 geometry into the pixels of an image. */
export function toPixelZone(geometry: Geometry, placement: GroundPlacement): PixelZone {
  const toPixels = (positions: readonly Position[]): PixelPosition[] =>
    positions.map(([lon, lat]) => placement.toPixel({ lon, lat }));
  switch (geometry.type) {
    case 'Point':
      return zoneOfPath(toPixels([geometry.coordinates]));
    case 'LineString':
      return zoneOfPath(toPixels(geometry.coordinates));
    case 'Polygon':
      return zoneOfRings(geometry.coordinates.map(toPixels), geometry, placement);
    case 'MultiPolygon':
      return zoneOfRings(geometry.coordinates.flat().map(toPixels), geometry, placement);
  }
}

/** Even-odd rule over all rings, so that holes are outside. */
function isInside(rings: readonly (readonly PixelPosition[])[], { column, row }: PixelPosition): boolean {
  let inside = false;
  for (const ring of rings) {
    let before = ring[ring.length - 1];
    for (const corner of ring) {
      if (before && corner.row > row !== before.row > row) {
        const t = (row - corner.row) / (before.row - corner.row);
        if (column < corner.column + t * (before.column - corner.column)) inside = !inside;
      }
      before = corner;
    }
  }
  return inside;
}

function zoneOfRings(rings: readonly PixelPosition[][], geometry: Geometry, placement: GroundPlacement): PixelZone {
  const samples: PixelPosition[] = [];
  const [west, south, east, north] = computeBoundingBox(geometry);
  const steps = 45;
  for (let i = 0; i < steps; i += 1)
    for (let j = 0; j < steps; j += 1) {
      const lon = west + ((i + 0.5) / steps) * (east - west);
      const lat = south + ((j + 0.5) / steps) * (north - south);
      const position = placement.toPixel({ lon, lat });
      if (isInside(rings, position)) samples.push(position);
    }
  return { holds: (middle) => isInside(rings, middle), samples };
}

function zoneOfPath(path: readonly PixelPosition[]): PixelZone {
  const pieces = path.length === 1 ? [] : path.slice(1).map((to, index) => [path[index] ?? to, to] as const);
  const lengths = pieces.map(([a, b]) => Math.hypot(b.column - a.column, b.row - a.row));
  const step = Math.max(lengths.reduce((sum, one) => sum + one, 0) / 1000, 1e-9);
  const samples = pieces.flatMap(([a, b], index) => {
    const count = Math.max(1, Math.round((lengths[index] ?? 0) / step));
    return Array.from({ length: count }, (_, k) => between(a, b, (k + 0.5) / count));
  });
  return {
    holds: (_, outline) =>
      pieces.length === 0
        ? path.some((point) => isInside([outline], point))
        : pieces.some((piece) => meets(piece, outline)),
    samples: pieces.length === 0 ? path : samples,
  };
}

function between(a: PixelPosition, b: PixelPosition, t: number): PixelPosition {
  return { column: a.column + t * (b.column - a.column), row: a.row + t * (b.row - a.row) };
}

/** A line piece widened to a hair, so that it has an area to clip. */
function meets([a, b]: readonly [PixelPosition, PixelPosition], outline: ConvexPolygon): boolean {
  const length = Math.hypot(b.column - a.column, b.row - a.row);
  if (length === 0) return isInside([outline], a);
  const hair = 1e-3 / length;
  const [dx, dy] = [(b.row - a.row) * hair, (a.column - b.column) * hair];
  const strip = [
    { column: a.column + dx, row: a.row + dy },
    { column: b.column + dx, row: b.row + dy },
    { column: b.column - dx, row: b.row - dy },
    { column: a.column - dx, row: a.row - dy },
  ];
  return computeArea(clipConvex(strip, outline)) > 0;
}
