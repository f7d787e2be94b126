import type { Picture, Raster } from '#core';
import { stampSimulated } from '#imagery';

/** A picture of at most about `widest` pixels, averaged, with SIMULATED on it. Of 16-bit rasters: their brightness as shown. */
export function makePreview({ grid, samples }: Raster, widest: number): Picture {
  const times = Math.max(1, Math.ceil(grid.width / widest));
  const [width, height] = [Math.max(1, Math.floor(grid.width / times)), Math.max(1, Math.floor(grid.height / times))];
  const data = new Uint8Array(width * height * 3);
  const size = grid.width * grid.height;
  for (let band = 0; band < 3; band++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let j = 0; j < times; j++) {
          const at = band * size + (y * times + j) * grid.width + x * times;
          for (let i = 0; i < times; i++) sum += samples[at + i] ?? 0;
        }
        const mean = sum / (times * times);
        data[(y * width + x) * 3 + band] = samples instanceof Uint16Array ? 255 * (mean / 10000) ** (1 / 2.2) : mean;
      }
    }
  }
  return stampSimulated({ width, height, channels: 3, data });
}
