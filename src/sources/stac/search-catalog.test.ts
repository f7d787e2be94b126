import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadItem, Rejection, SceneQuery } from '#app';
import type { Scene } from '#core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../../test/http/serve.ts';
import { type ApiOptions, serveStacApi } from '../../../test/stac/serve-stac-api.ts';
import { sampleItem, squareAround } from '../../../test/stac/stac-items.ts';
import { createCatalogs } from '../create-reader.ts';
import type { HttpOptions } from '../http/http-options.ts';

const anything: SceneQuery = {
  area: null,
  from: null,
  to: null,
  collections: [],
  ids: [],
  mostCloud: null,
  most: null,
};
const days = Array.from({ length: 25 }, (_, index) => `2023-01-${String(index + 1).padStart(2, '0')}`);
const items = days.map((day) => sampleItem(`s-${day}`, day));

const quick: HttpOptions = { retries: 1, retryDelayMilliseconds: 1 };

async function search(
  address: string,
  query: Partial<SceneQuery> = {},
  http: HttpOptions = {},
): Promise<{ scenes: Scene[]; ids: string[]; rejected: Rejection[] }> {
  const scenes: Scene[] = [];
  const rejected: Rejection[] = [];
  for await (const item of createCatalogs({ ...quick, ...http }).search(address, { ...anything, ...query }))
    if (isScene(item)) scenes.push(item.record);
    else if (item.type === 'rejected') rejected.push(item.rejection);
  return { scenes, ids: scenes.map(({ id }) => id), rejected };
}

function isScene(item: ReadItem): item is Extract<ReadItem, { kind: 'scene' }> {
  return item.type === 'record' && item.kind === 'scene';
}

const january = { from: '2023-01-05T00:00:00Z', to: '2023-01-09T23:59:59Z' };
const wanted = days.slice(4, 9).map((day) => `s-${day}`);

describe('a search of a STAC API', () => {
  it.each([[['POST'] as const], [['GET'] as const]])('by %s goes through all pages', async (methods) => {
    const { url, seen } = await serveStacApi({ items, methods, page: 4 });
    expect((await search(url)).ids).toEqual(items.map(({ id }) => id));
    expect(seen).toHaveLength(1 + 7);
    expect((await search(url, january)).ids).toEqual(wanted);
  });

  it('asks for what is looked for in the words of the standard', async () => {
    const area = squareAround(130.2, 42.2, 0.1);
    const query = { ...january, area, collections: ['c', 'd'], ids: ['x'], mostCloud: 0.3, most: 50 };
    const conforms = ['item-search#sort', 'item-search#filter', 'cql2/1.0/conf/cql2-json', 'cql2/1.0/conf/cql2-text'];
    const post = await serveStacApi({ items, conforms });
    await search(post.url, query);
    expect(JSON.parse(post.seen[1]?.body ?? '')).toEqual({
      datetime: '2023-01-05T00:00:00Z/2023-01-09T23:59:59Z',
      collections: ['c', 'd'],
      ids: ['x'],
      intersects: area,
      limit: 50,
      sortby: [{ field: 'properties.datetime', direction: 'desc' }],
      'filter-lang': 'cql2-json',
      filter: {
        op: 'or',
        args: [
          { op: '<=', args: [{ property: 'eo:cloud_cover' }, 30] },
          { op: 'isNull', args: [{ property: 'eo:cloud_cover' }] },
        ],
      },
    });
    const get = await serveStacApi({ items, conforms, methods: ['GET'] });
    await search(get.url, query);
    const { searchParams } = new URL(get.seen[1]?.path ?? '', get.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      bbox: expect.stringMatching(/^130\.1\d*,42\.1\d*,130\.2\d*,42\.2\d*$/),
      collections: 'c,d',
      sortby: '-properties.datetime',
      filter: '"eo:cloud_cover" <= 30 OR "eo:cloud_cover" IS NULL',
    });
  });

  it('asks for nothing that the API does not offer, and sifts itself', async () => {
    const cloudy = sampleItem('cloudy', '2023-02-01', { properties: { 'eo:cloud_cover': 80 } });
    const unsaid = sampleItem('unsaid', '2023-02-02', { properties: { 'eo:cloud_cover': null } });
    const { url, seen } = await serveStacApi({ items: [...items, cloudy, unsaid] });
    const { ids } = await search(url, { mostCloud: 0.3 });
    expect([ids.includes('cloudy'), ids.includes('unsaid'), ids.length]).toEqual([false, true, 26]);
    expect(Object.keys(JSON.parse(seen[1]?.body ?? '') as object)).toEqual(['limit']);
  });

  it('gives the newest where only so many are wanted, whether the API sorts or not', async () => {
    for (const conforms of [['item-search#sort'], []]) {
      const { url, seen } = await serveStacApi({ items, conforms, page: 5 });
      expect((await search(url, { most: 3 })).ids).toEqual(['s-2023-01-25', 's-2023-01-24', 's-2023-01-23']);
      expect(seen).toHaveLength(conforms.length > 0 ? 2 : 6);
    }
  });

  it('searches one collection at the address of that collection', async () => {
    const { url } = await serveStacApi({ items: [...items, sampleItem('other', '2023-01-06', { collection: 'd' })] });
    expect((await search(`${url}/collections/c`, january)).ids).toEqual(wanted);
    expect((await search(url, january)).ids).toContain('other');
  });

  it('signs in, and says what is missing where it does not', async () => {
    const { url, seen } = await serveStacApi({ items, secret: 'Bearer s3cret', page: 10 });
    await expect(search(url)).rejects.toMatchObject({
      code: 'sign-in',
      message: expect.stringMatching(/401.*--header/),
    });
    const headers = [{ origin: null, name: 'Authorization', value: 'Bearer s3cret' }];
    expect((await search(url, {}, { headers })).ids).toHaveLength(25);
    expect(seen.slice(1).every(({ headers: sent }) => sent.authorization === 'Bearer s3cret')).toBe(true);
  });

  it('keeps good items and names bad ones with their page', async () => {
    const { properties, ...broken } = sampleItem('broken', '2023-01-03');
    const { url } = await serveStacApi({ items: [items[0], items[1], { ...broken, bbox: [1, 2] }, items[3]], page: 3 });
    const { ids, rejected } = await search(url);
    expect(ids).toEqual(['s-2023-01-01', 's-2023-01-02', 's-2023-01-04']);
    expect(rejected).toMatchObject([
      { file: expect.stringMatching(/\/v1\/search page 1$/), column: 'features[2].properties' },
    ]);
    expect(properties.datetime).toBe('2023-01-03T12:00:00Z');
  });

  it('tells an item that comes twice once', async () => {
    const { url } = await serveStacApi({ items: [items[0], items[1], items[1], items[2]], page: 2 });
    expect((await search(url)).ids).toEqual(['s-2023-01-01', 's-2023-01-02', 's-2023-01-03']);
  });
});

describe('a STAC API that leads astray', () => {
  it.each<[string, Partial<ApiOptions>, RegExp]>([
    ['pages in a circle', { next: (link) => ({ ...link, body: { token: '0' } }) }, /pages run in a circle/],
    ['a next page that never differs', { next: () => ({ href: '/v1/search', method: 'POST', body: {} }) }, /circle/],
    ['a next page by a method we do not use', { next: (link) => ({ ...link, method: 'DELETE' }) }, /wants DELETE/],
    ['a next page in a file', { next: () => ({ href: 'file:///etc/passwd' }) }, /neither http nor https/],
    ['a next page that is none', { next: () => ({ href: '/v1' }) }, /expected a FeatureCollection/],
    ['a next page that is gone', { next: () => ({ href: '/v1/nowhere' }) }, /nothing is there \(404\)/],
  ])('%s', async (_, options, message) => {
    const { url, seen } = await serveStacApi({ items, page: 5, ...options });
    await expect(search(url)).rejects.toThrow(message);
    expect(seen.length).toBeLessThan(5);
  });

  it('a web page instead of JSON', async () => {
    const { url } = await serve((_, response) => response.end('<!DOCTYPE html><title>Sign in</title>'));
    await expect(search(url)).rejects.toThrow(/expected JSON, got a web page/);
  });

  it.each([
    ['{"type":"Feature"}', /neither a STAC API nor/],
    ['[]', /neither/],
    ['null', /neither/],
    ['{', /expected JSON/],
    ['', /empty/],
  ])('%j instead of a landing page', async (text, message) => {
    const { url } = await serve((_, response) => response.end(text));
    await expect(search(url)).rejects.toThrow(message);
  });
});

/** A static catalog of two collections, one of them long ago, as files by path. */
function staticCatalog(): Record<string, unknown> {
  const link = (rel: string, href: string): object => ({ rel, href });
  const interval = (from: string, to: string): object => ({ temporal: { interval: [[from, to]] } });
  return {
    'catalog.json': {
      type: 'Catalog',
      id: 'root',
      links: [link('child', 'new/c.json'), link('child', './old/c.json')],
    },
    'new/c.json': { type: 'Collection', id: 'c', links: items.map(({ id }) => link('item', `${id}.json`)) },
    ...Object.fromEntries(items.map((item) => [`new/${item.id}.json`, item])),
    'old/c.json': {
      type: 'Collection',
      id: 'old',
      extent: interval('1999-01-01T00:00:00Z', '1999-12-31T00:00:00Z'),
      links: [link('item', 'old.json')],
    },
    'old/old.json': sampleItem('old', '1999-05-05', { collection: 'old' }),
  };
}

describe('a search of a static catalog', () => {
  it('on the web walks what can hold the scenes, and gives each its address', async () => {
    const files = staticCatalog();
    const { url, seen } = await serve(({ path }, response) =>
      response.writeHead(files[path.slice(1)] ? 200 : 404).end(JSON.stringify(files[path.slice(1)])),
    );
    const { scenes, ids } = await search(`${url}/catalog.json`, january);
    expect(ids).toEqual(wanted);
    expect(seen.some(({ path }) => path === '/old/old.json')).toBe(false);
    expect(scenes[0]?.item['links']).toEqual([
      { rel: 'self', href: `${url}/new/${wanted[0]}.json`, type: 'application/geo+json' },
    ]);
    expect((await search(`${url}/catalog.json`, { collections: ['old'] })).ids).toEqual(['old']);
    expect((await search(`${url}/catalog.json`, { most: 1 })).ids).toEqual(['s-2023-01-25']);
  });

  it('in a folder gives the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const part of ['new', 'old']) mkdirSync(join(folder, part));
    for (const [path, value] of Object.entries(staticCatalog()))
      writeFileSync(join(folder, path), JSON.stringify(value));
    expect((await search(folder, january)).ids).toEqual(wanted);
    expect((await search(join(folder, 'catalog.json'), january)).ids).toEqual(wanted);
  });

  it('follows no link to a file or into a private network, and goes on after a broken one', async () => {
    const links = ['file:///etc/passwd', 's3://bucket/x.json', 'http://[', 'gone.json', 'good.json', 'catalog.json'];
    const { url } = await serve(({ path }, response) => {
      if (path === '/catalog.json')
        return response.end(JSON.stringify({ type: 'Catalog', links: links.map((href) => ({ rel: 'item', href })) }));
      return path === '/good.json' ? response.end(JSON.stringify(items[0])) : response.writeHead(404).end();
    });
    const { ids, rejected } = await search(`${url}/catalog.json`);
    expect(ids).toEqual(['s-2023-01-01']);
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'only http and https are followed',
      'only http and https are followed',
      'not an address',
      expect.stringMatching(/nothing is there \(404\)/),
    ]);
  });
});
