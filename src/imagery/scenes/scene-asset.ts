import type { PixelGrid } from '#core';

/** One file of a scene as its STAC item describes it; what the item does not say is null. */
export interface SceneAsset {
  /** Its name in the item: `visual`, `B03`. */
  readonly key: string;
  /** Absolute; as the item states it where the item does not say where it was published. */
  readonly href: string;
  readonly title: string | null;
  readonly mediaType: string | null;
  readonly roles: readonly string[];
  /** In the order of the file. Empty where the item does not list them. */
  readonly bands: readonly SceneBand[];
  /** As stated for this asset, its bands, or the item: nominal, before any view geometry. */
  readonly gsdMetres: number | null;
  readonly crs: string | null;
  /** Where its pixels lie; null unless the item gives transform and shape (or box and shape). */
  readonly grid: PixelGrid | null;
}

/** One band of an asset (STAC 1.1 `bands`, or 1.0 `eo:bands` beside `raster:bands`). */
export interface SceneBand {
  readonly name: string | null;
  /** `red`, `nir`, `swir16`, … of the eo extension. */
  readonly commonName: string | null;
  readonly centreMicrometres: number | null;
  readonly gsdMetres: number | null;
  readonly dataType: string | null;
  /** Stored value for "no measurement"; NaN is a value. */
  readonly nodata: number | null;
  /** Physical value = stored × scale + offset. */
  readonly scale: number;
  readonly offset: number;
}
