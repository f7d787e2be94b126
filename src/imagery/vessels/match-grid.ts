import { type PixelGrid, type PixelPosition, pixelToPlane, planeToPixel } from '#core';
import { placeOnGround } from '../geometry/ground-frame.ts';

/**
 * For each pixel of a grid the index of the pixel of another that lies under its middle, -1 outside. Over the few
 * kilometres of a port one grid is an affine map of the other. Throws RangeError for a CRS that cannot be placed.
 */
export function matchGrid(grid: PixelGrid, other: PixelGrid): Int32Array {
  const convert = makeConversion(grid, other);
  const origin = convert({ column: 0, row: 0 });
  const [right, down] = [convert({ column: grid.width, row: 0 }), convert({ column: 0, row: grid.height })];
  const across = { x: (right.column - origin.column) / grid.width, y: (right.row - origin.row) / grid.width };
  const along = { x: (down.column - origin.column) / grid.height, y: (down.row - origin.row) / grid.height };
  const indices = new Int32Array(grid.width * grid.height);
  for (let row = 0; row < grid.height; row++)
    for (let column = 0; column < grid.width; column++) {
      const x = Math.floor(origin.column + (column + 0.5) * across.x + (row + 0.5) * along.x);
      const y = Math.floor(origin.row + (column + 0.5) * across.y + (row + 0.5) * along.y);
      const isInside = x >= 0 && y >= 0 && x < other.width && y < other.height;
      indices[row * grid.width + column] = isInside ? y * other.width + x : -1;
    }
  return indices;
}

function makeConversion(grid: PixelGrid, other: PixelGrid): (position: PixelPosition) => PixelPosition {
  if (grid.crs === other.crs) return (position) => planeToPixel(other, pixelToPlane(grid, position));
  const [from, to] = [placeOnGround(grid), placeOnGround(other)];
  if (!from || !to)
    throw new RangeError(`expected CRSs that can be placed on the globe, got ${grid.crs} and ${other.crs}`);
  return (position) => to.toPixel(from.toGlobe(position));
}
