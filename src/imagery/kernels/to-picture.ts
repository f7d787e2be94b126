import type { Picture, Raster } from '#core';

/** Grey of pixels that were not measured. */
const unseen = 38;

/**
 * A raster as shown on a screen: its first three bands as red, green and blue, or the first alone as grey. Bytes are
 * taken as they are; other samples are stretched between the 0.5 and 99.5 percentiles of what was measured, all bands
 * alike, with the gamma of a screen.
 */
export function toPicture({ grid, bands, samples, valid }: Raster): Picture {
  const { width, height } = grid;
  const size = width * height;
  const data = new Uint8Array(size * 3);
  const isBytes = samples instanceof Uint8Array;
  const shown = bands.length >= 3 ? 3 : 1;
  const [low, high] = isBytes ? [0, 255] : findRange(samples, valid, size, shown);
  for (let pixel = 0; pixel < size; pixel++)
    for (let band = 0; band < 3; band++) {
      const value = samples[(shown === 3 ? band : 0) * size + pixel]!;
      const level = Math.min(1, Math.max(0, (value - low) / (high - low)));
      data[pixel * 3 + band] = valid[pixel]! < 128 ? unseen : isBytes ? value : Math.round(255 * level ** (1 / 2.2));
    }
  return { width, height, channels: 3, data };
}

/** Percentiles of a sample of some 30,000 pixels; a value that is not finite is passed over. */
function findRange(samples: ArrayLike<number>, valid: Uint8Array, size: number, shown: number): [number, number] {
  const step = Math.max(1, Math.floor(size / 30_000));
  const values: number[] = [];
  for (let band = 0; band < shown; band++)
    for (let pixel = 0; pixel < size; pixel += step) {
      const value = samples[band * size + pixel]!;
      if (valid[pixel]! >= 128 && Number.isFinite(value)) values.push(value);
    }
  values.sort((one, other) => one - other);
  const low = values[Math.floor(values.length * 0.005)] ?? 0;
  const high = values[Math.ceil(values.length * 0.995) - 1] ?? 1;
  return high > low ? [low, high] : [low, low + 1];
}
