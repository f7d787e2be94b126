import type { PixelGrid } from '#core';
import type { GeotiffHeader } from './geotiff-header.ts';
import { type GroundSampleDistance, computeGroundSampleDistance } from './ground-sample-distance.ts';
import { locatePixels } from './locate-pixels.ts';

/** What a GeoTIFF is, as far as its header can say. */
export interface GeotiffDescription {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  /** `uint8`, `int16`, `float32`, `cint16` …; `mixed` where bands differ. */
  readonly dtype: string;
  /** Null where the pixels cannot be placed by a grid; `gridNote` then says why. */
  readonly grid: PixelGrid | null;
  readonly gridNote: string | null;
  readonly gsd: GroundSampleDistance;
  /** The value that stands for "no measurement"; NaN is a value. Null where the file names none. */
  readonly nodata: number | null;
  /** Smaller copies of the image in the same file; masks are not counted. */
  readonly overviews: number;
  readonly layout: 'tiled' | 'striped';
}

/** Reads meaning into the tag values of a header. Throws nothing: what cannot be told is null and says why. */
export function describeGeotiff(header: GeotiffHeader): GeotiffDescription {
  const located = locatePixels(header);
  const grid = 'unlocated' in located ? null : located;
  return {
    width: header.width,
    height: header.height,
    bands: header.samplesPerPixel ?? header.bitsPerSample?.length ?? 1,
    dtype: dtypeOf(header),
    grid,
    gridNote: 'unlocated' in located ? located.unlocated : null,
    gsd: grid ? computeGroundSampleDistance(grid, header) : { metres: null, basis: 'the image has no grid' },
    nodata: parseNodata(header.nodata),
    overviews: header.furtherImages.filter(({ subfileType }) => (subfileType & 1) === 1 && (subfileType & 4) === 0)
      .length,
    layout: header.tiled ? 'tiled' : 'striped',
  };
}

/** SampleFormat by TIFF 6.0 §19; 4 ("undefined") and an absent tag mean unsigned. */
const families = new Map([
  [2, 'int'],
  [3, 'float'],
  [5, 'cint'],
  [6, 'cfloat'],
]);

function dtypeOf({ bitsPerSample, sampleFormat }: GeotiffHeader): string {
  const bits = new Set(bitsPerSample ?? [1]);
  const formats = new Set(sampleFormat ?? [1]);
  const [bit] = bits;
  const [format] = formats;
  if (bits.size !== 1 || formats.size !== 1 || bit === undefined || format === undefined) return 'mixed';
  return `${families.get(format) ?? 'uint'}${bit}`;
}

/** GDAL writes a number as text, sometimes with blanks or a zero byte behind it. */
function parseNodata(text: string | null): number | null {
  const trimmed = text?.replace(/\0.*$/s, '').trim().toLowerCase() ?? '';
  if (trimmed === '') return null;
  if (/^[-+]?nan$/.test(trimmed)) return NaN;
  const value = Number(trimmed.replace(/^([-+]?)inf$/, '$1infinity').replace('infinity', 'Infinity'));
  return Number.isNaN(value) ? null : value;
}
