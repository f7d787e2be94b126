import { z } from 'zod';
import { type Route, ask, get } from './route.ts';

/** Names of the routes of the STAC API. */
export type StacRouteName =
  | 'stacLanding'
  | 'stacConformance'
  | 'stacCollections'
  | 'stacCollection'
  | 'stacItems'
  | 'stacItem'
  | 'stacSearch'
  | 'stacSearchByBody';

const geoJson = 'application/geo+json';
const link = z.looseObject({ href: z.string(), rel: z.string() });
const collection = z.looseObject({ id: z.string(), type: z.literal('Collection'), links: z.array(link) });
const item = z.looseObject({ type: z.literal('Feature'), id: z.string(), links: z.array(link) });
const items = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(item), links: z.array(link) });

/** STAC API 1.0.0 and the standards under it. */
export const stacConformance: readonly string[] = [
  'https://api.stacspec.org/v1.0.0/core',
  'https://api.stacspec.org/v1.0.0/collections',
  'https://api.stacspec.org/v1.0.0/ogcapi-features',
  'https://api.stacspec.org/v1.0.0/item-search',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
];

export const stacRoutes: Readonly<Record<StacRouteName, Route>> = {
  stacLanding: get(
    'person',
    '/stac',
    'getStacLanding',
    'STAC API: the way in',
    z.looseObject({ links: z.array(link) }),
  ),
  stacConformance: get(
    'person',
    '/stac/conformance',
    'getStacConformance',
    'STAC API: what it keeps to',
    z.strictObject({ conformsTo: z.array(z.string()) }),
  ),
  stacCollections: get(
    'person',
    '/stac/collections',
    'getStacCollections',
    'STAC API: the collection of all scenes',
    z.looseObject({ collections: z.array(collection), links: z.array(link) }),
  ),
  stacCollection: get(
    'person',
    '/stac/collections/{collection}',
    'getStacCollection',
    'One collection of scenes',
    collection,
  ),
  stacItems: get(
    'viewer',
    '/stac/collections/{collection}/items',
    'getStacItems',
    'Scenes, page by page',
    items,
    ['limit', 'after', 'bbox', 'datetime'],
    geoJson,
  ),
  stacItem: get(
    'viewer',
    '/stac/collections/{collection}/items/{scene}',
    'getStacItem',
    'One scene',
    item,
    [],
    geoJson,
  ),
  stacSearch: get(
    'viewer',
    '/stac/search',
    'searchStac',
    'Scenes that meet all conditions, page by page',
    items,
    ['limit', 'after', 'bbox', 'datetime', 'ids', 'collections'],
    geoJson,
  ),
  stacSearchByBody: ask(
    'viewer',
    '/stac/search',
    'searchStacByBody',
    'The same with the conditions as JSON; `intersects` searches by the box of its shape',
    z.looseObject({}),
    items,
    geoJson,
  ),
};
