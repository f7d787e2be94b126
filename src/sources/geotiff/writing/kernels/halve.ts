import type { Samples } from '#core';

/** An image that is about to be written: bands one after another, `valid` as in a `Raster`. */
export interface Level {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  readonly samples: Samples;
  readonly valid: Uint8Array;
}

/**
 * Half as large, rounded up: the mean of the valid ones of each 2 × 2 pixels. Whole numbers are rounded half up. A pixel
 * is valid where any of its four is; where none is, it takes the first one's value, which is nodata where there is one.
 */
export function halve({ width, height, bands, samples, valid }: Level): Level {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const half = new (samples.constructor as new (length: number) => Samples)(w * h * bands);
  const kept = new Uint8Array(w * h);
  const isFloat = samples instanceof Float32Array || samples instanceof Float64Array;
  for (let y = 0; y < h; y++) {
    const upper = 2 * y * width;
    const lower = 2 * y + 1 < height ? upper + width : upper;
    for (let x = 0; x < w; x++) {
      const left = 2 * x;
      const right = left + 1 < width ? left + 1 : left;
      const a = valid[upper + left]! >= 128 ? 1 : 0;
      const b = valid[upper + right]! >= 128 ? 1 : 0;
      const c = valid[lower + left]! >= 128 ? 1 : 0;
      const d = valid[lower + right]! >= 128 ? 1 : 0;
      const seen = a + b + c + d;
      kept[y * w + x] = seen > 0 ? 255 : 0;
      for (let band = 0; band < bands; band++) {
        const plane = band * width * height;
        const first = samples[plane + upper + left]!;
        let mean = first;
        if (seen > 0) {
          let sum = 0;
          if (a) sum += first;
          if (b) sum += samples[plane + upper + right]!;
          if (c) sum += samples[plane + lower + left]!;
          if (d) sum += samples[plane + lower + right]!;
          mean = isFloat ? sum / seen : Math.floor(sum / seen + 0.5);
        }
        half[band * w * h + y * w + x] = mean;
      }
    }
  }
  return { width: w, height: h, bands, samples: half, valid: kept };
}
