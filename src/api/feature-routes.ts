import { z } from 'zod';
import { type Route, get } from './route.ts';

/** Names of the routes of OGC API Features (OGC 17-069r4). */
export type FeatureRouteName =
  | 'featuresLanding'
  | 'featuresConformance'
  | 'featureCollections'
  | 'featureCollection'
  | 'features'
  | 'feature';

/** The collections of features; each is also a list of a case. */
export const featureCollectionNames: readonly FeatureCollectionName[] = ['sites', 'zones', 'observations'];
export type FeatureCollectionName = 'sites' | 'zones' | 'observations';

const geoJson = 'application/geo+json';
const link = z.looseObject({ href: z.string(), rel: z.string() });
const collection = z.looseObject({ id: z.string(), links: z.array(link) });
const feature = z.looseObject({ type: z.literal('Feature'), id: z.string(), properties: z.looseObject({}) });

/** What the server keeps to, by the names of the standards; link targets of RFC 8288. */
export const featureConformance: readonly string[] = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
];

export const featureRoutes: Readonly<Record<FeatureRouteName, Route>> = {
  featuresLanding: get(
    'person',
    '/ogc',
    'getFeaturesLanding',
    'OGC API Features: the way in',
    z.looseObject({ links: z.array(link) }),
  ),
  featuresConformance: get(
    'person',
    '/ogc/conformance',
    'getFeaturesConformance',
    'OGC API Features: what it keeps to',
    z.strictObject({ conformsTo: z.array(z.string()) }),
  ),
  featureCollections: get(
    'person',
    '/ogc/collections',
    'getFeatureCollections',
    'OGC API Features: sites, zones and observations',
    z.looseObject({ collections: z.array(collection) }),
  ),
  featureCollection: get(
    'person',
    '/ogc/collections/{collection}',
    'getFeatureCollection',
    'One collection of features',
    collection,
  ),
  features: get(
    'viewer',
    '/ogc/collections/{collection}/items',
    'getFeatures',
    'Features of a collection, page by page',
    z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(feature) }),
    ['limit', 'after', 'bbox', 'datetime', 'site'],
    geoJson,
  ),
  feature: get(
    'viewer',
    '/ogc/collections/{collection}/items/{feature}',
    'getFeature',
    'One feature',
    feature,
    [],
    geoJson,
  ),
};
