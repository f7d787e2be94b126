import type { CancelSignal, LonLat } from '#core';
import {
  CountError,
  type GroundPlacement,
  type MercatorTile,
  deepestMercator,
  dropOpaqueAlpha,
  mapTile,
  placeInTile,
  placeOnGround,
} from '#imagery';
import type { ImageEncoder } from '../ports/pictures.ts';
import { sampleAround } from './read-around.ts';
import { type RenderedTile, type TileAddress, encodeTile } from './render-tile.ts';
import type { ShownImage } from './shown-image.ts';
import { type TileStyle, styleBands, styleStretch } from './tile-style.ts';

/** Pixels of a side, as every map client expects. */
const mapSide = 256;

/** How a tile is made and for whom. */
export interface TileTask {
  readonly style: TileStyle;
  readonly encoder: Pick<ImageEncoder, 'encodeJpeg' | 'encodePng'>;
  readonly signal?: CancelSignal | undefined;
}

/**
 * One tile of the image on a web map (WebMercatorQuad), resampled. Null where the image does not reach or the tile is
 * none. Throws CountError `no-place` for an image that cannot be placed.
 */
export async function renderMapTile(
  shown: ShownImage,
  tile: MercatorTile,
  task: TileTask,
): Promise<RenderedTile | null> {
  const placement = requirePlacement(shown);
  const tiles = 2 ** tile.z;
  const isTile = tile.z >= 0 && tile.z <= deepestMercator && tile.x >= 0 && tile.y >= 0;
  if (!isTile || tile.x >= tiles || tile.y >= tiles) return null;
  return renderPlaced(shown, placement, mapSide, (across, down) => placeInTile(tile, across, down), task);
}

/**
 * One tile of the image in the pixels of another, so that two dates lie exactly on each other. Null and errors as
 * `renderMapTile`.
 */
export async function renderTileOn(
  shown: ShownImage,
  reference: ShownImage,
  { column, row, zoom }: TileAddress,
  task: TileTask,
): Promise<RenderedTile | null> {
  const [placement, ground] = [requirePlacement(shown), requirePlacement(reference)];
  const { matrices, side } = reference.pyramid;
  const matrix = matrices[zoom];
  if (!matrix || column >= matrix.columns || row >= matrix.rows) return null;
  const span = side * matrix.shrink;
  const placeAt = (across: number, down: number): LonLat =>
    ground.toGlobe({ column: (column + across) * span, row: (row + down) * span });
  return renderPlaced(shown, placement, side, placeAt, task);
}

/** Throws CountError `no-place`. */
export function requirePlacement({ image }: ShownImage): GroundPlacement {
  const { grid, gridNote } = image.description;
  const placement = grid && placeOnGround(grid);
  if (placement) return placement;
  throw new CountError('no-place', `the image cannot be placed on a map: ${gridNote ?? `its CRS is ${grid?.crs}`}`);
}

async function renderPlaced(
  shown: ShownImage,
  placement: GroundPlacement,
  side: number,
  placeAt: (across: number, down: number) => LonLat,
  { encoder, signal, style }: TileTask,
): Promise<RenderedTile | null> {
  const mapped = mapTile(placeAt, placement, side);
  if (!mapped) return null;
  const { positions, scale } = mapped;
  const bands = styleBands(shown, style);
  const picture = await sampleAround(shown, { positions, scale, bands, stretch: styleStretch(shown, style), signal });
  return picture && encodeTile(dropOpaqueAlpha(picture), encoder);
}
