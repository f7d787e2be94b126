import { Tiff, type TiffImage, TiffTag, TiffTagGeo } from '@cogeotiff/core';
import type { describeGeotiff } from '#app';
import { checkDirectories } from './check-directories.ts';
import type { FileWindows } from './file-windows.ts';

type GeotiffHeader = Parameters<typeof describeGeotiff>[0];

/** The tags that say what the image is, and the `DateTime` tag as it stands (`2021:11:11 07:17:56`). */
export interface FileHeader {
  readonly header: GeotiffHeader;
  readonly dateTime: string | null;
}

/** Reads the header of a GeoTIFF; throws whatever the file provokes, in bounded time and memory. */
export async function readHeader(file: FileWindows): Promise<FileHeader> {
  await checkDirectories(file);
  const tiff = await Tiff.create(file, { defaultReadSize: 64 * 1024 });
  const [image, ...further] = tiff.images;
  if (!image) throw new Error('it holds no image');
  const size = sizeOf(image);
  return {
    header: {
      ...size,
      samplesPerPixel: await readNumber(image, TiffTag.SamplesPerPixel),
      bitsPerSample: await readNumbers(image, TiffTag.BitsPerSample),
      sampleFormat: await readNumbers(image, TiffTag.SampleFormat),
      modelTransformation: await readNumbers(image, TiffTag.ModelTransformation),
      modelTiePoint: await readNumbers(image, TiffTag.ModelTiePoint),
      modelPixelScale: await readNumbers(image, TiffTag.ModelPixelScale),
      rasterType: geoNumber(image, TiffTagGeo.GTRasterTypeGeoKey),
      projectedCrs: geoNumber(image, TiffTagGeo.ProjectedCRSGeoKey),
      geodeticCrs: geoNumber(image, TiffTagGeo.GeodeticCRSGeoKey),
      linearUnit: geoNumber(image, TiffTagGeo.ProjLinearUnitsGeoKey),
      nodata: await readText(image, TiffTag.GdalNoData),
      tiled: image.has(TiffTag.TileWidth),
      furtherImages: await Promise.all(
        further.map(async (one) => ({
          ...sizeOf(one),
          subfileType: (await readNumber(one, TiffTag.SubFileType)) ?? 0,
        })),
      ),
    },
    dateTime: await readText(image, TiffTag.DateTime),
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

async function readNumber(
  image: TiffImage,
  tag: TiffTag.SamplesPerPixel | TiffTag.SubFileType,
): Promise<number | null> {
  const value: unknown = await image.fetch(tag);
  if (value === null) return null;
  if (typeof value === 'number') return value;
  throw new Error(`expected one number in tag ${tag}`);
}

type ListTag =
  | TiffTag.BitsPerSample
  | TiffTag.SampleFormat
  | TiffTag.ModelTransformation
  | TiffTag.ModelTiePoint
  | TiffTag.ModelPixelScale;

async function readNumbers(image: TiffImage, tag: ListTag): Promise<readonly number[] | null> {
  const value: unknown = await image.fetch(tag);
  if (value === null) return null;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.every((member) => typeof member === 'number')) return list;
  throw new Error(`expected numbers in tag ${tag}`);
}

async function readText(image: TiffImage, tag: TiffTag.GdalNoData | TiffTag.DateTime): Promise<string | null> {
  const value: unknown = await image.fetch(tag);
  if (value === null) return null;
  if (typeof value === 'string') return value.replace(/\0.*$/s, '').trim();
  throw new Error(`expected a text in tag ${tag}`);
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
