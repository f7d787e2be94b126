import type { Context } from 'hono';
import type { Scene } from '#core';
import { geoJson, linkTo, originOf } from '../links.ts';

/** The one collection of the STAC API: every scene of the workspace. */
export const stacCollectionId = 'scenes';

/** Relations that speak of the catalog an item came from, and are ours to say here. */
const ownRelations = new Set(['self', 'root', 'parent', 'collection']);

/**
 * The item as it was taken in, with our links and our id, under which the workspace keeps it. The collection it came
 * from stands in `sightline:collection`; a thumbnail and an XYZ layer made by this server are added.
 */
export function itemOf(context: Context, { bbox, collection, id, item }: Scene): object {
  const { assets, links, properties, ...rest } = item as {
    readonly assets?: object;
    readonly links?: unknown;
    readonly properties?: object;
  };
  const base = `/stac/collections/${stacCollectionId}`;
  const scene = `/api/v1/scenes/${encodeURIComponent(id)}`;
  const kept = Array.isArray(links)
    ? links.filter((link: { rel?: unknown }) => !ownRelations.has(String(link?.rel)))
    : [];
  return {
    ...rest,
    id,
    collection: stacCollectionId,
    ...(bbox ? { bbox } : {}),
    properties: { ...properties, ...(collection === null ? {} : { 'sightline:collection': collection }) },
    assets: {
      ...assets,
      'sightline-thumbnail': {
        href: `${originOf(context)}${scene}/thumbnail`,
        title: 'Thumbnail made by Sightline',
        roles: ['thumbnail'],
      },
    },
    links: [
      linkTo(context, 'self', `${base}/items/${encodeURIComponent(id)}`, { type: geoJson }),
      linkTo(context, 'root', '/stac'),
      linkTo(context, 'parent', base),
      linkTo(context, 'collection', base),
      {
        rel: 'xyz',
        href: `${originOf(context)}${scene}/xyz/{z}/{x}/{y}`,
        type: 'image/png',
        title: 'The scene on a web map',
      },
      ...kept,
    ],
  };
}
