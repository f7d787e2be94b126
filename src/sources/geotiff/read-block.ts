import type { CancelSignal, PixelWindow, Raster, RasterBand, Samples } from '#core';
import type { SourceBlock } from './kernels/average-area.ts';
import { applyOpacity, findMeasured } from './kernels/find-valid.ts';
import type { Level } from './levels.ts';
import { readWindow } from './read-window.ts';
import { takeBlank } from './take-blank.ts';
import { type TileLayout, createSamples } from './tile-layout.ts';
import type { TileReader } from './tile-reader.ts';

/** What a read is about, whatever part of the image it has come to. */
export interface BandChoice {
  /** Indices of the wanted bands, and what they hold. */
  readonly indices: readonly number[];
  readonly bands: readonly RasterBand[];
  readonly alphaBand: number | null;
}

/** Reads a window of a level at its own resolution, with what counts as measured: nodata, mask and opacity together. */
export async function readBlock(
  level: Level,
  window: PixelWindow,
  { alphaBand, bands, indices }: BandChoice,
  how: { atOnce: number; into?: Raster | null | undefined; signal?: CancelSignal | undefined },
): Promise<SourceBlock> {
  const { width, height } = window;
  const { tile } = level.pixels.layout;
  const pixels = width * height;
  const isCovered = isInside(window, level.pixels.layout);
  const { samples, valid } = takeBlank(tile.dtype, pixels, bands, {
    into: how.into,
    isCovered,
    isShared: true,
  });
  const blank = bands.map(({ nodata }) => nodata ?? 0);
  await readWindow(level.pixels, window, indices, samples, { ...how, blank });

  findMeasured(
    samples,
    bands.map(({ nodata }) => nodata),
    valid,
  );
  if (alphaBand !== null) {
    const opacity = createSamples(tile.dtype, pixels);
    await readWindow(level.pixels, window, [alphaBand], opacity, how);
    applyOpacity(opacity, opaque(tile), valid);
  }
  if (level.mask)
    applyOpacity(
      await readMask(level.mask, window, level.maskPerBand ? indices : [0], how),
      opaque(level.mask.layout.tile),
      valid,
    );
  if (!isCovered) clearOutside(valid, window, level.pixels.layout);
  return { samples, valid, width, height };
}

/** Of several bands each with a mask of its own: a pixel is measured where any of them is. */
async function readMask(
  reader: TileReader,
  { column, height, row, width }: PixelWindow,
  bands: readonly number[],
  how: { atOnce: number; signal?: CancelSignal | undefined },
): Promise<Samples> {
  const pixels = width * height;
  const planes = createSamples(reader.layout.tile.dtype, pixels * bands.length);
  await readWindow(reader, { column, row, width, height }, bands, planes, how);
  const mask = planes.subarray(0, pixels);
  for (let at = pixels; at < planes.length; at++) mask[at % pixels] = Math.max(mask[at % pixels] ?? 0, planes[at] ?? 0);
  return mask;
}

/** The value of full opacity: the largest integer, 1 for floating point. */
function opaque({ bits, dtype }: TileLayout): number {
  if (dtype.startsWith('float')) return 1;
  return dtype.startsWith('uint') ? 2 ** bits - 1 : 2 ** (bits - 1) - 1;
}

function isInside({ column, height, row, width }: PixelWindow, image: { width: number; height: number }): boolean {
  return column >= 0 && row >= 0 && column + width <= image.width && row + height <= image.height;
}

function clearOutside(valid: Uint8Array, window: PixelWindow, image: { width: number; height: number }): void {
  const from = Math.max(0, Math.min(window.width, -window.column));
  const to = Math.max(from, Math.min(window.width, image.width - window.column));
  for (let row = 0; row < window.height; row++) {
    const start = row * window.width;
    const isRow = row + window.row >= 0 && row + window.row < image.height;
    valid.fill(0, start, start + (isRow ? from : window.width));
    if (isRow) valid.fill(0, start + to, start + window.width);
  }
}
