import type { PixelGrid } from '#core';
import { type Noise, sampleNoise } from './noise.ts';

/** A field of cloud over the plane. */
export interface CloudField {
  /** Where the pattern begins, texels. */
  readonly x: number;
  readonly y: number;
  /** Metres of one large puff. */
  readonly size: number;
  /** The field is cloud where it exceeds this; half opaque there, from nothing to all over `soft`. */
  readonly threshold: number;
  readonly soft: number;
}

/** The threshold that covers `fraction` of a grid. */
export function fitThreshold(
  grid: PixelGrid,
  noise: Noise,
  field: Omit<CloudField, 'threshold' | 'soft'>,
  fraction: number,
): number {
  if (fraction <= 0) return Infinity;
  if (fraction >= 1) return -Infinity;
  const values: number[] = [];
  const step = Math.max(1, Math.round(Math.sqrt((grid.width * grid.height) / 20000)));
  for (let row = 0; row < grid.height; row += step) {
    for (let column = 0; column < grid.width; column += step)
      values.push(thickness(grid, noise, field, row, column, 0, 0));
  }
  values.sort((a, b) => b - a);
  return values[Math.min(values.length - 1, Math.round(values.length * fraction))]!;
}

/**
 * Opacity 0..1 of the clouds over each pixel, or of those that stand between it and the sun where `east` and `north`
 * give the way, in metres, from a shadow to its cloud.
 */
export function computeOpacity(
  grid: PixelGrid,
  noise: Noise,
  field: CloudField,
  east: number,
  north: number,
): Float32Array {
  const opacity = new Float32Array(grid.width * grid.height);
  for (let row = 0, p = 0; row < grid.height; row++) {
    for (let column = 0; column < grid.width; column++, p++) {
      const over = (thickness(grid, noise, field, row, column, east, north) - field.threshold) / field.soft + 0.5;
      const f = over < 0 ? 0 : over > 1 ? 1 : over;
      opacity[p] = f * f * (3 - 2 * f);
    }
  }
  return opacity;
}

function thickness(
  grid: PixelGrid,
  noise: Noise,
  field: Omit<CloudField, 'threshold' | 'soft'>,
  row: number,
  column: number,
  east: number,
  north: number,
): number {
  const [, stepX, , , , stepY] = grid.transform;
  const scale = 40 / field.size;
  const x = (column * stepX + east) * scale + field.x;
  const y = (row * stepY + north) * scale + field.y;
  return sampleNoise(noise.smooth, x, y) + 0.35 * sampleNoise(noise.smooth, x * 4.3 + 91, y * 4.3 + 17);
}

/**
 * Paints clouds and their shadows over an image plane; `white` is the brightness of a cloud, 0..255, which falls by up
 * to a fifth where `relief` is 0.
 */
export function coverWithClouds(
  plane: Float32Array,
  clouds: Float32Array,
  shadows: Float32Array,
  relief: Float32Array,
  white: number,
): void {
  for (let p = 0; p < plane.length; p++) {
    const lit = plane[p]! * (1 - 0.58 * shadows[p]!);
    const cloud = clouds[p]!;
    const bright = white * (0.8 + 0.2 * relief[p]!) - 18 * (1 - cloud);
    plane[p] = lit * (1 - cloud) + bright * cloud;
  }
}
