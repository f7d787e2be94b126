/** A GeoJSON position (RFC 7946): longitude, latitude in degrees, WGS 84; an elevation in metres may follow. */
export type Position = readonly [lon: number, lat: number] | readonly [lon: number, lat: number, elevation: number];

interface PointGeometry {
  readonly type: 'Point';
  readonly coordinates: Position;
}
interface LineStringGeometry {
  readonly type: 'LineString';
  readonly coordinates: readonly Position[];
}
/** Rings are closed; the first is the outside, the others holes. */
export interface PolygonGeometry {
  readonly type: 'Polygon';
  readonly coordinates: readonly (readonly Position[])[];
}
export interface MultiPolygonGeometry {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly (readonly Position[])[])[];
}
export type Geometry = PointGeometry | LineStringGeometry | PolygonGeometry | MultiPolygonGeometry;

/** west, south, east, north in degrees, WGS 84. `west > east` crosses the antimeridian (RFC 7946 §5.2). */
export type BoundingBox = readonly [west: number, south: number, east: number, north: number];

/** Smallest box around a geometry; antimeridian crossings are not unwrapped. */
export function computeBoundingBox(geometry: Geometry): BoundingBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positionsOf(geometry)) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/** Middle of the bounding box: where a label or a marker goes, not a centroid. */
export function labelPosition(geometry: Geometry): { lon: number; lat: number } {
  const [west, south, east, north] = computeBoundingBox(geometry);
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}

function positionsOf(geometry: Geometry): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}
