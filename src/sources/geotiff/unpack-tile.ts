import { readSync } from 'node:fs';
import type { Samples } from '#core';
import { unpackBytes } from './codecs/unpack-bytes.ts';
import { unpackZstdInto } from './codecs/zstd-decoder.ts';
import { widenHalves } from './kernels/predictors.ts';
import { TileKernels } from './kernels/tile-kernels.ts';
import { widenBits } from './kernels/unpack-bits.ts';
import { type BytePacking, type DirectPacking, type TileLayout, computeTileBytes, viewSamples } from './tile-layout.ts';

/** A piece of an open file, by its descriptor; the piece lies within the file, as far as is known. */
interface FilePiece {
  readonly file: number;
  readonly offset: number;
  readonly length: number;
}

/** Packed bytes, or where to read them. */
export type PackedBytes = Uint8Array | FilePiece;

let threadKernels: TileKernels | undefined;

/**
 * Reads and unpacks a tile and puts its samples band by band. They are only valid until the next call in this thread:
 * their memory is used again. Null for a JPEG that is not baseline, or broken. Throws plain Errors.
 */
export function unpackTile(packed: PackedBytes, packing: DirectPacking, layout: TileLayout): Samples | null {
  const tileBytes = computeTileBytes(layout);
  threadKernels ??= new TileKernels();
  const source = threadKernels.take(packed.length, tileBytes);
  if (packed instanceof Uint8Array) source.set(packed);
  else readPiece(packed, source);
  if (packing === 'jpeg') return decodeJpeg(threadKernels, layout);
  if (layout.bits < 8) return separateBands(widen(unpackBytes(source, packing, tileBytes), layout), layout);
  if (!unpackInPlace(threadKernels, source, packing, tileBytes))
    threadKernels.room().set(unpackBytes(source, packing, tileBytes));
  return finish(threadKernels, layout);
}

/** The bytes themselves. */
export function readPacked(packed: PackedBytes): Uint8Array {
  if (packed instanceof Uint8Array) return packed;
  const bytes = new Uint8Array(packed.length);
  readPiece(packed, bytes);
  return bytes;
}

/**
 * Samples pixel by pixel (red green blue red …) to band by band, in an array of the same type. Valid until the next
 * tile is unpacked.
 */
export function separateBands(chunky: Samples, { height, samples: bands, width }: TileLayout): Samples {
  if (bands === 1) return chunky;
  threadKernels ??= new TileKernels();
  threadKernels.take(0, chunky.byteLength);
  threadKernels.room().set(new Uint8Array(chunky.buffer, chunky.byteOffset, chunky.byteLength));
  const bytes = chunky.BYTES_PER_ELEMENT;
  const view = threadKernels.finish({ width, height, bands, bytes, predictor: 1, bigEndian: false });
  const whole = chunky.constructor as new (buffer: ArrayBufferLike, offset: number, length: number) => Samples;
  return new whole(view.buffer, view.byteOffset, view.byteLength / bytes);
}

function readPiece({ file, length, offset }: FilePiece, into: Uint8Array): void {
  for (let done = 0; done < length;) {
    const bytesRead = readSync(file, into, done, length - done, offset + done);
    if (bytesRead === 0) throw new Error(`it shrank while it was read: no byte at ${offset + done}`);
    done += bytesRead;
  }
}

/**
 * Unpacks a whole tile of a packing that has a quick way. What is wrong with any other is left to the slower ways,
 * which forgive an end that is missing and say what else is wrong.
 */
function unpackInPlace(by: TileKernels, source: Uint8Array, packing: BytePacking, tileBytes: number): boolean {
  if (packing === 'deflate') return by.inflateZlib() === tileBytes;
  if (packing === 'zstd') return unpackZstdInto(source, by.room(1));
  return packing === 'lzw' && by.unpackLzw() === tileBytes;
}

function decodeJpeg(
  by: TileKernels,
  { bits, height, jpegTables, samples, width, ycbcr }: TileLayout,
): Uint8Array | null {
  if (bits !== 8) return null;
  return by.decodeJpeg({ width, height, bands: samples, isYcbcr: samples === 3 && ycbcr }, jpegTables);
}

function finish(
  from: TileKernels,
  { bits, dtype, height, littleEndian, predictor, samples, width }: TileLayout,
): Samples {
  const layout = { width, height, bands: samples, bytes: bits / 8, predictor, bigEndian: !littleEndian };
  const view = from.finish(layout);
  if (bits === 16 && dtype === 'float32') return widenHalves(viewSamples('uint16', view) as Uint16Array);
  return viewSamples(dtype, view);
}

function widen(bytes: Uint8Array, { bits, height, samples, width }: TileLayout): Uint8Array {
  return widenBits(bytes, bits, width * samples, height);
}
