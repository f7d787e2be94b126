import { Tiff, type TiffImage, TiffTag, TiffTagGeo } from '@cogeotiff/core';
import type { describeGeotiff } from '#app';
import { checkDirectories } from './check-directories.ts';
import type { HeaderWindows } from './header-windows.ts';
import { fetchNumber, fetchNumbers, fetchText } from './tag-values.ts';

type GeotiffHeader = Parameters<typeof describeGeotiff>[0];

/** The tags that say what the image is, and the `DateTime` tag as it stands (`2021:11:11 07:17:56`). */
export interface FileHeader {
  readonly header: GeotiffHeader;
  readonly dateTime: string | null;
}

/** Parses the directories of a TIFF; throws whatever the file provokes, in bounded time and memory. */
export async function readDirectories(file: HeaderWindows): Promise<Tiff> {
  await checkDirectories(file);
  return Tiff.create(file, { defaultReadSize: 64 * 1024 });
}

/** Reads what the first image is; throws whatever the file provokes, in bounded time and memory. */
export async function readHeader(tiff: Tiff): Promise<FileHeader> {
  const [image, ...further] = tiff.images;
  if (!image) throw new Error('it holds no image');
  const size = sizeOf(image);
  return {
    header: {
      ...size,
      samplesPerPixel: await fetchNumber(image, TiffTag.SamplesPerPixel),
      bitsPerSample: await fetchNumbers(image, TiffTag.BitsPerSample),
      sampleFormat: await fetchNumbers(image, TiffTag.SampleFormat),
      modelTransformation: await fetchNumbers(image, TiffTag.ModelTransformation),
      modelTiePoint: await fetchNumbers(image, TiffTag.ModelTiePoint),
      modelPixelScale: await fetchNumbers(image, TiffTag.ModelPixelScale),
      rasterType: geoNumber(image, TiffTagGeo.GTRasterTypeGeoKey),
      projectedCrs: geoNumber(image, TiffTagGeo.ProjectedCRSGeoKey),
      geodeticCrs: geoNumber(image, TiffTagGeo.GeodeticCRSGeoKey),
      linearUnit: geoNumber(image, TiffTagGeo.ProjLinearUnitsGeoKey),
      nodata: await fetchText(image, TiffTag.GdalNoData),
      tiled: image.has(TiffTag.TileWidth),
      furtherImages: await Promise.all(
        further.map(async (one) => ({
          ...sizeOf(one),
          subfileType: (await fetchNumber(one, TiffTag.SubFileType)) ?? 0,
        })),
      ),
    },
    dateTime: await fetchText(image, TiffTag.DateTime),
  };
}

/** 2^31 pixels a side is more than any sensor gives and any grid can bear. */
function sizeOf(image: TiffImage): { width: number; height: number } {
  const [width, height] = [image.value(TiffTag.ImageWidth), image.value(TiffTag.ImageHeight)];
  for (const side of [width, height]) {
    if (typeof side !== 'number' || !Number.isSafeInteger(side) || side < 1 || side >= 2 ** 31) {
      throw new Error(`expected a size in pixels, got ${String(width)} × ${String(height)}`);
    }
  }
  return { width: width!, height: height! };
}

type GeoKey =
  | TiffTagGeo.GTRasterTypeGeoKey
  | TiffTagGeo.ProjectedCRSGeoKey
  | TiffTagGeo.GeodeticCRSGeoKey
  | TiffTagGeo.ProjLinearUnitsGeoKey;

function geoNumber(image: TiffImage, key: GeoKey): number | null {
  const value: unknown = image.valueGeo(key);
  return typeof value === 'number' ? value : null;
}
