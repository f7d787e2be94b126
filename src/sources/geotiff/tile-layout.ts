import type { Samples } from '#core';

/** The type of stored samples, as the arrays that hold them are named. */
export type SampleType = 'uint8' | 'int8' | 'uint16' | 'int16' | 'uint32' | 'int32' | 'float32' | 'float64';

/** How the bytes of a tile are packed (Compression tag; LERC with the second step of its parameters). */
export type Packing =
  | 'none'
  | 'lzw'
  | 'deflate'
  | 'zstd'
  | 'packbits'
  | 'jpeg'
  | 'webp'
  | 'lerc'
  | 'lerc-deflate'
  | 'lerc-zstd';

/** Packings whose bytes, once unpacked, are the samples or their differences. */
export type BytePacking = Exclude<Packing, 'jpeg' | 'webp' | 'lerc' | 'lerc-deflate' | 'lerc-zstd'>;

/** Packings that `unpackTile` takes. */
export type DirectPacking = BytePacking | 'jpeg';

/** All that decoding one tile or strip takes beside its bytes. Plain data: it can be sent to a worker. */
export interface TileLayout {
  readonly packing: Packing;
  /** 1 none, 2 horizontal differences, 3 floating point (TIFF 6.0 §14; Technical Note 3) */
  readonly predictor: 1 | 2 | 3;
  /** Pixels as stored: edge tiles are whole, the last strip may be short. */
  readonly width: number;
  readonly height: number;
  /** Samples of each pixel in this tile: the bands, or 1 where each band has tiles of its own. */
  readonly samples: number;
  /** 1, 2 and 4 bits become uint8, 16 bits of float32 are half precision. */
  readonly bits: number;
  readonly dtype: SampleType;
  readonly littleEndian: boolean;
  /** JPEG: three samples are Y, Cb, Cr and become red, green, blue. */
  readonly ycbcr: boolean;
  /** The last sample is opacity: LERC keeps it as its mask, WebP may leave it out. */
  readonly alpha: boolean;
  /** Tables that all JPEG tiles share (Technical Note 2), as the tag holds them. */
  readonly jpegTables: Uint8Array | null;
}

const arrays = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

/** Whether `unpackTile` takes tiles of it. */
export function isDirectPacking(packing: Packing): packing is DirectPacking {
  return !['webp', 'lerc', 'lerc-deflate', 'lerc-zstd'].includes(packing);
}

/** Bytes of the samples of a tile once it is decoded. */
export function computeSampleBytes({ dtype, height, samples, width }: TileLayout): number {
  return width * height * samples * arrays[dtype].BYTES_PER_ELEMENT;
}

/** An array of zeros. */
export function createSamples(dtype: SampleType, length: number): Samples {
  return new arrays[dtype](length);
}

/** The samples that lie in `bytes`, in the byte order of this machine; copied only where they are not aligned. */
export function viewSamples(dtype: SampleType, bytes: Uint8Array): Samples {
  const size = arrays[dtype].BYTES_PER_ELEMENT;
  const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  return new arrays[dtype](aligned.buffer as ArrayBuffer, aligned.byteOffset, Math.floor(aligned.byteLength / size));
}

/** Bytes of one row of a tile as stored: rows begin on a byte. */
export function computeRowBytes({ width, samples, bits }: TileLayout): number {
  return Math.ceil((width * samples * bits) / 8);
}

/** Bytes of a whole tile before packing. */
export function computeTileBytes(layout: TileLayout): number {
  return computeRowBytes(layout) * layout.height;
}
