import type { Samples } from '#core';

type SamplesOf = new (length: number) => Samples;

/** Samples pixel by pixel (red green blue red …) to band by band, in an array of the same type. */
export function separateBands(chunky: Samples, bands: number): Samples {
  if (bands === 1) return chunky;
  const pixels = Math.floor(chunky.length / bands);
  // Not `slice`: a Buffer's does not copy.
  const planar =
    chunky instanceof Uint8Array
      ? new Uint8Array(pixels * bands)
      : new (chunky.constructor as SamplesOf)(pixels * bands);
  for (let band = 0; band < bands; band++) {
    const start = band * pixels;
    for (let pixel = 0, from = band; pixel < pixels; pixel++, from += bands) planar[start + pixel] = chunky[from]!;
  }
  return planar;
}
