import type { PixelGrid } from './pixel-grid.ts';

/** Stored pixel values; the array's type is the file's. */
export type Samples =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** What one band holds. */
export interface RasterBand {
  /** `red`, `nir`, … where the file or its STAC item says; null otherwise. */
  readonly name: string | null;
  /** The stored value that stands for "no measurement", compared before scaling; NaN is a value. */
  readonly nodata: number | null;
  /** Physical value = stored × scale + offset; 1 and 0 where nobody says otherwise. */
  readonly scale: number;
  readonly offset: number;
}

/**
 * A window of pixels. `samples` holds band after band, each row by row from the top (length bands × height × width),
 * as stored: unscaled, nodata included. `valid` has one byte per pixel: 255 measured, 0 not (nodata in every band,
 * masked, transparent, outside the image); resampled edges may lie between.
 */
export interface Raster {
  /** The grid of this window at the resolution that was read, not the file's. */
  readonly grid: PixelGrid;
  readonly bands: readonly RasterBand[];
  readonly samples: Samples;
  readonly valid: Uint8Array;
}

/** A rectangle of pixels: columns from the left, rows from the top, of a full-resolution image; may stick out of it. */
export interface PixelWindow {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}
