import type { CancelSignal, PixelWindow, Samples } from '#core';
import { inParallel } from './in-parallel.ts';
import type { TileIndex, TileReader } from './tile-reader.ts';

/**
 * Writes the pixels of a window, band by band in the order of `bands`, into `target`; what lies outside of the image
 * stays as it is there, and tiles that the file leaves out become `blank`, a value for each band (0 by default).
 */
export async function readWindow(
  reader: TileReader,
  window: PixelWindow,
  bands: readonly number[],
  target: Samples,
  {
    atOnce,
    blank = [],
    signal,
  }: { atOnce: number; blank?: readonly number[] | undefined; signal?: CancelSignal | undefined },
): Promise<void> {
  await inParallel(listTiles(reader, window, bands), atOnce, async (tile) => {
    signal?.throwIfAborted();
    await reader.read(tile, !isUsedUp(reader, tile, window, bands), (samples) => {
      signal?.throwIfAborted();
      if (samples) copyTile(reader, tile, samples, { window, bands, target });
      else blankTile(reader, tile, blank, { window, bands, target });
    });
  });
}

/** Whether all that the tile holds of the image is in the window, so that the next window will hardly ask for it. */
function isUsedUp(
  { layout: { height, planar, tile, width } }: TileReader,
  { column, row }: TileIndex,
  window: PixelWindow,
  bands: readonly number[],
): boolean {
  return (
    (planar || bands.length >= tile.samples) &&
    column * tile.width >= window.column &&
    row * tile.height >= window.row &&
    Math.min(width, (column + 1) * tile.width) <= window.column + window.width &&
    Math.min(height, (row + 1) * tile.height) <= window.row + window.height
  );
}

function listTiles({ layout }: TileReader, window: PixelWindow, bands: readonly number[]): TileIndex[] {
  const { tile, width, height, planar } = layout;
  const left = Math.max(0, window.column);
  const top = Math.max(0, window.row);
  const right = Math.min(width, window.column + window.width);
  const bottom = Math.min(height, window.row + window.height);
  if (right <= left || bottom <= top || bands.length === 0) return [];
  const tiles: TileIndex[] = [];
  for (const plane of planar ? bands : [0]) {
    for (let row = Math.floor(top / tile.height); row * tile.height < bottom; row++) {
      for (let column = Math.floor(left / tile.width); column * tile.width < right; column++)
        tiles.push({ plane, row, column });
    }
  }
  return tiles;
}

/** Where a tile goes. */
interface Destination {
  readonly window: PixelWindow;
  readonly bands: readonly number[];
  readonly target: Samples;
}

function copyTile(reader: TileReader, at: TileIndex, samples: Samples, { window, bands, target }: Destination): void {
  const { planar, tile } = reader.layout;
  const { bottom, left, right, top } = overlap(reader, at, window);
  const tilePixels = samples.length / tile.samples;
  const size = target.BYTES_PER_ELEMENT;
  const [source, sink] = [bytesOf(samples), bytesOf(target)];
  for (const [index, band] of bands.entries()) {
    if (planar && band !== at.plane) continue;
    const from = (planar ? 0 : band) * tilePixels - at.row * tile.height * tile.width - at.column * tile.width;
    const to = (index * window.height - window.row) * window.width - window.column;
    for (let row = top; row < bottom; row++) {
      const start = from + row * tile.width;
      source.copy(sink, (to + row * window.width + left) * size, (start + left) * size, (start + right) * size);
    }
  }
}

function blankTile(
  reader: TileReader,
  at: TileIndex,
  blank: readonly number[],
  { window, bands, target }: Destination,
): void {
  const { bottom, left, right, top } = overlap(reader, at, window);
  for (const [index, band] of bands.entries()) {
    if (reader.layout.planar && band !== at.plane) continue;
    const to = (index * window.height - window.row) * window.width - window.column;
    for (let row = top; row < bottom; row++)
      target.fill(blank[index] ?? 0, to + row * window.width + left, to + row * window.width + right);
  }
}

/** The part of the image that lies in the tile and in the window. */
function overlap(
  { layout: { height, tile, width } }: TileReader,
  { column, row }: TileIndex,
  window: PixelWindow,
): { left: number; right: number; top: number; bottom: number } {
  return {
    left: Math.max(0, window.column, column * tile.width),
    right: Math.min(width, window.column + window.width, (column + 1) * tile.width),
    top: Math.max(0, window.row, row * tile.height),
    bottom: Math.min(height, window.row + window.height, (row + 1) * tile.height),
  };
}

/** A Buffer's copy is as quick from memory that threads share; that of typed arrays takes thrice the time. */
function bytesOf({ buffer, byteLength, byteOffset }: Samples): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
