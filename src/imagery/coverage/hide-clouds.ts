import { type PixelPosition, type Raster, pixelToPlane, planeToPixel } from '#core';
import { placeOnGround } from '../geometry/ground-frame.ts';
import { type CloudMask, readMaskPixel } from './hidden-pixels.ts';

/** An image without what cloud hides: `hidden` has one byte per pixel, 1 under cloud or its shadow. */
export interface ClearRaster {
  readonly raster: Raster;
  readonly hidden: Uint8Array | null;
}

/**
 * Makes pixels under cloud, its shadow, and such without data in the mask, not valid. The mask may have a grid of its own:
 * over an image of a few kilometres the one is an affine map of the other (to 0.1 m). Outside the mask nothing is
 * hidden. A mask that cannot be placed on the globe throws RangeError.
 */
export function hideClouds(raster: Raster, clouds: CloudMask | null): ClearRaster {
  if (!clouds) return { raster, hidden: null };
  const toMask = mapPixels(raster, clouds.raster);
  const { width, height } = raster.grid;
  const mask = clouds.raster.grid;
  const valid = raster.valid.slice();
  const hidden = new Uint8Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = toMask(column + 0.5, row + 0.5);
      const [x, y] = [Math.floor(at.column), Math.floor(at.row)];
      if (x < 0 || y < 0 || x >= mask.width || y >= mask.height) continue;
      const reading = readMaskPixel(clouds, y * mask.width + x);
      if (reading === 'clear') continue;
      valid[row * width + column] = 0;
      if (reading === 'hidden') hidden[row * width + column] = 1;
    }
  return { raster: { ...raster, valid }, hidden };
}

/** The affine map that is right in three corners. */
function mapPixels(from: Raster, to: Raster): (column: number, row: number) => PixelPosition {
  const { width, height } = from.grid;
  const [a, b, c] = [
    convert(from, to, { column: 0, row: 0 }),
    convert(from, to, { column: width, row: 0 }),
    convert(from, to, { column: 0, row: height }),
  ];
  const [right, down] = [
    { column: (b.column - a.column) / width, row: (b.row - a.row) / width },
    { column: (c.column - a.column) / height, row: (c.row - a.row) / height },
  ];
  return (column, row) => ({
    column: a.column + column * right.column + row * down.column,
    row: a.row + column * right.row + row * down.row,
  });
}

function convert(from: Raster, to: Raster, position: PixelPosition): PixelPosition {
  if (from.grid.crs === to.grid.crs) return planeToPixel(to.grid, pixelToPlane(from.grid, position));
  const [own, other] = [placeOnGround(from.grid), placeOnGround(to.grid)];
  if (!own || !other)
    throw new RangeError(`expected CRSs that can be placed on the globe, got ${from.grid.crs} and ${to.grid.crs}`);
  return other.toPixel(own.toGlobe(position));
}
