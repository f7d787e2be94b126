import type { PixelGrid } from '#core';
import type { PixelSpacing, TrackPath } from './trace-path.ts';

/**
 * Whether shadows fall to the left of a path (in its middle), with the sun at `sunAzimuth` degrees clockwise from
 * north. Left as in `TrackPath`.
 */
export function isShadowLeft(path: TrackPath, grid: PixelGrid, spacing: PixelSpacing, sunAzimuth: number): boolean {
  const middle = path.cells >> 1;
  const columns = path.acrossColumn[middle] ?? 0;
  const rows = path.acrossRow[middle] ?? 0;
  const [, a, b, , d, e] = grid.transform;
  const perColumn = spacing.columnMetres / (Math.hypot(a, d) || 1);
  const perRow = spacing.rowMetres / (Math.hypot(b, e) || 1);
  const east = a * perColumn * columns + b * perRow * rows;
  const north = d * perColumn * columns + e * perRow * rows;
  const azimuth = (sunAzimuth * Math.PI) / 180;
  return east * Math.sin(azimuth) + north * Math.cos(azimuth) < 0;
}

/** The sun stood in one of these directions, where nobody says: most likely first for an image taken around noon. */
export const possibleAzimuths = (isNorthern: boolean): readonly number[] =>
  isNorthern ? [165, 345, 75, 255] : [15, 195, 75, 255];
