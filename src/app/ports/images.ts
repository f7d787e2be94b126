import type { CancelSignal, Geometry, PixelWindow, Raster, RasterBand } from '#core';
import type { DetectorModel, GeotiffDescription, Tensor } from '#imagery';

/** Which pixels are wanted. Without `window` and `polygon`: the whole image; with both: the window, clipped. */
export interface PixelRequest {
  readonly window?: PixelWindow;
  /**
   * WGS 84; the smallest window around it is read, also where that reaches out of the image, and `valid` is 0 for
   * pixels whose middle lies outside of it. SourceError `no-place` for an image that cannot be placed.
   */
  readonly polygon?: Geometry;
  /**
   * Wished metres per pixel: the coarsest overview that is not coarser is read and averaged down to it. Absent, or
   * finer than the image: full resolution.
   */
  readonly gsdMetres?: number;
  /** The same as full-resolution pixels to one pixel of the raster, for images of unknown resolution. */
  readonly shrink?: number;
  /** Index into `levels`: its own pixels, as stored; `window`, which must be there, counts in them. */
  readonly level?: number;
  /** Indices from 0; absent: all bands but alpha, which goes into `valid`. */
  readonly bands?: readonly number[];
  /**
   * A raster that nobody looks at any more, or null for the first of a row of reads: its memory is used again where it
   * fits, which saves as much as half of the time of a small read, and threads write to it themselves. Two reads at
   * once must not share one.
   */
  readonly into?: Raster | null | undefined;
  readonly signal?: CancelSignal;
}

/** The image, or a smaller copy of it, as the file holds it. */
export interface ImageLevel {
  /** Pixels */
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** What a browser shows as it is stored: grey or colour of 8 bits, all of it opaque. */
  readonly picture: 'image/jpeg' | null;
}

/** An image that is open for reading. Several reads may run at once. */
export interface OpenImage {
  readonly href: string;
  readonly description: GeotiffDescription;
  /** Full size first. */
  readonly levels: readonly ImageLevel[];
  /** What each band holds, alpha included. */
  readonly bands: readonly RasterBand[];
  read(request: PixelRequest): Promise<Raster>;
  /** The bytes of one tile of a level with a `picture`; null where the file leaves it out. RangeError otherwise. */
  readStoredTile(
    tile: { readonly level: number; readonly column: number; readonly row: number },
    signal?: CancelSignal,
  ): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** Opens a GeoTIFF or COG from a path, a `file:` URL or an http(s) address. Throws SourceError; hostile files included. */
export interface Images {
  open(href: string, options?: { readonly signal?: CancelSignal }): Promise<OpenImage>;
}

/** Somebody's object detector, loaded. One run at a time. */
export interface OpenDetector {
  readonly model: DetectorModel;
  /** Of the model file: which detector it really was. */
  readonly sha256: string;
  /** Takes NCHW floats for a batch of one, as the model's input describes them; the array may be reused afterwards. */
  run(planes: Float32Array): Promise<readonly Tensor[]>;
  close(): Promise<void>;
}

/** Loads a detector by the path of its description (docs/formats/detector.md). Throws SourceError and DetectorError. */
export interface Detectors {
  open(descriptionPath: string): Promise<OpenDetector>;
}
