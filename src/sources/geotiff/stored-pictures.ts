import type { ImageLevel } from '#app';
import type { CancelSignal } from '#core';
import { readJpegFrame, spliceJpeg } from './codecs/jpeg-markers.ts';
import type { Level } from './levels.ts';
import type { TileReader } from './tile-reader.ts';

/** A level as the outside sees it; its tiles are pictures only where nothing in the file would hide a part of them. */
export function describeLevel({ mask, pixels: { layout } }: Level, alphaBand: number | null): ImageLevel {
  const { isTiled, planar, tile } = layout;
  const isPicture =
    isTiled && !planar && !mask && alphaBand === null && tile.packing === 'jpeg' && [1, 3].includes(tile.samples);
  return {
    width: layout.width,
    height: layout.height,
    tileWidth: tile.width,
    tileHeight: tile.height,
    picture: isPicture && tile.dtype === 'uint8' ? 'image/jpeg' : null,
  };
}

/**
 * A JPEG tile with the tables it shares, a file of its own; null where the file leaves it out. Throws RangeError for a
 * tile that is none, plain Errors for bytes that are no JPEG of the tile's size.
 */
export async function readStoredJpeg(
  reader: TileReader,
  column: number,
  row: number,
  signal?: CancelSignal,
): Promise<Uint8Array | null> {
  const { tile, tilesAcross, tilesDown } = reader.layout;
  if (!(column >= 0 && row >= 0 && column < tilesAcross && row < tilesDown))
    throw new RangeError(`expected a tile of ${tilesAcross} × ${tilesDown}, got ${column}, ${row}`);
  const packed = await reader.readPacked({ column, row, plane: 0 }, signal);
  if (!packed) return null;
  const frame = readJpegFrame(packed);
  if (frame.width !== tile.width || frame.height !== tile.height || frame.components !== tile.samples)
    throw new Error(`a JPEG tile of ${frame.width} × ${frame.height} × ${frame.components} in an image of others`);
  return spliceJpeg(packed, tile.jpegTables, tile.samples === 3 ? { ycbcr: tile.ycbcr } : null);
}
