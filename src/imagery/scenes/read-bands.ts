import { type Fields, entriesOf, fieldsOf, readNumber, readText } from './item-fields.ts';
import type { SceneBand } from './scene-asset.ts';

/**
 * The bands of an asset: STAC 1.1 `bands`, whose entries inherit what the asset says, or 1.0 `eo:bands` and
 * `raster:bands` side by side. Before 1.0, `eo:bands` could be indices into the list of the item's properties.
 */
export function readBands(asset: Fields, properties: Fields): SceneBand[] {
  const bands = entriesOf(asset['bands']).map(fieldsOf);
  if (bands.length > 0) return bands.map((band) => readBand({ ...asset, ...band, name: band['name'] }));
  const listed = entriesOf(properties['eo:bands']);
  const spectral = entriesOf(asset['eo:bands']).map((band) => fieldsOf(typeof band === 'number' ? listed[band] : band));
  const stored = entriesOf(asset['raster:bands']).map(fieldsOf);
  const count = Math.max(spectral.length, stored.length);
  return Array.from({ length: count }, (_, index) => readBand({ ...stored[index], ...spectral[index] }));
}

function readBand(fields: Fields): SceneBand {
  const name = readText(fields, 'name');
  return {
    name,
    commonName: readText(fields, 'eo:common_name', 'common_name') ?? guessCommonName(name),
    centreMicrometres: readNumber(fields, 'eo:center_wavelength', 'center_wavelength'),
    gsdMetres: readGsd(fields),
    dataType: readText(fields, 'data_type'),
    nodata: readNodata(fields['nodata']),
    scale: readNumber(fields, 'raster:scale', 'scale') ?? 1,
    offset: readNumber(fields, 'raster:offset', 'offset') ?? 0,
  };
}

/** The field `gsd`, or a `spatial_resolution` of the raster extension, if it is above 0. */
export function readGsd(fields: Fields): number | null {
  const gsd = readNumber(fields, 'gsd', 'raster:spatial_resolution', 'spatial_resolution', 'eo:gsd');
  return gsd !== null && gsd > 0 ? gsd : null;
}

/** A number, or one of the words that JSON needs for it. */
function readNodata(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const words: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity };
  return typeof value === 'string' ? (words[value.toLowerCase()] ?? null) : null;
}

const commonNames = ['coastal', 'blue', 'green', 'red', 'rededge', 'nir', 'nir08', 'nir09', 'swir16', 'swir22', 'pan'];
const otherNames = new Map([
  ['swir_1', 'swir16'],
  ['swir_2', 'swir22'],
  ['panchromatic', 'pan'],
  ['coastal_aerosol', 'coastal'],
]);

/** `Red`, `nbart_green`: a name that is or ends in a common name. Undivided words only: `infrared` is not `red`. */
export function guessCommonName(name: string | null): string | null {
  const plain = name?.toLowerCase() ?? '';
  for (const [other, common] of otherNames) if (plain === other || plain.endsWith(`_${other}`)) return common;
  const word = plain.split(/[^a-z0-9]+/).at(-1) ?? '';
  return commonNames.includes(word) ? word : null;
}
