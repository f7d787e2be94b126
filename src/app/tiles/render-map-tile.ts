import type { CancelSignal } from '#core';
import {
  CountError,
  type MercatorTile,
  deepestMercator,
  dropOpaqueAlpha,
  mapMercatorTile,
  placeOnGround,
} from '#imagery';
import type { ImageEncoder } from '../ports.ts';
import { sampleAround } from './read-around.ts';
import { type RenderedTile, encodeTile } from './render-tile.ts';
import type { ShownImage } from './shown-image.ts';
import { type TileStyle, styleBands, styleStretch } from './tile-style.ts';

/** Pixels of a side, as every map client expects. */
const side = 256;

/**
 * One tile of the image on a web map (WebMercatorQuad), resampled. Null where the image does not reach or the tile is
 * none. Throws CountError `no-place` for an image that cannot be placed.
 */
export async function renderMapTile(
  shown: ShownImage,
  tile: MercatorTile,
  style: TileStyle,
  encoder: Pick<ImageEncoder, 'encodeJpeg' | 'encodePng'>,
  signal?: CancelSignal,
): Promise<RenderedTile | null> {
  const { grid, gridNote } = shown.image.description;
  const placement = grid && placeOnGround(grid);
  if (!placement) throw new CountError('no-place', `the image cannot be placed on a map: ${gridNote ?? 'unknown CRS'}`);
  const tiles = 2 ** tile.z;
  const isTile = tile.z >= 0 && tile.z <= deepestMercator && tile.x >= 0 && tile.y >= 0;
  if (!isTile || tile.x >= tiles || tile.y >= tiles) return null;
  const mapped = mapMercatorTile(tile, placement, side);
  if (!mapped) return null;
  const { positions, scale } = mapped;
  const bands = styleBands(shown, style);
  const picture = await sampleAround(shown, { positions, scale, bands, stretch: styleStretch(shown, style), signal });
  return picture && encodeTile(dropOpaqueAlpha(picture), encoder);
}
