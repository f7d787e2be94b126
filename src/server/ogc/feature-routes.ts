import { type Context, Hono } from 'hono';
import { type FeatureCollectionName, featureCollectionNames, featureConformance, routes } from '#api';
import type { StoreReader } from '#app';
import { answer, answerJson } from '../answer.ts';
import { ServerError } from '../errors.ts';
import { geoJson, linkTo, ownAddress, withQuery } from '../links.ts';
import { pattern, readQuery } from '../parse-query.ts';
import { readFeature, readFeatures } from './read-features.ts';

const titles: Readonly<Record<FeatureCollectionName, string>> = {
  sites: 'Sites: places with a boundary',
  zones: 'Zones: the parts of sites that are counted apart',
  observations: 'Observations: what was seen, where nobody looked, and what could not be read',
};

/** Sites, zones and observations for any GIS, as OGC API Features (OGC 17-069r4). */
export function featureRoutes(store: StoreReader): Hono {
  return new Hono()
    .get(pattern(routes.featuresLanding), (context) =>
      answerJson(context, {
        title: 'Sightline: sites, zones and observations',
        description: 'What this workspace holds of places, for any client of OGC API Features.',
        links: [
          linkTo(context, 'self', '/ogc'),
          linkTo(context, 'conformance', '/ogc/conformance'),
          linkTo(context, 'data', '/ogc/collections'),
          linkTo(context, 'service-desc', '/api/openapi.json', {
            type: 'application/vnd.oai.openapi+json;version=3.1',
          }),
        ],
      }),
    )
    .get(pattern(routes.featuresConformance), (context) => answerJson(context, { conformsTo: featureConformance }))
    .get(pattern(routes.featureCollections), (context) =>
      answerJson(context, {
        links: [linkTo(context, 'self', '/ogc/collections')],
        collections: featureCollectionNames.map((name) => describeCollection(context, name)),
      }),
    )
    .get(pattern(routes.featureCollection), (context) =>
      answerJson(context, describeCollection(context, requireName(context))),
    )
    .get(pattern(routes.features), async (context) => {
      const name = requireName(context);
      const query = readQuery(context, ['limit', 'after', 'bbox', 'datetime', 'site']);
      const page = await readFeatures(store, name, query);
      const links = [
        { rel: 'self', href: ownAddress(context).href, type: geoJson },
        linkTo(context, 'collection', `/ogc/collections/${name}`),
        ...(page.next === null ? [] : [{ rel: 'next', href: withQuery(context, { after: page.next }), type: geoJson }]),
      ];
      return answerGeoJson(context, {
        type: 'FeatureCollection',
        features: page.items,
        numberMatched: page.total,
        numberReturned: page.items.length,
        links,
      });
    })
    .get(pattern(routes.feature), async (context) => {
      const name = requireName(context);
      const id = context.req.param('feature')!;
      const found = await readFeature(store, name, id);
      if (!found) throw new ServerError('no-such-record', `there is no "${id.slice(0, 200)}" among ${name}`);
      const links = [
        linkTo(context, 'self', `/ogc/collections/${name}/items/${encodeURIComponent(id)}`, { type: geoJson }),
        linkTo(context, 'collection', `/ogc/collections/${name}`),
      ];
      return answerGeoJson(context, { ...found, links });
    });
}

function answerGeoJson(context: Context, value: unknown): Response {
  return answer(context, JSON.stringify(value), { mediaType: geoJson });
}

function requireName(context: Context): FeatureCollectionName {
  const given = context.req.param('collection') ?? '';
  const found = featureCollectionNames.find((name) => name === given);
  if (found) return found;
  throw new ServerError(
    'no-such-record',
    `there is no collection "${given.slice(0, 80)}"; there are ${featureCollectionNames.join(', ')}`,
  );
}

function describeCollection(context: Context, name: FeatureCollectionName): object {
  return {
    id: name,
    title: titles[name],
    itemType: 'feature',
    crs: ['http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
    links: [
      linkTo(context, 'self', `/ogc/collections/${name}`),
      linkTo(context, 'items', `/ogc/collections/${name}/items`, { type: geoJson }),
    ],
  };
}
