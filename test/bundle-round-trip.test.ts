import { cpSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportCase, importPath } from '#app';
import type { Marking, Scene } from '#core';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { writeFiles } from '../src/cli/write-files.ts';
import { scratchFolder } from './cli/run-sightline.ts';

/** Every file below a folder with its bytes as base64. */
function contents(folder: string): Record<string, string> {
  const files = (readdirSync(folder, { recursive: true }) as string[]).map((name) => join(folder, name));
  return Object.fromEntries(
    files
      .filter((file) => statSync(file).isFile())
      .map((file) => [relative(folder, file), readFileSync(file, 'base64')]),
  );
}

describe('a case bundle', () => {
  it('exported, imported into an empty workspace and exported again is the same to the byte', async () => {
    const [first, second] = [await openPorts(scratchFolder()), await openPorts(scratchFolder())];
    const out = scratchFolder();
    const [a, b] = [join(out, 'a'), join(out, 'b')];
    expect((await importPath(first, demo, context)).rejected).toEqual([]);
    await writeFiles(a, await exportCase(first, 'tumangang-2023', 'bundle'));
    expect((await importPath(second, a, context)).rejected).toEqual([]);
    await writeFiles(b, await exportCase(second, 'tumangang-2023', 'bundle'));
    expect(Object.keys(contents(a)).length).toBeGreaterThan(30);
    expect(contents(b)).toEqual(contents(a));
    expect(await importPath(first, a, context)).toMatchObject({ added: 0, updated: 0, rejected: [] });
  });

  it('that comes back leaves the images where the workspace has them, unless it brings some along', async () => {
    const folder = scratchFolder();
    const ports = await openPorts(folder);
    const item = join(folder, 'catalog', 's1.json');
    await writeFiles(join(folder, 'catalog'), [
      { path: 's1.json', content: JSON.stringify(sceneItem('s1', './a.tif')) },
      { path: 's2.json', content: JSON.stringify(sceneItem('s2', pathToFileURL(join(folder, 'b.tif')).href)) },
      { path: 'a.tif', content: 'pixels' },
    ]);
    for (const path of [demo, item, join(folder, 'catalog', 's2.json')])
      expect((await importPath(ports, path, context)).rejected).toEqual([]);
    const marked = marking('s2', pathToFileURL(join(folder, 'b.tif')).href);
    await ports.store.transaction(context, (writer) => writer.put('marking', [marked]));
    const before = await keptScenes(ports);

    const bundle = join(folder, 'bundle');
    await writeFiles(bundle, await exportCase(ports, 'tumangang-2023', 'bundle'));
    expect(readFileSync(join(bundle, 'scenes', 's2.json'), 'utf8')).toContain('"../images/b.tif"');
    const again = await importPath(ports, bundle, context);
    expect(await keptScenes(ports)).toEqual(before);
    expect(again).toMatchObject({ added: 0, updated: 0, rejected: [] });
    expect(await ports.store.get('marking', marked.id)).toEqual(marked);

    cpSync(join(folder, 'catalog', 'a.tif'), join(bundle, 'images', 'b.tif'));
    expect(await importPath(ports, bundle, context)).toMatchObject({ rejected: [] });
    const [scene] = await ports.store.list('scene', { ids: ['s2'] });
    expect(scene?.item).toMatchObject({
      assets: { visual: { href: '../images/b.tif' } },
      links: [{ rel: 'license' }, { rel: 'self', href: pathToFileURL(join(bundle, 'scenes', 's2.json')).href }],
    });
  });

  it('the other formats hold every observation', async () => {
    const ports = await openPorts(scratchFolder());
    await importPath(ports, demo, context);
    const [[geojson], [csv]] = [
      await exportCase(ports, 'tumangang-2023', 'geojson'),
      await exportCase(ports, 'tumangang-2023', 'csv'),
    ];
    const collection = JSON.parse(String(geojson?.content)) as { features: unknown[] };
    expect(collection.features.length).toBeGreaterThan(200);
    expect(String(csv?.content).trim().split('\n').length - 1).toBe(collection.features.length);
  });
});

const demo = 'demo/tumangang-2023';
const context = { actor: { kind: 'machine', name: 'test' }, reason: 'test' } as const;

type Ports = Parameters<typeof importPath>[0];

async function openPorts(folder: string): Promise<Ports> {
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  onTestFinished(() => store.close());
  return { store, blobs: await openBlobs(join(folder, 'blobs')), reader: createReader() };
}

async function keptScenes({ store }: Ports): Promise<readonly Scene[]> {
  return store.list('scene', { ids: ['s1', 's2'] });
}

/** An image of the site of the demo case. */
function sceneItem(id: string, href: string): object {
  const [west, south, east, north] = [130.6, 42.4, 130.66, 42.43];
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    bbox: [west, south, east, north],
    geometry: {
      type: 'Polygon',
      coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]], // prettier-ignore
    },
    properties: { datetime: '2023-10-05T02:00:00Z' },
    links: [{ rel: 'license', href: 'https://example.org/licence' }],
    assets: { visual: { href, type: 'image/tiff' } },
  };
}

function marking(sceneId: string, href: string): Marking {
  return {
    id: 'marking-1',
    siteId: 'tumangang',
    sceneId,
    objectClass: 'railcar',
    maker: null,
    analyst: 'A. Analyst',
    gsdMetres: 0.5,
    pixels: { href, sha256: 'a'.repeat(64) },
    zones: [],
    marks: [],
    review: 'accepted',
  };
}
