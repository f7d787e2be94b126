import { type Fields, entriesOf, fieldsOf, readText } from './item-fields.ts';
import { readBands, readGsd } from './read-bands.ts';
import { readGrid } from './read-grid.ts';
import { resolveHref } from './resolve-href.ts';
import type { SceneAsset, SceneBand } from './scene-asset.ts';
import { findSensorBand } from './sensor-bands.ts';

/**
 * The files a kept scene offers, read from its STAC item (1.0 and 1.1, and the betas that catalogs still serve).
 * Relative addresses are resolved against the item's `self` link. What is missing or malformed is null; an asset
 * without an address is left out.
 */
export function readSceneAssets(item: Fields): SceneAsset[] {
  const properties = fieldsOf(item['properties']);
  const base = readOwnAddress(item);
  return Object.entries(fieldsOf(item['assets'])).flatMap(([key, value]) => {
    const asset = fieldsOf(value);
    const href = readText(asset, 'href');
    return href === null ? [] : [readAsset(key, asset, properties, resolveHref(href, base) ?? href)];
  });
}

function readAsset(key: string, asset: Fields, properties: Fields, href: string): SceneAsset {
  const bands = nameBands(key, readBands(asset, properties), properties);
  return {
    key,
    href,
    title: readText(asset, 'title'),
    mediaType: readText(asset, 'type'),
    roles: entriesOf(asset['roles']).filter((role) => typeof role === 'string'),
    bands,
    gsdMetres: readGsd(asset) ?? finestGsd(bands) ?? readGsd(properties),
    ...readGrid(asset, properties),
  };
}

function readOwnAddress(item: Fields): string | null {
  const self = entriesOf(item['links'])
    .map(fieldsOf)
    .find((link) => link['rel'] === 'self');
  return self ? readText(self, 'href') : null;
}

/** Items that leave their bands to the collection are read by the key of the asset. */
function nameBands(key: string, bands: readonly SceneBand[], properties: Fields): readonly SceneBand[] {
  if (bands.some(({ commonName }) => commonName !== null) || bands.length > 1) return bands;
  const known = findSensorBand(key, properties);
  if (!known) return bands;
  const [stated] = bands;
  return [{ ...blankBand, ...stated, ...known, gsdMetres: stated?.gsdMetres ?? known.gsdMetres }];
}

const blankBand: SceneBand = {
  name: null,
  commonName: null,
  centreMicrometres: null,
  gsdMetres: null,
  dataType: null,
  nodata: null,
  scale: 1,
  offset: 0,
};

function finestGsd(bands: readonly SceneBand[]): number | null {
  const stated = bands.flatMap(({ gsdMetres }) => gsdMetres ?? []);
  return stated.length === 0 ? null : Math.min(...stated);
}
