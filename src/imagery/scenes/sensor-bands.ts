import { type Fields, entriesOf, readText } from './item-fields.ts';
import { guessCommonName } from './read-bands.ts';
import type { SceneBand } from './scene-asset.ts';

type KnownBand = Pick<SceneBand, 'name' | 'commonName' | 'centreMicrometres' | 'gsdMetres'>;

/**
 * What an asset's key says of a band when the item says nothing: `B08` of Sentinel-2, `red` of anyone. Undefined
 * where the key means nothing.
 */
export function findSensorBand(key: string, properties: Fields): KnownBand | undefined {
  if (isSentinel2(properties)) {
    const known = sentinel2.get(key.toUpperCase());
    if (known) {
      const [commonName, centreMicrometres, gsdMetres] = known;
      return { name: key, commonName, centreMicrometres, gsdMetres };
    }
  }
  const commonName = guessCommonName(key);
  return commonName === null ? undefined : { name: key, commonName, centreMicrometres: null, gsdMetres: null };
}

/** MSI: centre in µm and resolution in m (ESA, Sentinel-2 User Handbook, issue 1.2, table 1; S2A). */
const sentinel2 = new Map<string, readonly [name: string | null, centre: number, gsd: number]>([
  ['B01', ['coastal', 0.443, 60]],
  ['B02', ['blue', 0.49, 10]],
  ['B03', ['green', 0.56, 10]],
  ['B04', ['red', 0.665, 10]],
  ['B05', ['rededge', 0.705, 20]],
  ['B06', ['rededge', 0.74, 20]],
  ['B07', ['rededge', 0.783, 20]],
  ['B08', ['nir', 0.842, 10]],
  ['B8A', ['nir08', 0.865, 20]],
  ['B09', ['nir09', 0.945, 60]],
  ['B10', ['cirrus', 1.375, 60]],
  ['B11', ['swir16', 1.61, 20]],
  ['B12', ['swir22', 2.19, 20]],
]);

function isSentinel2(properties: Fields): boolean {
  const names = [readText(properties, 'platform'), readText(properties, 'constellation')];
  return (
    names.some((name) => /^sentinel[- ]?2/i.test(name ?? '')) ||
    entriesOf(properties['instruments']).some((name) => typeof name === 'string' && name.toLowerCase() === 'msi')
  );
}
