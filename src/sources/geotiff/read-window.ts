import type { CancelSignal, PixelWindow, Samples } from '#core';
import type { RowCopy } from './copy-rows.ts';
import { computeTileRows } from './image-layout.ts';
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
    const destination = { window, bands, target };
    await reader.read(tile, !isUsedUp(reader, tile, window, bands), {
      copy: planCopy(reader, tile, destination),
      target,
      leftOut: () => blankTile(reader, tile, blank, destination),
    });
    signal?.throwIfAborted();
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

function planCopy(reader: TileReader, at: TileIndex, { bands, window }: Destination): RowCopy {
  const { planar, tile } = reader.layout;
  const { bottom, left, right, top } = overlap(reader, at, window);
  const plane = computeTileRows(reader.layout, at.row) * tile.width;
  const first = (top - at.row * tile.height) * tile.width + left - at.column * tile.width;
  const put = (top - window.row) * window.width + left - window.column;
  return {
    bands: [...bands.entries()]
      .filter(([, band]) => !planar || band === at.plane)
      .map(([index, band]) => ({
        from: (planar ? 0 : band) * plane + first,
        to: index * window.height * window.width + put,
      })),
    rows: bottom - top,
    columns: right - left,
    fromStride: tile.width,
    toStride: window.width,
  };
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
