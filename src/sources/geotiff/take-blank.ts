import type { Raster, RasterBand, Samples } from '#core';
import { type SampleType, createSamples } from './tile-layout.ts';

/**
 * Samples of nodata, or 0 where a band has none, and a `valid` of any content: in the memory of `into` where that fits;
 * then samples are of any content too if `isCovered`: all of them will be written. Fresh memory costs more than what is
 * written to it: the system makes 4 KiB of it in about 5 µs (measured).
 */
export function takeBlank(
  dtype: SampleType,
  pixels: number,
  bands: readonly RasterBand[],
  { into, isCovered = false }: { readonly into?: Raster | undefined; readonly isCovered?: boolean } = {},
): Pick<Raster, 'samples' | 'valid'> {
  const again = into?.valid.length === pixels && isAlike(into.samples, dtype, pixels * bands.length) ? into : null;
  const samples = again?.samples ?? createSamples(dtype, pixels * bands.length);
  if (!(again && isCovered)) fillBlank(samples, bands, again !== null);
  return { samples, valid: again?.valid ?? new Uint8Array(pixels) };
}

function fillBlank(samples: Samples, bands: readonly RasterBand[], isUsed: boolean): void {
  const pixels = samples.length / bands.length;
  for (const [index, { nodata }] of bands.entries())
    if (isUsed || nodata !== null) samples.fill(nodata ?? 0, index * pixels, (index + 1) * pixels);
}

function isAlike(samples: Samples, dtype: SampleType, length: number): boolean {
  return samples.length === length && samples.constructor === createSamples(dtype, 0).constructor;
}
