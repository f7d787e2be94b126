/**
 * What the header of a GeoTIFF says, as plain tag values (TIFF 6.0; OGC 19-008r4 GeoTIFF 1.1). Whoever reads the
 * file fills it; nothing here has been checked or interpreted yet. `null` is a tag the file does not carry.
 */
export interface GeotiffHeader {
  /** ImageWidth, ImageLength: pixels */
  readonly width: number;
  readonly height: number;
  readonly samplesPerPixel: number | null;
  /** One entry per band. */
  readonly bitsPerSample: readonly number[] | null;
  /** 1 unsigned, 2 signed, 3 floating point, 4 undefined, 5 complex integer, 6 complex floating point */
  readonly sampleFormat: readonly number[] | null;
  /** 4 × 4, row by row, from raster (i, j, k, 1) to model space. */
  readonly modelTransformation: readonly number[] | null;
  /** Groups of six: i, j, k, x, y, z. */
  readonly modelTiePoint: readonly number[] | null;
  /** Sizes of a pixel in x, y, z; y counts upwards, so it is positive for an image with north on top. */
  readonly modelPixelScale: readonly number[] | null;
  /** GTRasterTypeGeoKey: 1 PixelIsArea (the default), 2 PixelIsPoint */
  readonly rasterType: number | null;
  /** ProjectedCRSGeoKey and GeodeticCRSGeoKey: EPSG codes, 32767 = user defined */
  readonly projectedCrs: number | null;
  readonly geodeticCrs: number | null;
  /** ProjLinearUnitsGeoKey: 9001 metre, 9002 foot, 9003 US survey foot */
  readonly linearUnit: number | null;
  /** GDAL_NODATA, the text as it stands. */
  readonly nodata: string | null;
  readonly tiled: boolean;
  /** NewSubfileType of every further image in the file: bit 0 a smaller copy, bit 2 a mask. */
  readonly furtherImages: readonly { readonly width: number; readonly height: number; readonly subfileType: number }[];
}
