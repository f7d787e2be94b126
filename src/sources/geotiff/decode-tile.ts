import type { Samples } from '#core';
import { decodeJpeg } from './codecs/decode-jpeg.ts';
import { decodeLerc } from './codecs/decode-lerc.ts';
import { decodeWebp } from './codecs/decode-webp.ts';
import { unpackBytes } from './codecs/unpack-bytes.ts';
import { swapBytes, undoDifferences, undoFloatPrediction, widenHalves } from './kernels/predictors.ts';
import { separateBands } from './kernels/separate-bands.ts';
import { widenBits } from './kernels/unpack-bits.ts';
import { type TileLayout, computeTileBytes, viewSamples } from './tile-layout.ts';

/**
 * Decodes one tile or strip: its bytes as the file holds them in, its samples band by band out, each band row by row
 * (samples × height × width). Depends on nothing else, so that it can run in a worker. Throws plain Errors that say
 * what is wrong with the bytes; works in time and memory bounded by the layout, whatever the bytes claim.
 */
export type TileDecoder = (bytes: Uint8Array, layout: TileLayout) => Promise<Samples>;

export const decodeTile: TileDecoder = async (bytes, layout) => {
  switch (layout.packing) {
    case 'jpeg':
      return separateBands(await decodeJpeg(bytes, layout), layout.samples);
    case 'webp':
      return separateBands(await decodeWebp(bytes, layout), layout.samples);
    case 'lerc':
    case 'lerc-deflate':
    case 'lerc-zstd':
      return separateBands(await decodeLerc(bytes, layout), layout.samples);
    default:
      return separateBands(
        restoreSamples(unpackBytes(bytes, layout.packing, computeTileBytes(layout)), layout),
        layout.samples,
      );
  }
};

/** Bytes as they were before packing to samples: byte order, prediction, narrow samples. May reuse `bytes`. */
function restoreSamples(bytes: Uint8Array, layout: TileLayout): Samples {
  const { bits, dtype, height, predictor, samples, width } = layout;
  const perRow = width * samples;
  const size = bits / 8;
  if (bits < 8) return widenBits(bytes, bits, perRow, height);
  if (predictor === 3) return finish(undoFloatPrediction(bytes, perRow, height, samples, size), layout);
  if (size > 1 && !layout.littleEndian) swapBytes(bytes, size);
  if (predictor === 2) {
    const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
    undoDifferences(integersIn(aligned, size), perRow, height, samples);
    return finish(aligned, layout);
  }
  return bits === 16 && dtype === 'float32' ? finish(bytes, layout) : viewSamples(dtype, bytes);
}

function finish(bytes: Uint8Array, { bits, dtype }: TileLayout): Samples {
  if (bits !== 16 || dtype !== 'float32') return viewSamples(dtype, bytes);
  return widenHalves(viewSamples('uint16', bytes) as Uint16Array);
}

function integersIn(bytes: Uint8Array, size: number): Uint8Array | Uint16Array | Uint32Array | BigUint64Array {
  const { buffer, byteOffset, byteLength } = bytes;
  if (size === 1) return bytes;
  if (size === 2) return new Uint16Array(buffer, byteOffset, byteLength / 2);
  if (size === 4) return new Uint32Array(buffer, byteOffset, byteLength / 4);
  return new BigUint64Array(buffer, byteOffset, byteLength / 8);
}
