import type { CancelSignal, Picture, Raster } from '#core';

/** Turns pixels into the bytes of files. The same pixels give the same bytes. */
export interface ImageEncoder {
  encodeCog(
    raster: Raster,
    options?: { readonly description?: string; readonly signal?: CancelSignal },
  ): Promise<Uint8Array>;
  encodePng(picture: Picture): Promise<Uint8Array>;
  /** Of pictures without alpha. */
  encodeJpeg(picture: Picture): Promise<Uint8Array>;
}

/** A picture to be put together: pixels, scaled to their place, under a drawing. */
export interface Canvas {
  /** Pixels */
  readonly width: number;
  readonly height: number;
  readonly layers: readonly {
    readonly picture: Picture;
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** As large as the canvas. */
  readonly svg: string;
}

/** Draws pictures. */
export interface Pictures {
  /** As PNG; what no layer covers is dark. */
  draw(canvas: Canvas): Promise<Uint8Array>;
}
