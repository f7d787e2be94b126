import type { CancelSignal, Picture, PixelWindow, PyramidMatrix, Raster } from '#core';
import { toPicture } from '#imagery';
import type { ImageEncoder } from '../ports/pictures.ts';
import type { ShownImage } from './shown-image.ts';
import { type TileStyle, isUsual, styleBands, styleStretch } from './tile-style.ts';

/** A tile as a browser takes it. */
export interface RenderedTile {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** A tile of an image's own pixels: `row` and `column` from the upper left. */
export interface TileAddress {
  readonly zoom: number;
  readonly row: number;
  readonly column: number;
}

/**
 * One tile of an image in its own pixels: as stored where the file holds a picture of it, else read, stretched and
 * encoded; JPEG where all of it was measured, PNG with transparency otherwise. Null where there is no such tile.
 */
export async function renderTile(
  shown: ShownImage,
  { column, row, zoom }: TileAddress,
  style: TileStyle,
  encoder: Pick<ImageEncoder, 'encodeJpeg' | 'encodePng'>,
  signal?: CancelSignal,
): Promise<RenderedTile | null> {
  const matrix = shown.pyramid.matrices[zoom];
  if (!matrix || !(column >= 0 && row >= 0 && column < matrix.columns && row < matrix.rows)) return null;
  const stored = isUsual(style) ? await readStored(shown, matrix, { column, row, zoom }, signal) : null;
  if (stored) return { mediaType: 'image/jpeg', bytes: stored };
  const raster = await readTile(shown, matrix, { column, row, zoom }, styleBands(shown, style), signal);
  return encodeTile(toPicture(raster, { stretch: styleStretch(shown, style), isClear: true, isBare: true }), encoder);
}

/** JPEG for what is opaque, PNG for the rest. */
export async function encodeTile(
  picture: Picture,
  encoder: Pick<ImageEncoder, 'encodeJpeg' | 'encodePng'>,
): Promise<RenderedTile> {
  return picture.channels === 4 || picture.channels === 2
    ? { mediaType: 'image/png', bytes: await encoder.encodePng(picture) }
    : { mediaType: 'image/jpeg', bytes: await encoder.encodeJpeg(picture) };
}

/** Whole tiles only: stored tiles at the edges hold more than the image. */
async function readStored(
  { image, pyramid: { side } }: ShownImage,
  { level: index }: PyramidMatrix,
  { column, row }: TileAddress,
  signal: CancelSignal | undefined,
): Promise<Uint8Array | null> {
  const level = index === null ? undefined : image.levels[index];
  if (index === null || !level || level.picture === null || level.tileWidth !== side || level.tileHeight !== side)
    return null;
  if ((column + 1) * side > level.width || (row + 1) * side > level.height) return null;
  return image.readStoredTile({ level: index, column, row }, signal);
}

function readTile(
  { image, pyramid: { side } }: ShownImage,
  { level, shrink }: PyramidMatrix,
  { column, row }: TileAddress,
  bands: readonly number[],
  signal: CancelSignal | undefined,
): Promise<Raster> {
  const window: PixelWindow = { column: column * side, row: row * side, width: side, height: side };
  const rest = { bands, ...(signal ? { signal } : {}) };
  if (level !== null) return image.read({ level, window, ...rest });
  const scaled = {
    column: window.column * shrink,
    row: window.row * shrink,
    width: side * shrink,
    height: side * shrink,
  };
  return image.read({ window: scaled, shrink, ...rest });
}
