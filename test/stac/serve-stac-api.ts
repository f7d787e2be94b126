import type { ServerResponse } from 'node:http';
import { type SeenRequest, serve } from '../http/serve.ts';
import type { SampleItem } from './stac-items.ts';

export interface ApiOptions {
  readonly items: readonly unknown[];
  /** Ends of conformance classes, such as `item-search#sort`. */
  readonly conforms?: readonly string[];
  readonly methods?: readonly ('GET' | 'POST')[];
  /** Items a page, whatever is asked for. */
  readonly page?: number;
  /** `Authorization` without which every request is answered by 401. */
  readonly secret?: string;
  /** Whether the next request is answered by 503. */
  readonly isDown?: () => boolean;
  /** The `next` link of every page. */
  readonly next?: (link: Record<string, unknown>) => Record<string, unknown>;
}

/**
 * A small STAC API for one test: landing page, one collection, and Item Search with collections, ids, datetime,
 * bbox, sortby, limit and pages by token. It sorts and filters only where it says so; else newest last.
 */
export async function serveStacApi(options: ApiOptions): Promise<Awaited<ReturnType<typeof serve>>> {
  const server = await serve((request, response) => {
    if (options.secret !== undefined && request.headers.authorization !== options.secret)
      return send(response, 401, { code: 'Unauthorized' });
    const url = new URL(request.path, server.url);
    if (options.isDown?.()) return send(response, 503, { code: 'ServiceUnavailable' });
    if (url.pathname === '/v1') return send(response, 200, landing(options));
    if (url.pathname === '/v1/collections/c') return send(response, 200, collection);
    if (url.pathname === '/v1/search') return send(response, 200, search(request, url, options));
    return send(response, 404, { code: 'NotFound' });
  });
  return { ...server, url: `${server.url}/v1` };
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

function landing({ conforms = [], methods = ['GET', 'POST'] }: ApiOptions): object {
  return {
    type: 'Catalog',
    stac_version: '1.0.0',
    id: 'api',
    description: 'a test',
    conformsTo: ['core', 'item-search', ...conforms].map((name) => `https://api.stacspec.org/v1.0.0/${name}`),
    links: [
      { rel: 'root', href: '/v1' },
      { rel: 'child', href: '/v1/collections/c' },
      ...methods.map((method) => ({ rel: 'search', href: '/v1/search', type: 'application/geo+json', method })),
    ],
  };
}

const collection = {
  type: 'Collection',
  stac_version: '1.0.0',
  id: 'c',
  links: [
    { rel: 'root', href: '/v1' },
    { rel: 'items', href: '/v1/collections/c/items' },
  ],
};

function search(request: SeenRequest, url: URL, options: ApiOptions): object {
  const query = (request.method === 'POST' ? JSON.parse(request.body) : fromParameters(url)) as Query;
  const found = (options.items as SampleItem[]).filter((item) => matches(item, query));
  if (query.sortby && options.conforms?.includes('item-search#sort'))
    found.sort((a, b) => b.properties.datetime.localeCompare(a.properties.datetime));
  const from = Number(query.token ?? 0);
  const size = Math.min(options.page ?? 100, Number(query.limit ?? 10));
  const more = from + size < found.length ? [nextLink(request, url, String(from + size))] : [];
  const links = more.map((link) => ({ rel: 'next', ...(options.next?.(link) ?? link) }));
  return { type: 'FeatureCollection', features: found.slice(from, from + size), links };
}

interface Query {
  readonly collections?: string[];
  readonly ids?: string[];
  readonly datetime?: string;
  readonly bbox?: number[];
  readonly intersects?: { coordinates: number[][][] };
  readonly limit?: number | string;
  readonly token?: string;
  readonly sortby?: unknown;
}

function fromParameters({ searchParams }: URL): Query {
  const list = (name: string): object => (searchParams.has(name) ? { [name]: searchParams.get(name)?.split(',') } : {});
  const bbox = searchParams.get('bbox')?.split(',').map(Number);
  return {
    ...Object.fromEntries(searchParams),
    ...list('collections'),
    ...list('ids'),
    ...(bbox ? { bbox } : {}),
  } as Query;
}

function matches(item: SampleItem, { collections, ids, datetime, bbox, intersects }: Query): boolean {
  const [from = '..', to = '..'] = datetime?.split('/') ?? [];
  const time = item.properties?.datetime ?? '';
  const ring = intersects?.coordinates[0];
  const box = bbox ?? (ring && [ring[0]![0]!, ring[0]![1]!, ring[2]![0]!, ring[2]![1]!]);
  const [west = 0, south = 0, east = 0, north = 0] = item.bbox ?? [];
  return (
    (from === '..' || time >= from) &&
    (to === '..' || time <= to) &&
    (!collections || collections.includes(item.collection ?? '')) &&
    (!ids || ids.includes(item.id)) &&
    (!box || (west <= box[2]! && east >= box[0]! && south <= box[3]! && north >= box[1]!))
  );
}

function nextLink(request: SeenRequest, url: URL, token: string): Record<string, unknown> {
  if (request.method === 'POST') return { method: 'POST', href: '/v1/search', body: { token }, merge: true };
  const next = new URL(url);
  next.searchParams.set('token', token);
  return { href: next.href };
}
