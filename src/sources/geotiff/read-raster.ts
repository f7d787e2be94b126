import type { CancelSignal, PixelGrid, PixelWindow, Raster } from '#core';
import { type AxisStep, averageArea, takeMiddle } from './kernels/average-area.ts';
import type { Level } from './levels.ts';
import { type ReadPlan, planGrid, planRead } from './plan-read.ts';
import { type BandChoice, readBlock } from './read-block.ts';
import { takeBlank } from './take-blank.ts';
import { createSamples } from './tile-layout.ts';
import { TooLarge } from './too-large.ts';

/** Source pixels that are averaged at a time, over all bands. */
const blockSamples = 4 * 1024 ** 2;

export interface RasterRequest {
  readonly window: PixelWindow;
  /** Full-resolution pixels to one pixel of the raster; 1 or less: full resolution. */
  readonly factor: number;
  readonly choice: BandChoice;
  readonly largestBytes: number;
  readonly atOnce: number;
  /** Memory that may be used again; null: there is none yet, but there will be. */
  readonly into?: Raster | null | undefined;
  readonly signal?: CancelSignal | undefined;
}

/** Reads a window from the level that suits, and averages it down. Throws TooLarge before anything is read. */
export async function readRaster(levels: readonly Level[], grid: PixelGrid, request: RasterRequest): Promise<Raster> {
  const { choice, factor, window } = request;
  const sizes = levels.map(({ pixels: { layout } }) => layout);
  const plan = planRead(sizes, window, factor);
  const level = levels[plan.level];
  if (!level) throw new RangeError(`no level ${plan.level}`);
  const { dtype } = level.pixels.layout.tile;
  const sampleBytes = createSamples(dtype, 0).BYTES_PER_ELEMENT;
  const bytes = plan.width * plan.height * (choice.indices.length * sampleBytes + 1);
  if (bytes > request.largestBytes)
    throw new TooLarge(describeSize(plan, choice.indices.length, bytes, request.largestBytes));
  const given = { grid: planGrid(grid, window, factor, plan), bands: choice.bands };
  if (isWhole(plan)) {
    const { width, height, startX: column, startY: row } = plan;
    const { samples, valid } = await readBlock(level, { column, row, width, height }, choice, request);
    return { ...given, samples, valid };
  }
  const { samples, valid } = takeBlank(dtype, plan.width * plan.height, choice.bands, { into: request.into });
  valid.fill(0);
  for (const part of cutTarget(plan, choice, request.largestBytes)) {
    request.signal?.throwIfAborted();
    await averagePart(level, plan, part, choice, request, { samples, valid });
  }
  return { ...given, samples, valid };
}

/** Target pixels are pixels of the level: nothing is to be averaged. */
function isWhole({ startX, startY, stepX, stepY }: ReadPlan): boolean {
  return stepX === 1 && stepY === 1 && Number.isInteger(startX) && Number.isInteger(startY);
}

/** A part of the target: pixels from its upper left. */
function* cutTarget(
  { height, stepX, stepY, width }: ReadPlan,
  { indices }: BandChoice,
  largest: number,
): Generator<PixelWindow> {
  const perPixel = Math.ceil(stepX + 1) * Math.ceil(stepY + 1) * Math.max(1, indices.length);
  if (perPixel * 8 > largest)
    throw new TooLarge(
      `one pixel of the raster stands for ${perPixel} samples of the file, which has no overview for it`,
    );
  const columns = Math.max(1, Math.min(width, Math.floor(blockSamples / perPixel)));
  const rows = Math.max(1, Math.min(height, Math.floor(blockSamples / perPixel / columns)));
  for (let row = 0; row < height; row += rows) {
    for (let column = 0; column < width; column += columns)
      yield { column, row, width: Math.min(columns, width - column), height: Math.min(rows, height - row) };
  }
}

/** Source pixels around a part of the target are read, averaged, and written where the part lies. */
async function averagePart(
  level: Level,
  plan: ReadPlan,
  part: PixelWindow,
  choice: BandChoice,
  request: RasterRequest,
  target: Pick<Raster, 'samples' | 'valid'>,
): Promise<void> {
  const { layout } = level.pixels;
  const [startX, startY] = [plan.startX + part.column * plan.stepX, plan.startY + part.row * plan.stepY];
  const [column, row] = [Math.floor(startX), Math.floor(startY)];
  const [right, bottom] = [Math.ceil(startX + part.width * plan.stepX), Math.ceil(startY + part.height * plan.stepY)];
  const { atOnce, signal } = request;
  const window = { column, row, width: right - column, height: bottom - row };
  const source = await readBlock(level, window, choice, { atOnce, signal });
  const pixels = part.width * part.height;
  const made = { ...takeBlank(layout.tile.dtype, pixels, choice.bands), width: part.width, height: part.height };
  const at: AxisStep = { startX: startX - column, startY: startY - row, stepX: plan.stepX, stepY: plan.stepY };
  if (layout.photometric === 3) takeMiddle(source, made, at, choice.indices.length);
  else
    averageArea(
      source,
      made,
      at,
      choice.bands.map(({ nodata }) => nodata),
      !layout.tile.dtype.startsWith('float'),
    );
  for (let line = 0; line < part.height; line++) {
    const to = (part.row + line) * plan.width + part.column;
    const from = line * part.width;
    target.valid.set(made.valid.subarray(from, from + part.width), to);
    for (let band = 0; band < choice.indices.length; band++) {
      const values = made.samples.subarray(band * pixels + from, band * pixels + from + part.width);
      target.samples.set(values as never, band * plan.width * plan.height + to);
    }
  }
}

function describeSize({ width, height }: ReadPlan, bands: number, bytes: number, most: number): string {
  const megabytes = (count: number): string => `${Math.ceil(count / 1024 ** 2)} MiB`;
  return `${width} × ${height} pixels of ${bands} bands take ${megabytes(bytes)}, more than the ${megabytes(most)} allowed; ask for a window or a coarser resolution`;
}
