import type { Raster } from '#core';
import type { Brightness } from './orientation-tile.ts';

/** The part of an image to take, in its pixels (not whole where it is resampled), and the size to take it at. */
export interface Cut {
  readonly column: number;
  readonly row: number;
  /** Pixels of the image per pixel of the result. */
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Brightness of a part of an image: the mean of its first three bands, or its one band. Copied where the part starts
 * on a whole pixel and the step is 1; otherwise the mean over each result pixel, weighted by area. Invalid where any
 * contributing pixel is.
 */
export function cutBrightness({ grid, bands, samples, valid }: Raster, cut: Cut): Brightness {
  const count = bands.length >= 3 ? 3 : 1;
  const plane = grid.width * grid.height;
  const values = new Float32Array(cut.width * cut.height);
  const seen = new Uint8Array(cut.width * cut.height);
  for (let row = 0; row < cut.height; row++) {
    const [top, bottom] = [cut.row + row * cut.step, cut.row + (row + 1) * cut.step];
    for (let column = 0; column < cut.width; column++) {
      const [left, right] = [cut.column + column * cut.step, cut.column + (column + 1) * cut.step];
      let [sum, area, clear] = [0, 0, 255];
      for (let y = Math.floor(top + 1e-9); y < bottom - 1e-9; y++) {
        const tall = Math.min(bottom, y + 1) - Math.max(top, y);
        for (let x = Math.floor(left + 1e-9); x < right - 1e-9; x++) {
          const inside = x >= 0 && y >= 0 && x < grid.width && y < grid.height;
          const at = y * grid.width + x;
          if (!inside || valid[at] !== 255) {
            clear = 0;
            continue;
          }
          const weight = tall * (Math.min(right, x + 1) - Math.max(left, x));
          for (let band = 0; band < count; band++) sum += weight * samples[band * plane + at]!;
          area += weight * count;
        }
      }
      const to = row * cut.width + column;
      seen[to] = area > 0 && Number.isFinite(sum) ? clear : 0;
      values[to] = seen[to] === 255 ? sum / area : 0;
    }
  }
  return { width: cut.width, height: cut.height, values, valid: seen };
}
