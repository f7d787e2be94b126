import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scene, labelPosition } from '#core';
import { createServer } from '#server';
import { sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';
import { sceneAt } from './scene-fixture.ts';

const day = (index: number): string => `2023-10-${String(index + 1).padStart(2, '0')}T02:00:00Z`;
const scenes: Scene[] = Array.from({ length: 25 }, (_, index) =>
  sceneAt(`s${String(index).padStart(2, '0')}`, 'file:///nowhere.tif', { start: day(index), end: day(index) }),
);
const elsewhere = sceneAt('elsewhere', 'file:///nowhere.tif', { bbox: [7, 47, 8, 48] });
let workspace: SampleWorkspace;
let app: Hono;

beforeAll(async () => {
  workspace = await openSampleWorkspace({ ...sampleRecords, scene: [...scenes, elsewhere] });
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
});
afterAll(() => workspace.close());

// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever comes back
type Any = any;

async function get(address: string): Promise<Any> {
  const response = await app.request(address);
  expect({ address, status: response.status }).toEqual({ address, status: 200 });
  return response.json();
}

const post = (body: object): Promise<Response> =>
  Promise.resolve(app.request('/stac/search', { method: 'POST', body: JSON.stringify(body) }));

/** All ids, following the links as pystac-client does. */
async function follow(first: Any, ask: (link: Any) => Promise<Any>): Promise<string[]> {
  const ids: string[] = [];
  for (let page = first, pages = 0; pages < 50; pages++) {
    ids.push(...page.features.map((one: Any) => one.id));
    const next = page.links.find((link: Any) => link.rel === 'next');
    if (!next) return ids;
    page = await ask(next);
  }
  throw new Error('it goes on for ever');
}

describe('the STAC API', () => {
  it('leads from the landing page to an item by its links', async () => {
    const landing = await get('/stac');
    expect(landing).toMatchObject({ type: 'Catalog', stac_version: '1.0.0' });
    expect(landing.conformsTo).toContain('https://api.stacspec.org/v1.0.0/item-search');
    const at = (links: Any[], rel: string): string => links.find((link) => link.rel === rel).href;
    const { collections } = await get(at(landing.links, 'data'));
    expect(collections[0]).toMatchObject({ type: 'Collection', id: 'scenes', license: 'various' });
    const items = await get(`${at(collections[0].links, 'items')}?limit=1`);
    const item = await get(at(items.features[0].links, 'self'));
    expect(item).toMatchObject({
      id: 'elsewhere',
      collection: 'scenes',
      properties: { license: 'CC0-1.0', 'sightline:collection': 'fixtures' },
    });
    expect(item.links.map((link: Any) => link.rel)).toEqual(['self', 'root', 'parent', 'collection', 'xyz', 'license']);
    expect(item.assets.visual.href).toBe('file:///nowhere.tif');
  });

  it.each([1, 7, 26, 100])('pages of %i show every scene once, by GET and by POST', async (limit) => {
    const all = ['elsewhere', ...scenes.map(({ id }) => id)];
    expect(await follow(await get(`/stac/search?limit=${limit}`), ({ href }) => get(href))).toEqual(all);
    const byPost = (body: object): Promise<Any> => post(body).then((response) => response.json());
    expect(await follow(await byPost({ limit }), ({ body }) => byPost(body))).toEqual(all);
  });

  it('finds by box, time, ids and collection, all together', async () => {
    const ids = async (query: string): Promise<string[]> =>
      (await get(`/stac/search?${query}`)).features.map((one: Any) => one.id);
    expect(await ids('bbox=6,46,9,49')).toEqual(['elsewhere']);
    expect(await ids('datetime=2023-10-03T00:00:00Z/2023-10-04T23:59:59Z&bbox=129,41,132,43')).toEqual(['s02', 's03']);
    expect(await ids('datetime=2023-10-24T00:00:00Z/..')).toEqual(['s23', 's24']);
    expect(await ids('ids=s04,s01,none')).toEqual(['s01', 's04']);
    expect(await ids('collections=scenes&ids=s04')).toEqual(['s04']);
    expect(await ids('collections=other')).toEqual([]);
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [7, 47],
          [8, 47],
          [8, 48],
          [7, 47],
        ],
      ],
    };
    expect((await (await post({ intersects: polygon })).json()).features.map((one: Any) => one.id)).toEqual([
      'elsewhere',
    ]);
  });

  it.each([
    ['{', 400],
    ['[]', 400],
    ['{"limit":0}', 400],
    ['{"bbox":[1,2,3]}', 400],
    ['{"datetime":"yesterday"}', 400],
    ['{"sortby":[]}', 400],
    [`{"token":"${'x'.repeat(500)}"}`, 400],
  ])('a search by %s is refused', async (body, status) => {
    const response = await app.request('/stac/search', { method: 'POST', body });
    expect([response.status, (await response.json()).code]).toEqual([status, 'bad-parameter']);
  });

  it('nothing else can be posted to', async () => {
    for (const path of ['/stac', '/stac/collections', '/api/v1/cases'])
      expect((await app.request(path, { method: 'POST', body: '{}' })).status).toBe(405);
    const long = await app.request('/stac/search', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Length': '9999999' },
    });
    expect(long.status).toBe(413);
  });
});

describe('OGC API Features', () => {
  it('leads from the landing page to the collections', async () => {
    const landing = await get('/ogc');
    for (const rel of ['conformance', 'data', 'service-desc'])
      expect((await app.request(landing.links.find((link: Any) => link.rel === rel).href)).status).toBe(200);
    const { collections } = await get('/ogc/collections');
    expect(collections.map((one: Any) => one.id)).toEqual(['sites', 'zones', 'observations']);
  });

  it('pages through observations and keeps "not observed", "unusable" and 0 apart', async () => {
    const whole = await get('/ogc/collections/observations/items');
    expect(whole.numberMatched).toBe(sampleRecords.observation!.length);
    expect(await follow(await get('/ogc/collections/observations/items?limit=2'), ({ href }) => get(href))).toEqual(
      whole.features.map((one: Any) => one.id),
    );
    const of = (id: string): Any => whole.features.find((one: Any) => one.id === id).properties;
    expect(of('obs-zero')).toMatchObject({ status: 'count', low: 0, high: 0 });
    expect(of('obs-none')).toMatchObject({
      status: 'not-observed',
      low: null,
      high: null,
      reason: 'no image was found',
    });
    expect(of('obs-cloud')).toMatchObject({ status: 'unusable', low: null, reason: 'cloud over the yard' });
    expect(of('obs-least')).toMatchObject({ low: 30, high: null });
    expect(whole.features.find((one: Any) => one.id === 'obs-73').geometry.type).toBe('Polygon');
  });

  it('selects by time, box and site', async () => {
    const ids = async (query: string): Promise<string[]> =>
      (await get(`/ogc/collections/observations/items?${query}`)).features.map((one: Any) => one.id);
    expect(await ids('datetime=2023-08-01T00:00:00Z/2023-08-16T00:00:00Z')).toEqual([
      'obs-most',
      'obs-none',
      'obs-zero',
    ]);
    expect(await ids('bbox=0,0,1,1')).toEqual([]);
    expect(await ids('site=nowhere')).toEqual([]);
    const { geometry, id } = sampleRecords.site!.find((one) => one.geometry !== null)!;
    const { lon, lat } = labelPosition(geometry!);
    const box = `${lon - 0.1},${lat - 0.1},${lon + 0.1},${lat + 0.1}`;
    expect((await get(`/ogc/collections/sites/items?bbox=${box}`)).features.map((one: Any) => one.id)).toContain(id);
    expect((await ids(`bbox=${box}&limit=1000`)).length).toBeGreaterThan(5);
  });

  it('a feature has its own address; others are 404', async () => {
    const feature = await get('/ogc/collections/observations/items/obs-73');
    expect(feature).toMatchObject({ type: 'Feature', id: 'obs-73', properties: { low: 70, high: 76 } });
    for (const path of ['observations/items/none', 'none/items', 'none'])
      expect((await app.request(`/ogc/collections/${path}`)).status).toBe(404);
  });
});
