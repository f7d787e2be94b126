import type { RasterBand } from '#core';
import type { GdalMetadata } from './gdal-metadata.ts';
import type { ImageLayout } from './image-layout.ts';

/** What every band holds, in the file's order. `nodata` is the value that the whole image names, or null. */
export function describeBands(layout: ImageLayout, metadata: GdalMetadata, nodata: number | null): RasterBand[] {
  const alphaBand = findAlphaBand(layout, metadata);
  return Array.from({ length: layout.bands }, (_, band) => ({
    name: band === alphaBand ? 'alpha' : nameBand(band, layout, metadata),
    nodata: storable(perBand(metadata, layout.bands)?.[band] ?? nodata, layout),
    scale: metadata.scales.get(band) ?? 1,
    offset: metadata.offsets.get(band) ?? 0,
  }));
}

/** NODATA_VALUES counts only where it names a number for every band, as in GDAL. */
function perBand({ nodataValues }: GdalMetadata, bands: number): readonly number[] | null {
  return nodataValues?.length === bands && nodataValues.every((value) => !Number.isNaN(value)) ? nodataValues : null;
}

/** The value as the samples hold it: what single precision makes of it; null where no sample can have it. */
function storable(nodata: number | null, { tile: { bits, dtype } }: ImageLayout): number | null {
  if (nodata === null) return null;
  if (dtype === 'float64') return nodata;
  if (dtype === 'float32') return Math.fround(nodata);
  const signed = dtype.startsWith('int');
  const [least, most] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  return Number.isInteger(nodata) && nodata >= least && nodata <= most ? nodata : null;
}

/** Names of STAC's `eo:common_name`. */
const commonNames = new Set(
  'pan coastal blue green green05 yellow red rededge rededge071 rededge075 rededge078 nir nir08 nir09 cirrus swir16 swir22 lwir lwir11 lwir12'.split(
    ' ',
  ),
);

/**
 * The band that is opacity, or null. GDAL's colour interpretation overrules ExtraSamples: many files call a near
 * infrared band alpha there.
 */
export function findAlphaBand({ alphaBand, bands }: ImageLayout, { colours }: GdalMetadata): number | null {
  for (const [band, colour] of colours) if (colour === 'alpha' && band >= 0 && band < bands) return band;
  return alphaBand !== null && colours.has(alphaBand) ? null : alphaBand;
}

/**
 * A description that is a common name says most, then the colour interpretation, then any description, then the
 * photometric interpretation: files exist that are RGB there and "undefined" by GDAL's metadata.
 */
function nameBand(band: number, { photometric }: ImageLayout, metadata: GdalMetadata): string | null {
  const description = metadata.descriptions.get(band);
  const common = description?.toLowerCase().replace(/[\s_-]/g, '');
  if (common !== undefined && commonNames.has(common)) return common;
  const colour = metadata.colours.get(band);
  if (colour !== undefined && !['undefined', 'gray', 'palette', 'alpha', ''].includes(colour)) return colour;
  if (description !== undefined && description !== '') return description.slice(0, 100);
  return photometric === 2 || photometric === 6 ? (['red', 'green', 'blue'][band] ?? null) : null;
}
