import { inflateSync, zstdDecompressSync, constants } from 'node:zlib';
import { Unsupported } from '../unsupported.ts';
import { unpackLzw } from '../kernels/unlzw.ts';
import { unpackPackbits } from '../kernels/unpack-bits.ts';
import type { BytePacking } from '../tile-layout.ts';

/**
 * Bytes that one packed byte can give at most: a Deflate match of 258 bytes takes two bits (RFC 1951), a Zstd block of
 * 128 KiB three bytes and one (RFC 8878), an LZW code of 12 bits a string of 4096, a PackBits run of 128 two bytes.
 */
const mostInflation = { none: 1, deflate: 1032, zstd: 44_000, lzw: 4096, packbits: 64 } as const;
/** What may come beyond the tile, for writers that fill up the last strip; the rest of a bomb is never made. */
const slack = 64 * 1024;

/** Bytes of exactly `length`, unpacked. Throws an Error where fewer come, or far more. The result may be changed. */
export function unpackBytes(packed: Uint8Array, packing: BytePacking, length: number): Uint8Array {
  if ((packed.length + 64) * mostInflation[packing] < length)
    throw new Error(`a tile of ${packed.length} bytes (${packing}) cannot hold the ${length} expected`);
  const bytes = unpack(packed, packing, length);
  if (bytes.length < length)
    throw new Error(`a tile unpacks (${packing}) to ${bytes.length} bytes, expected ${length}: truncated?`);
  // Not a Buffer: its `slice` does not copy.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, length);
}

/** Unpacked bytes of a length nobody knows beforehand, `length` expected, at most about twice as many. */
export function unpack(packed: Uint8Array, packing: BytePacking, length: number): Uint8Array {
  switch (packing) {
    case 'none':
      return packed;
    case 'deflate':
      return inflate(packed, length);
    case 'zstd':
      return unpackZstd(packed, length);
    case 'lzw':
      return fill(length, (output) => unpackLzw(refuseOldLzw(packed), output));
    case 'packbits':
      return fill(length, (output) => unpackPackbits(packed, output));
  }
}

/** The chunk is the whole tile: with node's usual 16 KiB the pieces cost more than inflating them. */
function inflate(packed: Uint8Array, length: number): Uint8Array {
  const chunkSize = Math.max(64, Math.min(length, packed.length * mostInflation.deflate) + 1);
  return inflateSync(packed, {
    chunkSize,
    maxOutputLength: chunkSize + slack + length,
    finishFlush: constants.Z_SYNC_FLUSH,
  });
}

function unpackZstd(packed: Uint8Array, length: number): Uint8Array {
  const chunkSize = Math.max(64, Math.min(length, packed.length * 4096) + 1);
  return zstdDecompressSync(packed, { chunkSize, maxOutputLength: slack + 2 * length });
}

function fill(length: number, write: (output: Uint8Array) => number): Uint8Array {
  const output = new Uint8Array(length);
  return output.subarray(0, write(output));
}

/** Before TIFF 5.0 the codes began with the lowest bit: a first clear code of 256 then reads 00 01. */
function refuseOldLzw(packed: Uint8Array): Uint8Array {
  if (packed[0] === 0 && ((packed[1] ?? 0) & 1) === 1)
    throw new Unsupported('LZW in the bit order used before TIFF 5.0; write the file anew with gdal_translate');
  return packed;
}
