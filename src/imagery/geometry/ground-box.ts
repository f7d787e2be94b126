import type { PixelPosition, PolygonGeometry, Position } from '#core';
import { type GroundPlacement, axisBearing, toGround } from './ground-frame.ts';
import { type OrientedBox, cornersOf } from './oriented-box.ts';

/** An oriented box on the ground. */
export interface GroundBox {
  /** WGS 84, counterclockwise as RFC 7946 asks. */
  readonly geometry: PolygonGeometry;
  readonly centre: { readonly lon: number; readonly lat: number };
  /** The longer and the shorter side, true metres. */
  readonly lengthMetres: number;
  readonly widthMetres: number;
  /** Of the longer side, degrees clockwise from north, 0..180. */
  readonly axisDegrees: number;
}

/** Puts a box given in pixels of the placement's grid on the ground. */
export function placeBox(placement: GroundPlacement, box: OrientedBox): GroundBox {
  const frame = placement.frameAt(box);
  const along = toGround(frame, Math.cos(box.angle) * box.length, Math.sin(box.angle) * box.length);
  const across = toGround(frame, -Math.sin(box.angle) * box.width, Math.cos(box.angle) * box.width);
  const [a, b] = [Math.hypot(along.east, along.north), Math.hypot(across.east, across.north)];
  return {
    geometry: { type: 'Polygon', coordinates: [closedRing(placement, cornersOf(box))] },
    centre: placement.toGlobe(box),
    lengthMetres: Math.max(a, b),
    widthMetres: Math.min(a, b),
    axisDegrees: axisBearing(a >= b ? along : across),
  };
}

function closedRing(placement: GroundPlacement, corners: readonly PixelPosition[]): Position[] {
  const ring = corners.map((corner): [number, number] => {
    const { lon, lat } = placement.toGlobe(corner);
    return [lon, lat];
  });
  if (turnOf(ring) < 0) ring.reverse();
  return [...ring, ...ring.slice(0, 1)];
}

/** Twice the signed area: positive where the ring runs counterclockwise. */
function turnOf(ring: readonly [number, number][]): number {
  let doubled = 0;
  let [x0, y0] = ring[ring.length - 1] ?? [0, 0];
  for (const [x, y] of ring) {
    doubled += x0 * y - x * y0;
    [x0, y0] = [x, y];
  }
  return doubled;
}
