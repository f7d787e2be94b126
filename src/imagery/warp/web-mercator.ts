import type { LonLat } from '#core';

/** A tile of WebMercatorQuad (OGC 17-083r4, Annex D.1): `x` from 180° W, `y` from the north, both below 2^z. */
export interface MercatorTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** The deepest level: 7 cm to a pixel at the equator. */
export const deepestMercator = 21;

/** Where a part of a tile lies on the globe: `across` and `down` 0..1 from its upper left corner. */
export function placeInTile({ x, y, z }: MercatorTile, across: number, down: number): LonLat {
  const tiles = 2 ** z;
  const lon = ((x + across) / tiles) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + down)) / tiles))) * 180) / Math.PI;
  return { lon, lat };
}
