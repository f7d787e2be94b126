import type { Samples } from '#core';
import { unpackBytes } from './codecs/unpack-bytes.ts';
import { widenHalves } from './kernels/predictors.ts';
import { TileKernels } from './kernels/tile-kernels.ts';
import { widenBits } from './kernels/unpack-bits.ts';
import { type Packing, type TileLayout, computeTileBytes, viewSamples } from './tile-layout.ts';

/** Packings whose bytes, once unpacked, are the samples or their differences. */
export type BytePacking = Exclude<Packing, 'jpeg' | 'webp' | 'lerc' | 'lerc-deflate' | 'lerc-zstd'>;

let kernels: TileKernels | undefined;

/** Unpacks a tile of samples and puts it band by band. Throws plain Errors. */
export function unpackTile(packed: Uint8Array, packing: BytePacking, layout: TileLayout): Samples {
  const { bits, height, samples, width } = layout;
  if (bits < 8) {
    const bytes = unpackBytes(packed, packing, computeTileBytes(layout));
    return separateBands(widenBits(bytes, bits, width * samples, height), layout);
  }
  kernels ??= new TileKernels();
  const tileBytes = computeTileBytes(layout);
  if (!unpackByKernels(kernels, packed, packing, tileBytes)) {
    const bytes = unpackBytes(packed, packing, tileBytes);
    kernels.take(0, tileBytes);
    kernels.room().set(bytes);
  }
  return finish(kernels, layout);
}

/**
 * Whole tiles of the packings that the kernels know. What is wrong with any other is left to the slower ways, which
 * forgive an end that is missing and say what else is wrong.
 */
function unpackByKernels(to: TileKernels, packed: Uint8Array, packing: BytePacking, tileBytes: number): boolean {
  if (packing !== 'deflate' && packing !== 'lzw') return false;
  to.take(packed.length, tileBytes).set(packed);
  return (packing === 'deflate' ? to.inflateZlib() : to.unpackLzw()) === tileBytes;
}

function finish(from: TileKernels, layout: TileLayout): Samples {
  const { bits, dtype, height, predictor, samples: bands, width } = layout;
  const view = from.finish({ width, height, bands, bytes: bits / 8, predictor, bigEndian: !layout.littleEndian });
  const bytes = view.slice();
  if (bits === 16 && dtype === 'float32') return widenHalves(viewSamples('uint16', bytes) as Uint16Array);
  return viewSamples(dtype, bytes);
}

/** Samples pixel by pixel (red green blue red …) to band by band, in an array of the same type. */
export function separateBands(chunky: Samples, { height, samples: bands, width }: TileLayout): Samples {
  if (bands === 1) return chunky;
  kernels ??= new TileKernels();
  const bytes = new Uint8Array(chunky.buffer, chunky.byteOffset, chunky.byteLength);
  kernels.take(0, bytes.length);
  kernels.room().set(bytes);
  const view = kernels.finish({
    ...{ width, height, bands },
    bytes: chunky.BYTES_PER_ELEMENT,
    predictor: 1,
    bigEndian: false,
  });
  const whole = chunky.constructor as new (buffer: ArrayBufferLike) => Samples;
  return new whole(view.slice().buffer);
}
