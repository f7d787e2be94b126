import type { Pyramid, PyramidMatrix } from '#core';
import type { ImageLevel } from '../ports/images.ts';

const usualSide = 256;

/** The tiles are those of the file where they are square and of a usual size, so that stored ones can be passed on. */
export function planPyramid(levels: readonly ImageLevel[]): Pyramid {
  const [full] = levels;
  if (!full) throw new RangeError('an image without levels');
  const isSquare = full.tileWidth === full.tileHeight && full.tileWidth >= 128 && full.tileWidth <= 1024;
  const side = isSquare ? full.tileWidth : usualSide;
  const matrices: PyramidMatrix[] = [];
  for (let shrink = 1; ; shrink *= 2) {
    const [width, height] = [Math.ceil(full.width / shrink), Math.ceil(full.height / shrink)];
    const level = levels.findIndex(
      (one) => isSize(one.width, full.width, shrink) && isSize(one.height, full.height, shrink),
    );
    matrices.unshift({
      zoom: 0,
      shrink,
      columns: Math.ceil(width / side),
      rows: Math.ceil(height / side),
      level: level < 0 ? null : level,
    });
    if (width <= side && height <= side) break;
  }
  return { side, matrices: matrices.map((matrix, zoom) => ({ ...matrix, zoom })) };
}

/** Overviews are rounded up, by some writers down. */
function isSize(size: number, full: number, shrink: number): boolean {
  return size === Math.ceil(full / shrink) || size === Math.max(1, Math.floor(full / shrink));
}
