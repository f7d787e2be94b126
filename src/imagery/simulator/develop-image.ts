import type { PixelGrid, Raster } from '#core';

/** Gain, white balance, and haze: a veil that takes contrast. */
export function expose(planes: readonly Float32Array[], gain: number, balance: readonly number[], haze: number): void {
  const veil = [150, 156, 166];
  for (const [band, plane] of planes.entries()) {
    const factor = gain * (balance[band] ?? 1) * (1 - 0.45 * haze);
    const offset = (veil[band] ?? 0) * 0.45 * haze;
    for (let p = 0; p < plane.length; p++) plane[p] = (plane[p] ?? 0) * factor + offset;
  }
}

/** 8 bits: as shown. 16 bits: reflectance × 10 000, by the power 2.2 of what is shown. 0 is left free for nodata. */
export function makeRaster(grid: PixelGrid, planes: readonly Float32Array[], bits: 8 | 16): Raster {
  const size = grid.width * grid.height;
  const samples = bits === 8 ? new Uint8ClampedArray(size * 3) : new Uint16Array(size * 3);
  for (const [band, plane] of planes.entries()) {
    for (let p = 0; p < size; p++) {
      const value = Math.max(1, plane[p] ?? 0);
      samples[band * size + p] = bits === 8 ? value : Math.min(65535, Math.round(10000 * (value / 255) ** 2.2));
    }
  }
  const kept = samples instanceof Uint16Array ? samples : new Uint8Array(samples.buffer);
  const bands = ['red', 'green', 'blue'].map((name) => ({
    name,
    nodata: null,
    scale: bits === 8 ? 1 : 0.0001,
    offset: 0,
  }));
  return { grid, bands, samples: kept, valid: new Uint8Array(size).fill(255) };
}
