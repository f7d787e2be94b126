import type { Samples } from '#core';

/** Samples pixel by pixel (red green blue red …) to band by band, in an array of the same type. */
export function separateBands(chunky: Samples, bands: number): Samples {
  if (bands === 1) return chunky;
  const pixels = Math.floor(chunky.length / bands);
  const planar = chunky.slice(0, pixels * bands);
  for (let band = 0; band < bands; band++) {
    const start = band * pixels;
    for (let pixel = 0, from = band; pixel < pixels; pixel++, from += bands) planar[start + pixel] = chunky[from]!;
  }
  return planar;
}
