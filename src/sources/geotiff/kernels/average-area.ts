import type { Samples } from '#core';

/** Pixels of one window of one level, band by band. */
export interface SourceBlock {
  readonly samples: Samples;
  readonly valid: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Where target pixels lie in the source: the first one's edges, and the step, in source pixels. */
export interface AxisStep {
  readonly startX: number;
  readonly startY: number;
  readonly stepX: number;
  readonly stepY: number;
}

/**
 * Averages a source over the area of each target pixel, weighted by `valid`, in each band without the pixels that
 * have its nodata, or NaN. Target `valid` is the weight that was found, 0..255. Integers are rounded half up.
 */
export function averageArea(
  source: SourceBlock,
  target: SourceBlock,
  at: AxisStep,
  nodata: readonly (number | null)[],
  isInteger: boolean,
): void {
  const { width, height } = target;
  const sourcePixels = source.width * source.height;
  for (let row = 0; row < height; row++) {
    const top = Math.max(0, at.startY + row * at.stepY);
    const bottom = Math.min(source.height, at.startY + (row + 1) * at.stepY);
    for (let column = 0; column < width; column++) {
      const left = Math.max(0, at.startX + column * at.stepX);
      const right = Math.min(source.width, at.startX + (column + 1) * at.stepX);
      const pixel = row * width + column;
      let weight = 0;
      for (let y = Math.floor(top); y < bottom; y++) {
        const high = Math.min(bottom, y + 1) - Math.max(top, y);
        for (let x = Math.floor(left); x < right; x++) {
          const share = (Math.min(right, x + 1) - Math.max(left, x)) * high;
          weight += share * source.valid[y * source.width + x]!;
        }
      }
      target.valid[pixel] = weight === 0 ? 0 : Math.max(1, Math.min(255, Math.round(weight / (at.stepX * at.stepY))));
      for (let band = 0; band < nodata.length; band++) {
        const mark = nodata[band]!;
        let [sum, found] = [0, 0];
        for (let y = Math.floor(top); y < bottom; y++) {
          const high = Math.min(bottom, y + 1) - Math.max(top, y);
          const start = y * source.width;
          for (let x = Math.floor(left); x < right; x++) {
            const value = source.samples[band * sourcePixels + start + x]!;
            const share = source.valid[start + x]!;
            if (share === 0 || value === mark || value !== value) continue;
            const area = (Math.min(right, x + 1) - Math.max(left, x)) * high * share;
            sum += area * value;
            found += area;
          }
        }
        if (found > 0)
          target.samples[band * width * height + pixel] = isInteger ? Math.floor(sum / found + 0.5) : sum / found;
      }
    }
  }
}

/** Takes for each target pixel the source pixel at its middle: for indices into a palette, which have no average. */
export function takeMiddle(source: SourceBlock, target: SourceBlock, at: AxisStep, bands: number): void {
  for (let row = 0; row < target.height; row++) {
    const y = Math.floor(at.startY + (row + 0.5) * at.stepY);
    for (let column = 0; column < target.width; column++) {
      const x = Math.floor(at.startX + (column + 0.5) * at.stepX);
      if (x < 0 || y < 0 || x >= source.width || y >= source.height) continue;
      const pixel = row * target.width + column;
      const from = y * source.width + x;
      target.valid[pixel] = source.valid[from]!;
      for (let band = 0; band < bands; band++) {
        target.samples[band * target.width * target.height + pixel] =
          source.samples[band * source.width * source.height + from]!;
      }
    }
  }
}
