import type { PixelGrid } from '#core';
import type { GroundPlacement } from '../geometry/ground-frame.ts';
import { nearLandMetres } from './estimate-vessels.ts';
import { distanceToLand } from './kernels/distance-to-land.ts';

/** Water, and where vessels may be moored. One byte a pixel. */
export interface Shore {
  readonly water: Uint8Array;
  /** 1 near the line between water and land, on both sides of it. */
  readonly band: Uint8Array;
}

/** A berth that is seldom empty is land in every mask; the largest ships are 62 m wide. Metres. */
const onLandMetres = 40;

export function mapShore(water: Uint8Array, { height, width }: PixelGrid, placement: GroundPlacement): Shore {
  const { columnMetres, rowMetres } = placement.frameAt({ column: width / 2, row: height / 2 });
  const metres = Math.sqrt(columnMetres * rowMetres);
  const offshore = distanceToLand(water, width, height);
  const land = water.map((one) => 1 - one);
  const inland = distanceToLand(land, width, height);
  const band = Uint8Array.from(water, (one, at) => {
    const isNear =
      one === 1 ? (offshore[at] ?? 0) * metres < nearLandMetres : (inland[at] ?? 0) * metres <= onLandMetres;
    return isNear ? 1 : 0;
  });
  return { water, band };
}
