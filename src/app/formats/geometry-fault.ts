import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import type { Geometry } from '#core';

/**
 * What is wrong with a polygon (OGC Simple Features: closed rings that do not cross themselves or each other), in
 * words with the place; undefined for a good one and for points and lines.
 */
export function findGeometryFault(geometry: Geometry): string | undefined {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return undefined;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const open = rings.find((ring) => ring[0]![0] !== ring.at(-1)![0] || ring[0]![1] !== ring.at(-1)![1]);
  if (open)
    return `the ring that starts at ${formatPosition(open[0]!)} is not closed: its last position must equal its first`;
  const check = new IsValidOp(new GeoJSONReader().read(geometry));
  if (check.isValid()) return undefined;
  const fault = check.getValidationError();
  const where = fault?.getCoordinate();
  const place = where ? ` near ${formatPosition([where.x, where.y])}` : '';
  return describe(fault?.getMessage() ?? '') + place;
}

/**
 * Why coordinates that are no longitude and latitude may be wrong; undefined where nothing can be said.
 */
export function guessCoordinateMistake(coordinates: unknown): string | undefined {
  const position = firstPosition(coordinates);
  if (!position) return undefined;
  const [x, y] = position;
  if (Math.abs(x) > 180 || Math.abs(y) > 180)
    return `${x}, ${y} looks like projected coordinates; expected lon, lat in degrees (WGS 84)`;
  if (Math.abs(y) > 90) return `${x}, ${y} looks like lat, lon; expected lon first`;
  return undefined;
}

function describe(message: string): string {
  return /self-intersection/i.test(message)
    ? 'the polygon crosses itself'
    : `the polygon is not valid (${message.toLowerCase()})`;
}

function formatPosition([lon, lat]: readonly number[]): string {
  return `lon ${Number(lon!.toFixed(6))}, lat ${Number(lat!.toFixed(6))}`;
}

function firstPosition(value: unknown): readonly [number, number] | undefined {
  let at = value;
  for (let depth = 0; depth < 5 && Array.isArray(at); depth++) {
    if (typeof at[0] === 'number' && typeof at[1] === 'number') return [at[0], at[1]];
    at = at[0] as unknown;
  }
  return undefined;
}
