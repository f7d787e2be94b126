import { decode, getBlobInfo, load } from 'lerc';
import type { Samples } from '#core';
import type { TileLayout } from '../tile-layout.ts';
import { unpack } from './unpack-bytes.ts';

/** In the order of the numbers that LERC gives its types. */
const types = ['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'float32', 'float64'] as const;

/**
 * LERC as libtiff packs it, pixel by pixel. Pixels that its mask leaves out are NaN where the samples are floating
 * point, transparent where the last band is opacity, else as they come.
 */
export async function decodeLerc(packed: Uint8Array, layout: TileLayout): Promise<Samples> {
  await load();
  const blob = unwrap(packed, layout);
  const depth = checkBlob(blob, layout);
  const { pixels, mask } = decode(blob, { returnInterleaved: true });
  const samples = pixels[0] as Samples | undefined;
  if (samples?.length !== layout.width * layout.height * depth) throw new Error('a LERC tile without its pixels');
  if (depth < layout.samples) return addOpacity(samples, mask, layout);
  if (mask && layout.dtype.startsWith('float')) blankOut(samples, mask, depth);
  return samples;
}

function unwrap(packed: Uint8Array, { packing, width, height, samples }: TileLayout): Uint8Array {
  if (packing === 'lerc') return packed;
  return unpack(packed, packing === 'lerc-zstd' ? 'zstd' : 'deflate', width * height * samples * 8 + 4096);
}

/** LERC's own header must say what the TIFF says. Returns the samples per pixel in the blob. */
function checkBlob(blob: Uint8Array, { alpha, dtype, height, samples, width }: TileLayout): number {
  const info = getBlobInfo(blob);
  const depth = info.depthCount;
  const fits =
    info.width === width &&
    info.height === height &&
    info.bandCount === 1 &&
    types[info.dataType] === dtype &&
    (depth === samples || (alpha && depth === samples - 1));
  if (fits) return depth;
  throw new Error(
    `a LERC tile of ${info.width} × ${info.height} × ${depth} ${types[info.dataType] ?? 'unknown'}, expected ${width} × ${height} × ${samples} ${dtype}`,
  );
}

function addOpacity(colours: Samples, mask: Uint8Array | null, { height, samples, width }: TileLayout): Samples {
  const whole = colours.constructor as new (length: number) => Samples;
  const result = new whole(width * height * samples);
  const depth = samples - 1;
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let band = 0; band < depth; band++) result[pixel * samples + band] = colours[pixel * depth + band] ?? 0;
    result[pixel * samples + depth] = mask && mask[pixel] === 0 ? 0 : 255;
  }
  return result;
}

function blankOut(samples: Samples, mask: Uint8Array, depth: number): void {
  for (const [pixel, isMeasured] of mask.entries()) {
    if (isMeasured === 0) samples.fill(NaN, pixel * depth, (pixel + 1) * depth);
  }
}
