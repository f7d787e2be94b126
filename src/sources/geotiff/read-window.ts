import type { CancelSignal, PixelWindow, Samples } from '#core';
import { inParallel } from './in-parallel.ts';
import type { TileReader } from './tile-reader.ts';

/** A tile that touches a window: `plane` is the band where bands have tiles of their own, else 0. */
interface WantedTile {
  readonly column: number;
  readonly row: number;
  readonly plane: number;
}

/**
 * Writes the pixels of a window, band by band in the order of `bands`, into `target`; what lies outside of the image
 * or in tiles that the file leaves out stays as it is there.
 */
export async function readWindow(
  reader: TileReader,
  window: PixelWindow,
  bands: readonly number[],
  target: Samples,
  { atOnce, signal }: { atOnce: number; signal?: CancelSignal | undefined },
): Promise<void> {
  await inParallel(listTiles(reader, window, bands), atOnce, async (tile) => {
    signal?.throwIfAborted();
    const samples = await reader.read(tile.column, tile.row, tile.plane, signal);
    if (samples) copyTile(reader, tile, samples, { window, bands, target });
  });
}

function listTiles({ layout }: TileReader, window: PixelWindow, bands: readonly number[]): WantedTile[] {
  const { tile, width, height, planar } = layout;
  const left = Math.max(0, window.column);
  const top = Math.max(0, window.row);
  const right = Math.min(width, window.column + window.width);
  const bottom = Math.min(height, window.row + window.height);
  if (right <= left || bottom <= top || bands.length === 0) return [];
  const tiles: WantedTile[] = [];
  for (const plane of planar ? bands : [0]) {
    for (let row = Math.floor(top / tile.height); row * tile.height < bottom; row++) {
      for (let column = Math.floor(left / tile.width); column * tile.width < right; column++)
        tiles.push({ plane, row, column });
    }
  }
  return tiles;
}

function copyTile(
  { layout: { height, planar, tile, width } }: TileReader,
  at: WantedTile,
  samples: Samples,
  { window, bands, target }: { window: PixelWindow; bands: readonly number[]; target: Samples },
): void {
  const [tileLeft, tileTop] = [at.column * tile.width, at.row * tile.height];
  const left = Math.max(0, window.column, tileLeft);
  const right = Math.min(width, window.column + window.width, tileLeft + tile.width);
  const top = Math.max(0, window.row, tileTop);
  const bottom = Math.min(height, window.row + window.height, tileTop + tile.height);
  const tilePixels = samples.length / tile.samples;
  for (const [index, band] of bands.entries()) {
    if (planar && band !== at.plane) continue;
    const from = (planar ? 0 : band) * tilePixels - tileTop * tile.width - tileLeft;
    const to = (index * window.height - window.row) * window.width - window.column;
    for (let row = top; row < bottom; row++) {
      const start = from + row * tile.width;
      target.set(samples.subarray(start + left, start + right) as never, to + row * window.width + left);
    }
  }
}
