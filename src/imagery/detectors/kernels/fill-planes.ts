import type { Raster } from '#core';
import type { DetectorInput } from '../detector-model.ts';

/**
 * Raster position of input pixel (i, j): column = x0 + (i + ½)·dx, row = y0 + (j + ½)·dy, in pixels from the corner.
 * `order` names the band of the raster for each channel.
 */
export interface Placement {
  readonly x0: number;
  readonly y0: number;
  readonly dx: number;
  readonly dy: number;
  readonly order: readonly number[];
}

/**
 * Writes a raster into the NCHW input of a detector: bilinear between pixel centres, normalised, `pad` where nothing
 * was measured. Returns the share of input pixels that were measured, 0..1.
 */
export function fillPlanes(planes: Float32Array, raster: Raster, input: DetectorInput, at: Placement): number {
  const { width, height } = input;
  const { width: columns, height: rows } = raster.grid;
  const { samples, valid } = raster;
  const { order } = at;
  const size = columns * rows;
  let measured = 0;
  planes.fill(input.pad);
  for (let j = 0; j < height; j += 1) {
    const y = at.y0 + (j + 0.5) * at.dy;
    if (y < 0 || y >= rows) continue;
    const top = Math.min(Math.max(Math.floor(y - 0.5), 0), rows - 1);
    const bottom = Math.min(top + 1, rows - 1);
    const fy = Math.min(Math.max(y - 0.5 - top, 0), 1);
    for (let i = 0; i < width; i += 1) {
      const x = at.x0 + (i + 0.5) * at.dx;
      if (x < 0 || x >= columns) continue;
      if (valid[Math.floor(y) * columns + Math.floor(x)]! < 128) continue;
      measured += 1;
      const left = Math.min(Math.max(Math.floor(x - 0.5), 0), columns - 1);
      const right = Math.min(left + 1, columns - 1);
      const fx = Math.min(Math.max(x - 0.5 - left, 0), 1);
      for (let channel = 0; channel < order.length; channel += 1) {
        const band = order[channel]! * size;
        const above = samples[band + top * columns + left]! * (1 - fx) + samples[band + top * columns + right]! * fx;
        const below =
          samples[band + bottom * columns + left]! * (1 - fx) + samples[band + bottom * columns + right]! * fx;
        const value = (above * (1 - fy) + below * fy) * input.scale;
        planes[(channel * height + j) * width + i] = (value - input.mean[channel]!) / input.std[channel]!;
      }
    }
  }
  return measured / (width * height);
}
