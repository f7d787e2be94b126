import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReadItem } from '#app';
import { type Handler, serve } from '../../../test/http/serve.ts';
import { createCatalogs, createImages, createReader } from '../index.ts';

/** The ways by which a stranger's item comes in as files; of each, what is to be read. */
const ways: Readonly<Record<string, (item: object) => Readonly<Record<string, unknown>>>> = {
  'item.json': (item) => ({ 'item.json': item }),
  'items.json': (item) => ({ 'items.json': { type: 'FeatureCollection', features: [item] } }),
  'items.ndjson': (item) => ({ 'items.ndjson': item }),
  bundle: (item) => ({
    'bundle/case.json': { format: 'sightline-case-bundle/1' },
    'bundle/scenes/a.json': item,
  }),
  catalog: (item) => ({ 'catalog/catalog.json': catalog, 'catalog/a.json': item }),
};

const catalog = {
  type: 'Catalog',
  stac_version: '1.0.0',
  id: 'c',
  description: 'c',
  links: [{ rel: 'item', href: './a.json' }],
};

function itemAt(href: string, self?: string): object {
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id: 'a',
    bbox: [0, 0, 1, 1],
    geometry: null,
    properties: { datetime: '2023-10-05T02:16:19Z' },
    links: self === undefined ? [] : [{ rel: 'self', href: self }],
    assets: { visual: { href, roles: ['visual'] } },
  };
}

/** Writes the files into a folder of the test's own. */
function write(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-inside-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, value] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(value));
  }
  return folder;
}

async function collect(items: AsyncIterable<ReadItem>): Promise<{ scenes: number; refused: string[] }> {
  const found: ReadItem[] = [];
  for await (const item of items) found.push(item);
  return {
    scenes: found.filter((item) => item.type === 'record' && item.kind === 'scene').length,
    refused: found.flatMap((item) =>
      item.type === 'rejected' && item.rejection.column?.includes('assets') === true ? [item.rejection.reason] : [],
    ),
  };
}

const anywhere = { from: null, to: null, area: null, collections: [], most: null } as never;
const reason = /found one in a private network; if you mean it: --allow-host 127\.0\.0\.1:8080/;
const inner = 'http://127.0.0.1:8080/a.tif';

describe('an item in files of a stranger that leads into a private network', () => {
  it.each(Object.keys(ways))('is refused by name when it is imported as %s, unless that is allowed', async (name) => {
    const path = join(write(ways[name]!(itemAt(inner))), name);
    const refused = await collect(createReader().read(path));
    expect(refused).toEqual({ scenes: 0, refused: [expect.stringMatching(reason)] });
    const allowed = createReader({ allowedHosts: ['127.0.0.1:8080'] });
    await expect(collect(allowed.read(path))).resolves.toEqual({ scenes: 1, refused: [] });
  });

  it('is refused by a watch of the catalog in a folder', async () => {
    const path = join(write(ways['catalog']!(itemAt(inner))), 'catalog');
    const found = await collect(createCatalogs().search(path, anywhere));
    expect(found).toEqual({ scenes: 0, refused: [expect.stringMatching(reason)] });
  });

  it.each([
    ['a.tif', 'http://127.0.0.1:8080/item.json'],
    ['http://2130706433:8080/a.tif', 'https://stac.example/a'],
    ['http://[::ffff:127.0.0.1]/a.tif', undefined],
    ['http://169.254.169.254/latest/meta-data', undefined],
    ['http://metadata.internal/a.tif', undefined],
  ])('is seen through as %s beside %s', async (href, self) => {
    const path = join(write({ 'item.json': itemAt(href, self) }), 'item.json');
    await expect(collect(createReader().read(path))).resolves.toMatchObject({ scenes: 0 });
  });

  it('is nothing that a catalog of our own may not name', async () => {
    const { url } = await serve((_request, response) => response.end(JSON.stringify(itemAt('./a.tif'))));
    await expect(collect(createReader().read(`${url}/items/a.json`))).resolves.toEqual({ scenes: 1, refused: [] });
  });
});

it('an item on the internet whose own link leads elsewhere does not take its assets there', async () => {
  const resolve = async (): Promise<{ address: string; family: number }[]> => [{ address: '127.0.0.1', family: 4 }];
  for (const self of ['http://127.0.0.1:8080/', 'file:///etc/']) {
    const { url } = await serve((_request, response) => response.end(JSON.stringify(itemAt('passwd', self))));
    const named = url.replace('127.0.0.1', 'stac.example');
    const reader = createReader({ resolve, allowedHosts: ['stac.example'] });
    await expect(collect(reader.read(`${named}/items/a.json`))).resolves.toMatchObject({ scenes: 0 });
  }
});

describe('an image at a public address', () => {
  const tiff: Handler = (_request, response) => response.end('II*\0');

  it.each(['http://127.0.0.1', 'http://inner.example'])(
    'is not looked for at %s where it is redirected',
    async (at) => {
      const inside = await serve(tiff);
      const outside = await serve((_request, response) => {
        response.writeHead(302, { location: `${at}${new URL(inside.url).host.replace('127.0.0.1', '')}/` }).end();
      });
      const resolve = async (): Promise<{ address: string; family: number }[]> => [{ address: '127.0.0.1', family: 4 }];
      const images = createImages({ resolve, allowedHosts: ['outer.example'], retries: 0 });
      await expect(images.open(`${outside.url.replace('127.0.0.1', 'outer.example')}/a.tif`)).rejects.toThrow(
        /private network|has the address 127\.0\.0\.1/,
      );
      expect(outside.seen).toHaveLength(1);
      expect(inside.seen).toEqual([]);
    },
  );
});
