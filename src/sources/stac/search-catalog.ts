import { type ReadItem, type ReadOptions, type SceneQuery, boxesTouch, matchesQuery } from '#app';
import { type BoundingBox, computeBoundingBox } from '#core';
import { SourceError } from '../source-error.ts';
import { isHttpAddress, printAddress } from '../http/address.ts';
import { fetchJson } from '../http/fetch-json.ts';
import type { HttpClient } from '../http/http-client.ts';
import { readJson } from '../read-file.ts';
import { buildSearch } from './search-request.ts';
import { createFolderSpace } from './folder-space.ts';
import { readPages } from './read-pages.ts';
import { type StacApi, linksOf, readStacApi } from './stac-api.ts';
import { toAbortSignal } from './to-abort-signal.ts';
import { walkCatalog } from './walk-catalog.ts';
import { createWebSpace } from './web-space.ts';

/**
 * The scenes of a catalog that were looked for, newest first where there is a bound: by Item Search where the
 * address is a STAC API or a collection of one, else by walking a static catalog, on the web or in a folder.
 * Throws SourceError `unknown-format` for what is neither.
 */
export async function* searchCatalog(
  client: HttpClient,
  named: string,
  query: SceneQuery,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const signal = toAbortSignal(options.signal);
  if (!isHttpAddress(named)) {
    requireCatalog(await readJson(named), named);
    const folder = createFolderSpace(named, client.options.allowsInside);
    yield* newest(walkCatalog(named, folder, { ...options, isWanted: wants(query) }), query);
    return;
  }
  client.trust(named);
  const { value, address } = await fetchJson(client, named, { signal });
  const search = await findSearch(client, value, address, query, signal);
  if (search) {
    const pages = readPages(client, buildSearch(search.api, search.query), options);
    yield* search.api.canSort ? first(pages, search.query) : newest(pages, search.query);
    return;
  }
  requireCatalog(value, printAddress(new URL(address)));
  const space = createWebSpace(client, address, signal);
  yield* newest(walkCatalog(address, space, { ...options, isWanted: wants(query) }), query);
}

/** The API behind an address: a landing page, or a collection that names its root. */
async function findSearch(
  client: HttpClient,
  value: unknown,
  address: string,
  query: SceneQuery,
  signal: AbortSignal | undefined,
): Promise<{ api: StacApi; query: SceneQuery } | null> {
  const api = readStacApi(value, address);
  if (api) return { api, query };
  const { type, id } = (value ?? {}) as { type?: unknown; id?: unknown };
  const [root] = linksOf(value, 'root');
  if (type !== 'Collection' || typeof id !== 'string' || !root || linksOf(value, 'items').length === 0) return null;
  const found = createWebSpace(client, address, signal).resolve(root.href, address);
  if ('refused' in found) return null;
  const landing = await fetchJson(client, found.place, { signal });
  const behind = readStacApi(landing.value, landing.address);
  return behind && { api: behind, query: { ...query, collections: [id] } };
}

function requireCatalog(value: unknown, place: string): void {
  const type = (value as { type?: unknown } | null)?.type;
  if (type === 'Catalog' || type === 'Collection') return;
  throw new SourceError('unknown-format', `${place}: neither a STAC API nor a STAC catalog or collection`);
}

/** As many as wanted of a stream that comes newest first; the rest is not asked for. */
async function* first(items: AsyncIterable<ReadItem>, query: SceneQuery): AsyncGenerator<ReadItem> {
  let count = 0;
  for await (const item of items) {
    if (isScene(item) && !matchesQuery(item.record, query)) continue;
    yield item;
    if (isScene(item) && ++count === query.most) return;
  }
}

/** As many as wanted of a stream in any order: all of it is read, the newest are kept. */
async function* newest(items: AsyncIterable<ReadItem>, query: SceneQuery): AsyncGenerator<ReadItem> {
  if (query.most === null) {
    yield* first(items, query);
    return;
  }
  const scenes: SceneItem[] = [];
  for await (const item of items) {
    if (!isScene(item)) yield item;
    else if (matchesQuery(item.record, query)) scenes.push(item);
  }
  scenes.sort((a, b) => b.record.start.localeCompare(a.record.start));
  yield* scenes.slice(0, query.most);
}

type SceneItem = Extract<ReadItem, { type: 'record'; kind: 'scene' }>;

function isScene(item: ReadItem): item is SceneItem {
  return item.type === 'record' && item.kind === 'scene';
}

/** A collection whose stated extent cannot hold what is looked for is not walked. */
function wants(query: SceneQuery): (document: unknown) => boolean {
  const area = query.area && computeBoundingBox(query.area);
  return (document) => {
    const { extent, type, id } = (document ?? {}) as { extent?: Extent; type?: unknown; id?: unknown };
    if (type === 'Collection' && query.collections.length > 0 && !query.collections.includes(String(id))) {
      return linksOf(document, 'child').length > 0;
    }
    const box = toBox(extent?.spatial?.bbox?.[0]);
    if (area && box && !boxesTouch(area, box)) return false;
    const [start, end] = (extent?.temporal?.interval?.[0] ?? []) as unknown[];
    if (query.from !== null && typeof end === 'string' && Date.parse(end) < Date.parse(query.from)) return false;
    return !(query.to !== null && typeof start === 'string' && Date.parse(start) > Date.parse(query.to));
  };
}

interface Extent {
  readonly spatial?: { readonly bbox?: unknown[] };
  readonly temporal?: { readonly interval?: unknown[] };
}

/** 4 numbers, or 6 with elevations; anything else restricts nothing. */
function toBox(value: unknown): BoundingBox | null {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'number' && Number.isFinite(one))) return null;
  const [a, b, c, d, e] = value as number[];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return value.length === 4 ? [a, b, c, d] : value.length === 6 && e !== undefined ? [a, b, d, e] : null;
}
