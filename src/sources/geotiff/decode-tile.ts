import type { Samples } from '#core';
import { decodeJpeg } from './codecs/decode-jpeg.ts';
import { decodeLerc } from './codecs/decode-lerc.ts';
import { decodeWebp } from './codecs/decode-webp.ts';
import type { TileLayout } from './tile-layout.ts';
import { separateBands, unpackTile } from './unpack-tile.ts';

/**
 * Decodes one tile or strip: its bytes as the file holds them in, its samples band by band out, each band row by row
 * (samples × height × width). Depends on nothing else, so that it can run in a worker. Throws plain Errors that say
 * what is wrong with the bytes; works in time and memory bounded by the layout, whatever the bytes claim.
 */
export type TileDecoder = (bytes: Uint8Array, layout: TileLayout) => Promise<Samples>;

export const decodeTile: TileDecoder = async (bytes, layout) => {
  switch (layout.packing) {
    case 'jpeg':
      return separateBands(await decodeJpeg(bytes, layout), layout);
    case 'webp':
      return separateBands(await decodeWebp(bytes, layout), layout);
    case 'lerc':
    case 'lerc-deflate':
    case 'lerc-zstd':
      return separateBands(await decodeLerc(bytes, layout), layout);
    default:
      return unpackTile(bytes, layout.packing, layout);
  }
};
