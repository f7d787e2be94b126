import type { Samples } from '#core';
import { decodeJpeg } from './codecs/decode-jpeg.ts';
import { decodeLerc } from './codecs/decode-lerc.ts';
import { decodeWebp } from './codecs/decode-webp.ts';
import { type TileLayout, isDirectPacking } from './tile-layout.ts';
import { type PackedBytes, readPacked, separateBands, unpackTile } from './unpack-tile.ts';

/**
 * Decodes one tile or strip: its bytes as the file holds them in, its samples band by band out, each band row by row
 * (samples × height × width). Depends on nothing else. `use` may look at the samples during the call only: their
 * memory is used for the next tile of this thread, even before a promise would have told. Throws plain Errors that say
 * what is wrong with the bytes; works in time and memory bounded by the layout, whatever the bytes claim.
 */
export async function decodeTile(
  packed: PackedBytes,
  layout: TileLayout,
  use: (samples: Samples) => void,
): Promise<void> {
  const { packing } = layout;
  const samples = isDirectPacking(packing) ? unpackTile(packed, packing, layout) : null;
  if (samples) return use(samples);
  const picture = await decodePicture(readPacked(packed), layout);
  use(separateBands(picture, layout));
}

function decodePicture(bytes: Uint8Array, layout: TileLayout): Promise<Samples> {
  switch (layout.packing) {
    case 'jpeg':
      return decodeJpeg(bytes, layout);
    case 'webp':
      return decodeWebp(bytes, layout);
    case 'lerc':
    case 'lerc-deflate':
    case 'lerc-zstd':
      return decodeLerc(bytes, layout);
    default:
      throw new Error(`expected a packing of pictures, got ${layout.packing}`);
  }
}
