import type { PixelGrid } from '#core';
import { type GroundBox, placeBox } from '../geometry/ground-box.ts';
import type { GroundPlacement } from '../geometry/ground-frame.ts';
import type { OrientedBox } from '../geometry/oriented-box.ts';
import { labelBlobs } from './kernels/label-blobs.ts';
import { measureBlob } from './measure-blob.ts';

/** A bright spot that a vessel can make. */
export interface VesselBlob {
  /** In pixels of the grid. */
  readonly box: OrientedBox;
  readonly ground: GroundBox;
  /** Of its brightest pixel, in standard deviations. */
  readonly contrast: number;
  readonly pixels: Int32Array;
}

interface ContrastPlane {
  readonly contrast: Float32Array;
  /** Blobs are made of pixels of at least `grow`, and count when one reaches `seed`. */
  readonly seed: number;
  readonly grow: number;
}

/** Limits of a ship, true metres; the largest are 400 × 62 m, and pixels of 10 m blur them. */
const limits = {
  shortest: 15,
  longest: 420,
  widest: 90,
  /** Longer and thinner than any ship: a wake or a line of foam. */
  slimmest: 14,
  /** Share of the box that is filled; scattered foam fills less. */
  leastFill: 0.3,
};

/** Groups of pixels that stand out and have a size and shape that a ship can have. */
export function boxBlobs(
  { contrast, seed, grow }: ContrastPlane,
  { width, height }: PixelGrid,
  placement: GroundPlacement,
): VesselBlob[] {
  const bright = Uint8Array.from(contrast, (value) => (value >= grow ? 1 : 0));
  return labelBlobs(bright, width, height).flatMap((pixels) => {
    const peak = pixels.reduce((most, at) => Math.max(most, contrast[at] ?? 0), 0);
    if (peak < seed) return [];
    const box = measureBlob(pixels, contrast, width);
    const ground = placeBox(placement, box);
    if (!couldBeVessel(ground, pixels.length / (box.length * box.width))) return [];
    return [{ box, ground, contrast: peak, pixels }];
  });
}

function couldBeVessel({ lengthMetres, widthMetres }: GroundBox, fill: number): boolean {
  return (
    lengthMetres >= limits.shortest &&
    lengthMetres <= limits.longest &&
    widthMetres <= limits.widest &&
    lengthMetres <= limits.slimmest * widthMetres &&
    fill >= limits.leastFill
  );
}
