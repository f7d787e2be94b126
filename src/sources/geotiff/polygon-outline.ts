import {
  type MultiPolygonGeometry,
  type PixelGrid,
  type PixelPosition,
  type PixelWindow,
  type PolygonGeometry,
  type Position,
  type Projection,
  findProjection,
  pixelToPlane,
  planeToPixel,
} from '#core';

/** Rings in pixels of an image; all rings of all polygons, holes included. */
export type PixelRings = readonly (readonly PixelPosition[])[];

/** An edge is drawn in pieces until each lies so close to the curve that it is in the image's projection. */
const nearEnoughPixels = 0.05;
const deepest = 12;

/**
 * The outline of a WGS 84 polygon in pixels of `grid`, its edges bent as the projection bends them. Throws a
 * `fault` where the grid's CRS is not known or does not reach there.
 */
export function outlineInPixels(
  polygon: PolygonGeometry | MultiPolygonGeometry,
  grid: PixelGrid,
  fault: (reason: string) => Error,
): PixelRings {
  const projection = grid.crs === null ? undefined : findProjection(grid.crs);
  if (!projection) throw fault(`its CRS (${grid.crs ?? 'none named'}) is not among those that can be placed`);
  const [, a, b, , d, e] = grid.transform;
  const area = Math.abs(a * e - b * d);
  if (!(area > 0 && area < Infinity)) throw fault('its pixels have no area');
  const place = (lon: number, lat: number): PixelPosition => {
    const position = planeToPixel(grid, projection.toPlane({ lon, lat }));
    if (Number.isFinite(position.column) && Number.isFinite(position.row)) return position;
    throw fault(`${lon}, ${lat} does not lie where ${grid.crs} reaches`);
  };
  const rings = polygon.type === 'Polygon' ? polygon.coordinates : polygon.coordinates.flat();
  return rings.map((ring) => {
    const home = bringNear(ring, grid, projection);
    return home.flatMap((from, index) => drawEdge(from, home[index + 1] ?? from, place));
  });
}

/** Images in degrees may run on over the antimeridian (170 to 190): there a ring at -175 is one at 185. */
function bringNear(ring: readonly Position[], grid: PixelGrid, projection: Projection): readonly Position[] {
  if (!isGeographic(projection)) return ring;
  const lons = ring.map(([lon]) => lon);
  const middle = pixelToPlane(grid, { column: grid.width / 2, row: grid.height / 2 }).x;
  const turns = Math.round((middle - (Math.min(...lons) + Math.max(...lons)) / 2) / 360);
  return turns === 0 ? ring : ring.map(([lon, lat]): Position => [lon + 360 * turns, lat]);
}

function isGeographic(projection: Projection): boolean {
  return Math.abs(projection.toPlane({ lon: 10, lat: 20 }).x - 10) < 0.01;
}

/** Points along one edge, its end left out. A single middle may lie on the chord by chance: two levels are always drawn. */
function drawEdge(
  [lon, lat]: Position,
  [nextLon, nextLat]: Position,
  place: (lon: number, lat: number) => PixelPosition,
): PixelPosition[] {
  const at = (share: number): PixelPosition => place(lon + (nextLon - lon) * share, lat + (nextLat - lat) * share);
  const draw = (from: PixelPosition, to: PixelPosition, start: number, end: number, depth: number): PixelPosition[] => {
    const half = (start + end) / 2;
    const middle = at(half);
    const bow = Math.hypot(middle.column - (from.column + to.column) / 2, middle.row - (from.row + to.row) / 2);
    if (depth >= deepest || (depth >= 2 && bow <= nearEnoughPixels)) return [from];
    return [...draw(from, middle, start, half, depth + 1), ...draw(middle, to, half, end, depth + 1)];
  };
  return draw(at(0), at(1), 0, 1, 0);
}

/** Pixels: a footprint drawn along pixel edges comes back from degrees a hair beside them. */
const sliver = 1e-3;

/** The smallest window of whole pixels around an outline. */
export function windowAround(rings: PixelRings): PixelWindow {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const { column, row } of ring) {
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  }
  const [column, row] = [Math.floor(left + sliver), Math.floor(top + sliver)];
  return {
    column,
    row,
    width: Math.max(1, Math.ceil(right - sliver) - column),
    height: Math.max(1, Math.ceil(bottom - sliver) - row),
  };
}
