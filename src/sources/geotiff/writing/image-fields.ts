import type { Raster, Samples } from '#core';
import type { Level } from './kernels/halve.ts';
import { type TiffField, textField } from './tiff-directory.ts';

const short = (tag: number, ...values: number[]): TiffField => ({ tag, type: 'short', values });
const long = (tag: number, ...values: number[]): TiffField => ({ tag, type: 'long', values });

/** Deflate as Adobe registered it: a zlib stream per tile. */
const deflate = 8;

/** Offsets and lengths of the tiles of an image in its file. */
export interface TilePlaces {
  readonly offsets: readonly number[];
  readonly lengths: readonly number[];
}

/** Fields of the image itself: its size, its form, where its tiles are. `subfile` is 0 full size, 1 overview. */
export function imageFields(level: Level, side: number, subfile: number, places: TilePlaces): TiffField[] {
  const { samples, bands } = level;
  const bits = samples.BYTES_PER_ELEMENT * 8;
  const isColour = bands >= 3 && bits <= 16;
  const extra = bands - (isColour ? 3 : 1);
  return [
    ...commonFields(level, side, subfile, places),
    short(258, ...Array.from({ length: bands }, () => bits)),
    short(262, isColour ? 2 : 1),
    short(277, bands),
    short(317, hasPredictor(samples) ? 2 : 1),
    short(339, ...Array.from({ length: bands }, () => sampleFormat(samples))),
    ...(extra > 0 ? [short(338, ...Array.from({ length: extra }, () => 0))] : []),
  ];
}

/** Fields of a mask of one bit per pixel. `subfile` is 4 of the full size, 5 of an overview. */
export function maskFields(level: Level, side: number, subfile: number, places: TilePlaces): TiffField[] {
  return [
    ...commonFields(level, side, subfile, places),
    short(258, 1),
    short(262, 4),
    short(277, 1),
    short(317, 1),
    short(339, 1),
  ];
}

function commonFields({ width, height }: Level, side: number, subfile: number, places: TilePlaces): TiffField[] {
  return [
    long(254, subfile),
    long(256, width),
    long(257, height),
    short(259, deflate),
    short(284, 1),
    short(322, side),
    short(323, side),
    long(324, ...places.offsets),
    long(325, ...places.lengths),
  ];
}

/** Floats are deflated as they are: differences of their bits would gain little. */
export function hasPredictor(samples: Samples): boolean {
  return sampleFormat(samples) !== 3;
}

/** TIFF 6.0 §19: 1 unsigned, 2 signed, 3 floating point. */
function sampleFormat(samples: Samples): number {
  if (samples instanceof Float32Array || samples instanceof Float64Array) return 3;
  return samples instanceof Int8Array || samples instanceof Int16Array || samples instanceof Int32Array ? 2 : 1;
}

/** Nodata, band names, scales and offsets, in the tags and the XML that GDAL keeps them in. */
export function gdalFields({ bands }: Raster): TiffField[] {
  const fields: TiffField[] = [];
  const nodata = bands[0]?.nodata ?? null;
  if (nodata !== null) fields.push(textField(42113, String(nodata).toLowerCase()));
  const items = bands.flatMap(({ name, scale, offset }, sample) => [
    ...(name === null
      ? []
      : [`<Item name="DESCRIPTION" sample="${sample}" role="description">${escapeXml(name)}</Item>`]),
    ...(scale === 1 ? [] : [`<Item name="SCALE" sample="${sample}" role="scale">${scale}</Item>`]),
    ...(offset === 0 ? [] : [`<Item name="OFFSET" sample="${sample}" role="offset">${offset}</Item>`]),
  ]);
  if (items.length > 0) fields.push(textField(42112, `<GDALMetadata>\n  ${items.join('\n  ')}\n</GDALMetadata>\n`));
  return fields;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
