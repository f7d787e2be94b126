import type { Raster, RasterBand, Samples } from '#core';
import { type SampleType, createSamples } from './tile-layout.ts';

/**
 * Samples of nodata, or 0 where a band has none, and a `valid` of zeros: in the memory of `into` where that fits. Fresh
 * memory costs more than what is written to it: the system makes 4 KiB of it in about 5 µs (measured).
 */
export function takeBlank(
  dtype: SampleType,
  pixels: number,
  bands: readonly RasterBand[],
  into?: Raster,
): Pick<Raster, 'samples' | 'valid'> {
  const again = into?.valid.length === pixels && isAlike(into.samples, dtype, pixels * bands.length) ? into : null;
  const samples = again?.samples ?? createSamples(dtype, pixels * bands.length);
  for (const [index, { nodata }] of bands.entries())
    if (again || nodata !== null) samples.fill(nodata ?? 0, index * pixels, (index + 1) * pixels);
  return { samples, valid: again?.valid.fill(0) ?? new Uint8Array(pixels) };
}

function isAlike(samples: Samples, dtype: SampleType, length: number): boolean {
  return samples.length === length && samples.constructor === createSamples(dtype, 0).constructor;
}
