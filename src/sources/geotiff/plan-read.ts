import type { PixelGrid, PixelWindow } from '#core';

/** A picture of the image in the file: the image itself or an overview. */
export interface LevelSize {
  readonly width: number;
  readonly height: number;
}

/** Which level is read, and how the target lies in it. */
export interface ReadPlan {
  /** Index into the levels; 0 is the full image. */
  readonly level: number;
  /** Pixels of the raster that is given out. */
  readonly width: number;
  readonly height: number;
  /** Level pixels: where the target begins, and how many of them one target pixel spans. */
  readonly startX: number;
  readonly startY: number;
  readonly stepX: number;
  readonly stepY: number;
}

/** Sizes of overviews are rounded: 2001 pixels have an overview of 1001. */
const hair = 1e-6;

/**
 * Chooses the coarsest level that is not coarser than `factor` full-resolution pixels. The target begins where the
 * window does and has pixels of exactly `factor`, the last ones may stick out of the window. `levels[0]` is full size.
 */
export function planRead(levels: readonly LevelSize[], window: PixelWindow, factor: number): ReadPlan {
  const [full] = levels;
  if (!full) throw new RangeError('an image without levels');
  const times = factor > 1 + hair ? factor : 1;
  let level = 0;
  let most = 1;
  for (const [index, { width, height }] of levels.entries()) {
    const shrink = Math.max(full.width / width, full.height / height);
    if (shrink <= times * (1 + hair) && shrink > most) [level, most] = [index, shrink];
  }
  const { width, height } = levels[level] ?? full;
  const [scaleX, scaleY] = [width / full.width, height / full.height];
  return {
    level,
    width: Math.max(1, Math.ceil(window.width / times - hair)),
    height: Math.max(1, Math.ceil(window.height / times - hair)),
    startX: window.column * scaleX,
    startY: window.row * scaleY,
    stepX: times * scaleX,
    stepY: times * scaleY,
  };
}

/** The grid of what a plan reads, from the grid of the full image. */
export function planGrid(grid: PixelGrid, window: PixelWindow, factor: number, { width, height }: ReadPlan): PixelGrid {
  const times = factor > 1 + hair ? factor : 1;
  const [x, a, b, y, d, e] = grid.transform;
  const { column, row } = window;
  const transform = [
    x + a * column + b * row,
    a * times,
    b * times,
    y + d * column + e * row,
    d * times,
    e * times,
  ] as const;
  return { crs: grid.crs, transform, width, height };
}

/** The grid of a window of a level, from the grid of the full image. */
export function levelGrid(grid: PixelGrid, window: PixelWindow, full: LevelSize, level: LevelSize): PixelGrid {
  const [across, down] = [full.width / level.width, full.height / level.height];
  const [x, a, b, y, d, e] = grid.transform;
  const [column, row] = [window.column * across, window.row * down];
  const corner = [x + a * column + b * row, y + d * column + e * row] as const;
  return {
    crs: grid.crs,
    transform: [corner[0], a * across, b * down, corner[1], d * across, e * down],
    width: window.width,
    height: window.height,
  };
}
