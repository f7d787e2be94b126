import { type Context, Hono } from 'hono';
import { parseQuery, routes, stacConformance } from '#api';
import type { StoreReader } from '#app';
import { answer, answerJson } from '../answer.ts';
import { ServerError } from '../errors.ts';
import { type ApiLink, geoJson, linkTo, ownAddress, withQuery } from '../links.ts';
import { readJsonBody } from '../read-body.ts';
import { pattern, readQuery } from '../parse-query.ts';
import { itemOf, stacCollectionId } from './item-of.ts';
import { type SceneSearch, queryOfBody, searchScenes } from './search-scenes.ts';

const stacVersion = '1.0.0';
const searchNames = ['limit', 'after', 'bbox', 'datetime', 'ids', 'collections'] as const;

/** The scenes of the workspace as a STAC API 1.0. */
export function stacRoutes(store: StoreReader): Hono {
  return new Hono()
    .get(pattern(routes.stacLanding), (context) => answerJson(context, landing(context)))
    .get(pattern(routes.stacConformance), (context) => answerJson(context, { conformsTo: stacConformance }))
    .get(pattern(routes.stacCollections), (context) =>
      answerJson(context, {
        collections: [collectionOf(context)],
        links: [linkTo(context, 'self', '/stac/collections'), linkTo(context, 'root', '/stac')],
      }),
    )
    .get(pattern(routes.stacCollection), (context) => {
      requireCollection(context);
      return answerJson(context, collectionOf(context));
    })
    .get(pattern(routes.stacItems), async (context) => {
      requireCollection(context);
      const query = readQuery(context, ['limit', 'after', 'bbox', 'datetime']);
      return answerSearch(context, store, { ...query, ids: undefined, collections: undefined }, nextByGet);
    })
    .get(pattern(routes.stacItem), async (context) => {
      requireCollection(context);
      const id = context.req.param('scene')!;
      const scene = await store.get('scene', id);
      if (!scene) throw new ServerError('no-such-record', `there is no scene "${id.slice(0, 200)}" in this workspace`);
      return answer(context, JSON.stringify(itemOf(context, scene)), { mediaType: geoJson });
    })
    .get(pattern(routes.stacSearch), async (context) =>
      answerSearch(context, store, readQuery(context, searchNames), nextByGet),
    )
    .post(pattern(routes.stacSearchByBody), async (context) => {
      const body = await readJsonBody(context);
      const parsed = parseQuery(searchNames, queryOfBody(body));
      if ('fault' in parsed) throw new ServerError('bad-parameter', parsed.fault);
      return answerSearch(context, store, parsed.query, (token) =>
        linkTo(context, 'next', '/stac/search', { type: geoJson, method: 'POST', body: { ...body, token } }),
      );
    });
}

function nextByGet(token: string, context: Context): ApiLink {
  return { rel: 'next', href: withQuery(context, { after: token }), type: geoJson, method: 'GET' };
}

async function answerSearch(
  context: Context,
  store: StoreReader,
  search: SceneSearch,
  nextLink: (token: string, context: Context) => ApiLink,
): Promise<Response> {
  const { next, scenes, total } = await searchScenes(store, search);
  const found = {
    type: 'FeatureCollection',
    features: scenes.map((scene) => itemOf(context, scene)),
    numberMatched: total,
    numberReturned: scenes.length,
    links: [
      { rel: 'self', href: ownAddress(context).href, type: geoJson },
      linkTo(context, 'root', '/stac'),
      ...(next === null ? [] : [nextLink(next, context)]),
    ],
  };
  return answer(context, JSON.stringify(found), { mediaType: geoJson });
}

function requireCollection(context: Context): void {
  const given = context.req.param('collection') ?? '';
  if (given === stacCollectionId) return;
  throw new ServerError(
    'no-such-record',
    `there is no collection "${given.slice(0, 80)}"; there is ${stacCollectionId}`,
  );
}

function landing(context: Context): object {
  return {
    type: 'Catalog',
    stac_version: stacVersion,
    id: 'sightline',
    title: 'Sightline: the scenes of a workspace',
    description: 'Every scene that this workspace keeps, as its STAC item came.',
    conformsTo: stacConformance,
    links: [
      linkTo(context, 'self', '/stac'),
      linkTo(context, 'root', '/stac'),
      linkTo(context, 'conformance', '/stac/conformance'),
      linkTo(context, 'data', '/stac/collections'),
      linkTo(context, 'child', `/stac/collections/${stacCollectionId}`),
      linkTo(context, 'search', '/stac/search', { type: geoJson, method: 'GET' }),
      linkTo(context, 'search', '/stac/search', { type: geoJson, method: 'POST' }),
      linkTo(context, 'service-desc', '/api/openapi.json', { type: 'application/vnd.oai.openapi+json;version=3.1' }),
    ],
  };
}

/** The extent is left open: scenes come and go, and a search tells it better. */
function collectionOf(context: Context): object {
  const path = `/stac/collections/${stacCollectionId}`;
  return {
    type: 'Collection',
    stac_version: stacVersion,
    id: stacCollectionId,
    title: 'Scenes',
    description: 'All scenes of the workspace, of every sensor; `sightline:collection` says where each came from.',
    license: 'various',
    extent: { spatial: { bbox: [[-180, -90, 180, 90]] }, temporal: { interval: [[null, null]] } },
    links: [
      linkTo(context, 'self', path),
      linkTo(context, 'root', '/stac'),
      linkTo(context, 'parent', '/stac'),
      linkTo(context, 'items', `${path}/items`, { type: geoJson }),
    ],
  };
}
