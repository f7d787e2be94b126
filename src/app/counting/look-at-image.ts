import { type CancelSignal, type PixelWindow, type Raster, type Samples, sha256Hex } from '#core';
import {
  type CloudMask,
  type Countability,
  type CountBlock,
  type CountLayout,
  CountError,
  type GroundPlacement,
  type ImageCount,
  type TrackView,
  blankViews,
  countability,
  lookAtBlock,
  measureSharpness,
  placeOnGround,
  planBlocks,
  requireRailcars,
  roundGsd,
} from '#imagery';
import type { OpenImage } from '../ports/images.ts';
import { chooseBands } from './choose-bands.ts';

/** What is to be looked at in one image. */
export interface LookTask {
  readonly image: OpenImage;
  readonly layout: CountLayout;
  readonly objectClass: string;
  /** Degrees clockwise from north; null: guessed from the pixels. */
  readonly sunAzimuth: number | null;
  /** Where the scene is known to be coarser than its pixels are large, metres. */
  readonly gsdMetres?: number | null;
  /** Indices of red, green and blue where somebody knows them. */
  readonly bands?: readonly number[] | null;
  readonly clouds?: CloudMask | null;
  readonly mostPixels?: number;
  readonly signal?: CancelSignal | undefined;
  /** 0..1 */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** What was seen along the tracks of one image. */
export interface LookedImage {
  readonly gsdMetres: number;
  readonly countability: Countability;
  readonly layout: CountLayout;
  /** By track of the layout. */
  readonly views: readonly TrackView[];
  /** How far the image lies beside the tracks, metres; null where nothing was read. */
  readonly shift: ImageCount['shift'];
  /** Over the samples as read, block after block; null where nothing was read. */
  readonly sha256: string | null;
  /** Pixels of the image that were read, as one rectangle; null where none were. */
  readonly window: PixelWindow | null;
  readonly bands: readonly number[];
}

/** Railcars look the same in finer pixels than these. */
const finestMetres = 0.25;

/** Reads what lies around the tracks block by block and looks along them. Throws CountError and SourceError. */
export async function lookAtImage(task: LookTask): Promise<LookedImage> {
  const { image, layout, objectClass, signal } = task;
  requireRailcars(objectClass);
  const { grid, gridNote, gsd } = image.description;
  const placement = grid && placeOnGround(grid);
  if (!grid || !placement) throw unplaced(image, gridNote);
  const ownGsd = measureGsd(layout, placement, grid);
  const factor = ownGsd < 0.8 * finestMetres && gsd.metres !== null ? finestMetres / ownGsd : 1;
  const gsdMetres = Math.max(ownGsd, task.gsdMetres ?? 0);
  let gate = countability(objectClass, roundGsd(gsdMetres));
  const views = blankViews(layout.tracks);
  const { width, height } = grid;
  const { mostPixels } = task;
  const limit = mostPixels === undefined ? {} : { mostPixels };
  const blocks =
    gate.answer === 'none' ? [] : planBlocks(layout.tracks, { placement, width, height, scale: 1 / factor, ...limit });
  const bands = blocks.length === 0 ? [] : chooseBands(image, task.bands);
  const hashes: string[] = [];
  let shift: ImageCount['shift'] = null;
  let raster: Raster | null = null;
  for (const [index, { window, pieces }] of orderBlocks(blocks).entries()) {
    signal?.throwIfAborted();
    if (!window) continue;
    const asked = factor === 1 || gsd.metres === null ? {} : { gsdMetres: gsd.metres * factor };
    raster = await image.read({ window, bands, into: raster, ...asked, ...(signal ? { signal } : {}) });
    signal?.throwIfAborted();
    const worth = gsdMetres * (index === 0 ? measureRepetition(raster) : 1);
    if (worth > gsdMetres) gate = countability(objectClass, roundGsd(gsdMetres), roundGsd(worth));
    hashes.push(sha256Hex(bytesOf(raster.samples)));
    const options = { gsdMetres, sunAzimuth: task.sunAzimuth, clouds: task.clouds ?? null, shift };
    shift = lookAtBlock(raster, pieces, layout.tracks, views, options);
    task.onProgress?.((index + 1) / (blocks.length + 1));
  }
  task.onProgress?.(1);
  return {
    gsdMetres,
    countability: gate,
    layout,
    views,
    shift,
    sha256: hashes.length > 1 ? sha256Hex(hashes.join('\n')) : (hashes[0] ?? null),
    window: joinWindows(blocks.flatMap(({ window }) => (window ? [window] : []))),
    bands,
  };
}

/**
 * How many times coarser an image is than its pixels, where it was enlarged by repeating them. Other signs of
 * enlargement are not certain enough to refuse a count: a sharp image of a yard has some of them.
 */
function measureRepetition(raster: Raster): number {
  const sharpness = measureSharpness(raster);
  return sharpness?.evidence === 'repeated' ? sharpness.factor : 1;
}

/** The block with most track first: there it is found out how the image lies. */
function orderBlocks(blocks: readonly CountBlock[]): CountBlock[] {
  const cells = ({ pieces }: CountBlock): number => pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  return blocks.filter(({ window }) => window !== null).sort((one, other) => cells(other) - cells(one));
}

function unplaced(image: OpenImage, note: string | null): CountError {
  const reason = note ?? `its CRS is ${image.description.grid?.crs ?? 'not named'}`;
  return new CountError('no-place', `${image.href}: expected an image that can be placed on the globe; ${reason}`);
}

/** True metres per pixel, the larger axis, in the middle of the first track that the projection reaches. */
function measureGsd(
  { tracks }: CountLayout,
  placement: GroundPlacement,
  { width, height }: { width: number; height: number },
): number {
  const places = tracks.flatMap(({ line }) => line.positions.slice(0, 1)).map((one) => placement.toPixel(one));
  const inside = places.find(({ column, row }) => column >= 0 && row >= 0 && column <= width && row <= height);
  const { columnMetres, rowMetres } = placement.frameAt(inside ?? { column: width / 2, row: height / 2 });
  return Math.max(columnMetres, rowMetres);
}

function bytesOf(samples: Samples): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

function joinWindows(windows: readonly PixelWindow[]): PixelWindow | null {
  if (windows.length === 0) return null;
  const column = Math.min(...windows.map((one) => one.column));
  const row = Math.min(...windows.map((one) => one.row));
  const right = Math.max(...windows.map((one) => one.column + one.width));
  const bottom = Math.max(...windows.map((one) => one.row + one.height));
  return { column, row, width: right - column, height: bottom - row };
}
