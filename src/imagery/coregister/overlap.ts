import type { PixelGrid } from '#core';
import type { Cut } from '../kernels/align-brightness.ts';

/** The common part of two images, at the pixel size of the coarser one. */
export interface Overlap {
  readonly reference: Cut;
  readonly scene: Cut;
  /** Metres (units of the CRS) per pixel of both cuts. */
  readonly pixelSize: number;
  /** From the corner of the scene's cut to that of the reference's, east and north. */
  readonly offset: { readonly x: number; readonly y: number };
}

/**
 * Finds where two images with north on top and square pixels overlap. Pixels of one size are never resampled: the cuts
 * then start on whole pixels of each, up to a pixel apart, and `offset` tells how far. Undefined without overlap. Throws
 * RangeError for grids of different CRSs, or turned ones.
 */
export function findOverlap(reference: PixelGrid, scene: PixelGrid): Overlap | undefined {
  if (reference.crs !== scene.crs) throw new RangeError(`expected one CRS, got ${reference.crs} and ${scene.crs}`);
  const [sizeR, sizeS] = [requireUpright(reference), requireUpright(scene)];
  const same = Math.abs(sizeR / sizeS - 1) < 1e-4;
  const pixelSize = Math.max(sizeR, sizeS);
  const [boxR, boxS] = [boxOf(reference), boxOf(scene)];
  const [west, east] = [Math.max(boxR.west, boxS.west), Math.min(boxR.east, boxS.east)];
  const [south, north] = [Math.max(boxR.south, boxS.south), Math.min(boxR.north, boxS.north)];
  const width = Math.floor((east - west) / pixelSize + 1e-6);
  const height = Math.floor((north - south) / pixelSize + 1e-6);
  if (!(width >= 1 && height >= 1)) return undefined;
  const cut = (box: typeof boxR, size: number): Cut => {
    const [column, row] = [(west - box.west) / size, (box.north - north) / size];
    const step = same ? 1 : pixelSize / size;
    return same
      ? { column: Math.round(column), row: Math.round(row), step, width, height }
      : { column, row, step, width, height };
  };
  const [cutR, cutS] = [cut(boxR, sizeR), cut(boxS, sizeS)];
  const cornerOf = (box: typeof boxR, one: Cut, size: number): { x: number; y: number } => ({
    x: box.west + one.column * size,
    y: box.north - one.row * size,
  });
  const [from, to] = [cornerOf(boxS, cutS, sizeS), cornerOf(boxR, cutR, sizeR)];
  return { reference: cutR, scene: cutS, pixelSize, offset: { x: to.x - from.x, y: to.y - from.y } };
}

function requireUpright({ transform: [, a, b, , d, e] }: PixelGrid): number {
  if (b !== 0 || d !== 0 || !(a > 0) || Math.abs(a + e) > 1e-6 * a) {
    throw new RangeError('expected square pixels with north on top');
  }
  return a;
}

function boxOf({ transform: [x, a, , y, , e], width, height }: PixelGrid): {
  west: number;
  east: number;
  south: number;
  north: number;
} {
  return { west: x, east: x + a * width, north: y, south: y + e * height };
}
