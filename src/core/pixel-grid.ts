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

/** Metres on the ground per pixel, the larger of both axes; only for a grid whose CRS unit is the metre. */
export function computePixelSize(grid: PixelGrid): number {
  const [, a, b, , d, e] = grid.transform;
  return Math.max(Math.hypot(a, d), Math.hypot(b, e));
}
