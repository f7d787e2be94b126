import type { Raster, RasterBand, Samples } from '#core';
import { makeSharedMemory } from './kernels/known-memory.ts';
import { type SampleType, createSamples, viewSamples } from './tile-layout.ts';

/** How memory is taken: see `takeBlank`. */
interface Taking {
  readonly into?: Raster | null | undefined;
  readonly isCovered?: boolean;
  readonly isShared?: boolean;
}

/** Memory that was made to be used again, all of it ours: a smaller raster may have been the last to lie in it. */
const reusable = new WeakSet<ArrayBufferLike>();
/** Threads hold on to the memory they wrote to last; more than this is better freed. */
const mostShared = 256 * 1024 ** 2;

/**
 * Samples of nodata, or 0 where a band has none, and a `valid` of any content: in the memory of `into` where that fits;
 * then samples are of any content too if `isCovered`: all of them will be written. Fresh memory costs more than what is
 * written to it: the system makes 4 KiB of it in about 5 µs (measured). Samples for one who will hand them back (`into`
 * is there, or null) lie in memory that threads and kernels can write to if `isShared`; only those, since the engine does
 * not count shared memory and would collect it too late.
 */
export function takeBlank(
  dtype: SampleType,
  pixels: number,
  bands: readonly RasterBand[],
  { into, isCovered = false, isShared = false }: Taking = {},
): Pick<Raster, 'samples' | 'valid'> {
  const length = pixels * bands.length;
  const again = into ? findRoom(into.samples, dtype, length, isShared) : null;
  const samples = again ?? (into === undefined ? createSamples(dtype, length) : makeRoom(dtype, length, isShared));
  if (!(again && isCovered)) fillBlank(samples, bands, again !== null);
  const isWide = into ? into.valid.length >= pixels : false;
  return { samples, valid: (isWide && into?.valid.subarray(0, pixels)) || new Uint8Array(pixels) };
}

function findRoom(used: Samples, dtype: SampleType, length: number, isShared: boolean): Samples | null {
  const { buffer, byteOffset } = used;
  const bytes = length * createSamples(dtype, 0).BYTES_PER_ELEMENT;
  if (isShared && bytes <= mostShared && !(buffer instanceof SharedArrayBuffer)) return null;
  if (reusable.has(buffer) && buffer.byteLength >= bytes) return viewSamples(dtype, new Uint8Array(buffer, 0, bytes));
  const isAlike = used.constructor === createSamples(dtype, 0).constructor;
  if (isAlike && used.length >= length) return viewSamples(dtype, new Uint8Array(buffer, byteOffset, bytes));
  return null;
}

function makeRoom(dtype: SampleType, length: number, isShared: boolean): Samples {
  const bytes = length * createSamples(dtype, 0).BYTES_PER_ELEMENT;
  if (!isShared || bytes > mostShared) return createSamples(dtype, length);
  const { buffer } = makeSharedMemory(bytes);
  reusable.add(buffer);
  return viewSamples(dtype, new Uint8Array(buffer, 0, bytes));
}

function fillBlank(samples: Samples, bands: readonly RasterBand[], isUsed: boolean): void {
  const pixels = samples.length / bands.length;
  for (const [index, { nodata }] of bands.entries())
    if (isUsed || nodata !== null) samples.fill(nodata ?? 0, index * pixels, (index + 1) * pixels);
}
