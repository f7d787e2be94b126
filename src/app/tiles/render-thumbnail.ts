import type { CancelSignal } from '#core';
import { toPicture } from '#imagery';
import type { ImageEncoder } from '../ports/pictures.ts';
import { type RenderedTile, encodeTile } from './render-tile.ts';
import type { ShownImage } from './shown-image.ts';

/** The whole image, its longer side of so many pixels at the most. */
export async function renderThumbnail(
  { bands, image, stretch }: ShownImage,
  longestSide: number,
  encoder: Pick<ImageEncoder, 'encodeJpeg' | 'encodePng'>,
  signal?: CancelSignal,
): Promise<RenderedTile> {
  const { height, width } = image.description;
  const shrink = Math.max(1, Math.max(width, height) / longestSide);
  const raster = await image.read({ shrink, bands, ...(signal ? { signal } : {}) });
  return encodeTile(toPicture(raster, { stretch, isClear: true, isBare: true }), encoder);
}
