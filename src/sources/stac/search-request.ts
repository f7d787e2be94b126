import type { SceneQuery } from '#app';
import { type Geometry, computeBoundingBox } from '#core';
import type { StacApi } from './stac-api.ts';

/** One page of a search as it is asked for. */
export interface SearchRequest {
  readonly method: 'GET' | 'POST';
  readonly address: string;
  /** Of a POST. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** Scenes a page; servers that allow fewer send fewer. */
const pageSize = 100;

/**
 * The first page of a STAC API Item Search (1.0), newest first where the API sorts. Cloud is asked for by CQL2 where
 * the API filters, in words that keep scenes which do not state it; the older Query extension would drop those, so
 * there, as where nothing filters, the scenes are sifted here. POST is taken where there is one: it carries the true
 * outline, GET only its box.
 */
export function buildSearch(api: StacApi, query: SceneQuery): SearchRequest {
  if (api.search.post !== null)
    return { method: 'POST', address: resolveHref(api, api.search.post), body: buildBody(api, query) };
  const url = new URL(resolveHref(api, api.search.get ?? ''));
  for (const [name, value] of Object.entries(buildParameters(api, query))) url.searchParams.set(name, value);
  return { method: 'GET', address: url.href, body: null };
}

function resolveHref(api: StacApi, href: string): string {
  return new URL(href, api.address).href;
}

function buildBody(api: StacApi, query: SceneQuery): Record<string, unknown> {
  const cloud = query.mostCloud;
  return {
    ...shared(query),
    ...(query.collections.length === 0 ? {} : { collections: query.collections }),
    ...(query.ids.length === 0 ? {} : { ids: query.ids }),
    ...(query.area === null ? {} : { intersects: query.area }),
    limit: pageLimit(query),
    ...(api.canSort ? { sortby: [{ field: 'properties.datetime', direction: 'desc' }] } : {}),
    ...(cloud === null || !api.canFilter.json
      ? {}
      : {
          'filter-lang': 'cql2-json',
          filter: {
            op: 'or',
            args: [
              { op: '<=', args: [{ property: 'eo:cloud_cover' }, cloud * 100] },
              { op: 'isNull', args: [{ property: 'eo:cloud_cover' }] },
            ],
          },
        }),
  };
}

function buildParameters(api: StacApi, query: SceneQuery): Record<string, string> {
  const cloud = query.mostCloud;
  return {
    ...shared(query),
    ...(query.collections.length === 0 ? {} : { collections: query.collections.join(',') }),
    ...(query.ids.length === 0 ? {} : { ids: query.ids.join(',') }),
    ...(query.area === null ? {} : { bbox: computeBoundingBox(query.area as Geometry).join(',') }),
    limit: String(pageLimit(query)),
    ...(api.canSort ? { sortby: '-properties.datetime' } : {}),
    ...(cloud === null || !api.canFilter.text
      ? {}
      : {
          'filter-lang': 'cql2-text',
          filter: `"eo:cloud_cover" <= ${cloud * 100} OR "eo:cloud_cover" IS NULL`,
        }),
  };
}

/** `2023-01-01T00:00:00Z/..`: an open end is two dots (RFC 3339 interval of OGC API Features). */
function shared({ from, to }: SceneQuery): { datetime?: string } {
  return from === null && to === null ? {} : { datetime: `${from ?? '..'}/${to ?? '..'}` };
}

/** With a most, a whole page at least: what is sifted out here is not counted. */
function pageLimit({ most }: SceneQuery): number {
  return most === null ? pageSize : Math.min(pageSize, Math.max(10, most));
}
