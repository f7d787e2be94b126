import type { CancelSignal, PixelGrid, PixelPosition, PixelWindow, Raster } from '#core';
import { pixelToPlane, planeToPixel } from '#core';
import type { Placement, Slice } from '#imagery';
import type { OpenImage } from '../ports/images.ts';

export interface SlicesRequest {
  readonly image: OpenImage;
  /** The grid of the image, and the same ground in pixels that slices count in. */
  readonly grid: PixelGrid;
  readonly shown: PixelGrid;
  readonly slices: readonly Slice[];
  /** What to read at; null: full resolution. */
  readonly gsdMetres: number | null;
  readonly bands: readonly number[];
  readonly signal: CancelSignal | undefined;
}

/** A slice with the pixels under it; `at` says where in the raster its pixels lie. */
export interface SlicePixels {
  readonly slice: Slice;
  readonly raster: Raster;
  readonly at: Placement;
}

/** Reads slice after slice, always one ahead of the one that is being looked at. */
export async function* readSlices(request: SlicesRequest): AsyncGenerator<SlicePixels> {
  const { slices, signal } = request;
  let ahead: Promise<SlicePixels> | undefined;
  for (const [index, slice] of slices.entries()) {
    signal?.throwIfAborted();
    const next = slices[index + 1];
    const pixels = await (ahead ?? readSlice(slice, request));
    ahead = next && readSlice(next, request);
    // A reader that fails while nobody waits must not bring the process down; the next turn throws it.
    ahead?.catch(() => {});
    yield pixels;
  }
  signal?.throwIfAborted();
}

async function readSlice(slice: Slice, request: SlicesRequest): Promise<SlicePixels> {
  const { image, shown, gsdMetres, bands, signal } = request;
  const distinct = [...new Set(bands)];
  const raster = await image.read({
    window: windowUnder(slice, request),
    bands: distinct,
    ...(gsdMetres === null ? {} : { gsdMetres }),
    ...(signal ? { signal } : {}),
  });
  const start = planeToPixel(raster.grid, pixelToPlane(shown, { column: slice.left, row: slice.top }));
  const next = planeToPixel(raster.grid, pixelToPlane(shown, { column: slice.left + 1, row: slice.top + 1 }));
  const order = bands.map((band) => distinct.indexOf(band));
  return {
    slice,
    raster,
    at: { x0: start.column, y0: start.row, dx: next.column - start.column, dy: next.row - start.row, order },
  };
}

/** The pixels of the image under a slice and one more all round, as far as the image goes. */
function windowUnder(slice: Slice, { grid, shown }: SlicesRequest): PixelWindow {
  const toImage = (column: number, row: number): PixelPosition =>
    planeToPixel(grid, pixelToPlane(shown, { column, row }));
  const start = toImage(slice.left, slice.top);
  const end = toImage(slice.left + slice.width, slice.top + slice.height);
  const column = Math.max(0, Math.floor(start.column) - 1);
  const row = Math.max(0, Math.floor(start.row) - 1);
  return {
    column,
    row,
    width: Math.min(grid.width, Math.ceil(end.column) + 1) - column,
    height: Math.min(grid.height, Math.ceil(end.row) + 1) - row,
  };
}
