import type { CancelSignal, Picture } from '#core';
import { type SamplePositions, type Stretch, samplePicture, toPicture } from '#imagery';
import type { ShownImage } from './shown-image.ts';

/** How the pixels around some positions are wanted. */
export interface AroundRequest {
  /** In full-resolution pixels. */
  readonly positions: SamplePositions;
  /** Full-resolution pixels to one pixel of what is made. */
  readonly scale: number;
  readonly bands: readonly number[];
  readonly stretch: Stretch;
  readonly signal?: CancelSignal | undefined;
}

/** More pixels than these at once would be a mistake: a strip or a tile at the wrong scale. */
const mostPixels = 24e6;

/**
 * Samples an image at any positions, from the level that is just not coarser than what is made. Null where none of
 * them lies in the image. Throws RangeError where too many pixels would have to be read.
 */
export async function sampleAround({ image }: ShownImage, request: AroundRequest): Promise<Picture | null> {
  const { bands, positions, scale, signal, stretch } = request;
  const { width, height } = image.description;
  const shrink = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, scale) * 1.0001)));
  const box = boundPositions(positions, width, height);
  if (!box) return null;
  const window = {
    column: Math.floor(box.left / shrink) * shrink - shrink,
    row: Math.floor(box.top / shrink) * shrink - shrink,
    width: (Math.ceil((box.right - box.left) / shrink) + 3) * shrink,
    height: (Math.ceil((box.bottom - box.top) / shrink) + 3) * shrink,
  };
  if ((window.width / shrink) * (window.height / shrink) > mostPixels)
    throw new RangeError(`${window.width / shrink} × ${window.height / shrink} pixels would have to be read`);
  const raster = await image.read({ window, shrink, bands, ...(signal ? { signal } : {}) });
  const picture = toPicture(raster, { stretch, isClear: true });
  const place = (values: Float64Array, from: number): Float64Array => values.map((value) => (value - from) / shrink);
  return samplePicture(picture, {
    ...positions,
    column: place(positions.column, window.column),
    row: place(positions.row, window.row),
  });
}

/** The box around the positions that lie in the image; null where none does. */
function boundPositions(
  { column, row }: SamplePositions,
  width: number,
  height: number,
): { left: number; top: number; right: number; bottom: number } | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [index, x] of column.entries()) {
    const y = row[index] ?? Number.NaN;
    if (!(x >= 0 && y >= 0 && x < width && y < height)) continue;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return left <= right ? { left, top, right, bottom } : null;
}
