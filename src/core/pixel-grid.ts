import type { Planar } from './projection.ts';

/**
 * Where pixels lie. `transform` maps column and row of a pixel CORNER to CRS coordinates (GDAL order:
 * x = t[0] + col·t[1] + row·t[2], y = t[3] + col·t[4] + row·t[5]); rows count downwards from the top.
 */
export interface PixelGrid {
  /** `EPSG:32652`, or null where the file does not say. */
  readonly crs: string | null;
  readonly transform: readonly [number, number, number, number, number, number];
  /** Pixels */
  readonly width: number;
  readonly height: number;
}

/** A place in an image, in pixels from the CORNER of the top left pixel: its middle is 0.5, 0.5. */
export interface PixelPosition {
  readonly column: number;
  readonly row: number;
}

/** Metres on the ground per pixel, the larger of both axes; only for a grid whose CRS unit is the metre. */
export function computePixelSize(grid: PixelGrid): number {
  const [, a, b, , d, e] = grid.transform;
  return Math.max(Math.hypot(a, d), Math.hypot(b, e));
}

export function pixelToPlane(grid: PixelGrid, { column, row }: PixelPosition): Planar {
  const [x, a, b, y, d, e] = grid.transform;
  return { x: x + a * column + b * row, y: y + d * column + e * row };
}

/** Throws RangeError for a grid whose transform cannot be turned round (its pixels have no area). */
export function planeToPixel(grid: PixelGrid, { x, y }: Planar): PixelPosition {
  const [x0, a, b, y0, d, e] = grid.transform;
  const determinant = a * e - b * d;
  if (determinant === 0 || !Number.isFinite(determinant)) throw new RangeError('the pixels of the grid have no area');
  const [dx, dy] = [x - x0, y - y0];
  return { column: (e * dx - b * dy) / determinant, row: (a * dy - d * dx) / determinant };
}
