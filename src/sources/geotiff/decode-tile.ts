import type { Samples } from '#core';
import { decodeJpeg } from './codecs/decode-jpeg.ts';
import { decodeLerc } from './codecs/decode-lerc.ts';
import { decodeWebp } from './codecs/decode-webp.ts';
import { type BytePacking, type Packing, type TileLayout, isBytePacking } from './tile-layout.ts';
import { separateBands, unpackTile } from './unpack-tile.ts';

/**
 * Decodes one tile or strip: its bytes as the file holds them in, its samples band by band out, each band row by row
 * (samples × height × width). Depends on nothing else. The samples are only valid until the next tile is decoded in
 * this thread. Throws plain Errors that say what is wrong with the bytes; works in time and memory bounded by the
 * layout, whatever the bytes claim.
 */
export async function decodeTile(bytes: Uint8Array, layout: TileLayout): Promise<Samples> {
  const { packing } = layout;
  if (isBytePacking(packing)) return unpackTile(bytes, packing, layout);
  return separateBands(await decodePicture(bytes, packing, layout), layout);
}

function decodePicture(
  bytes: Uint8Array,
  packing: Exclude<Packing, BytePacking>,
  layout: TileLayout,
): Promise<Samples> {
  switch (packing) {
    case 'jpeg':
      return decodeJpeg(bytes, layout);
    case 'webp':
      return decodeWebp(bytes, layout);
    case 'lerc':
    case 'lerc-deflate':
    case 'lerc-zstd':
      return decodeLerc(bytes, layout);
  }
}
