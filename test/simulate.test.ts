import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Recipe, type SimulateOptions, type SimulationReport, simulateToFolder } from '#app';
import { type Raster, sha256Hex } from '#core';
import { stampSimulated } from '#imagery';
import { createImages, encodeCog, encodeJpeg, encodePng } from '#sources';
import { openOutputFolder } from '../src/cli/output-folder.ts';
import { runSightline, scratchFolder, scratchWorkspace } from './cli/run-sightline.ts';

describe('sightline simulate', () => {
  it('writes what can be imported, with previews, and reports the counts', async () => {
    const folder = scratchFolder();
    const small = ['--seed', 'a', '--length', '240', '--tracks', '5', '--gsd', '1', '--counts', '9,0,12'];
    const run = await runSightline(['simulate', '--out', folder, ...small, '--scenes', '3', '--png', '--json']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({
      simulated: true,
      scenes: [{ count: 9 }, { count: 0 }, { count: 12 }],
    });
    const workspace = await scratchWorkspace();
    const files = [join(folder, 'site.geojson'), join(folder, 'collection.json')];
    const imported = await runSightline(['import', '--workspace', workspace, '--json', ...files]);
    expect(JSON.parse(imported.stdout)).toMatchObject({ added: 9, rejected: [] });
  });

  it('tells in a line what cannot be', async () => {
    const run = await runSightline([
      'simulate',
      '--out',
      scratchFolder(),
      '--seed',
      'a',
      '--tracks',
      '1',
      '--counts',
      '900',
    ]);
    expect(run).toMatchObject({ status: 1, stderr: expect.stringMatching(/^sightline: .*ask for fewer\n$/) });
    expect((await runSightline(['simulate', '--out', 'x', '--seed', 'a', '--gsd', 'fine'])).status).toBe(2);
  });
});

const recipe: Recipe = {
  seed: 'b',
  yard: { tracks: 4, lengthMetres: 240 },
  archive: { from: '2022-01-01', to: '2022-01-21', counts: [11, 5, 0], cloudy: 1, gsds: [{ metres: 1.5, weight: 1 }] },
  previews: true,
};

function simulate(
  folder: string,
  options: SimulateOptions = {},
  changed: Partial<Recipe> = {},
): Promise<SimulationReport> {
  const tools = { images: { encodeCog, encodeJpeg, encodePng }, folder: openOutputFolder(folder) };
  return simulateToFolder(tools, { ...recipe, ...changed }, options);
}

function listFiles(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((one) => statSync(join(folder, one)).isFile()).sort();
}

function hashAll(folder: string): Map<string, string> {
  return new Map(listFiles(folder).map((file) => [file, sha256Hex(readFileSync(join(folder, file)))]));
}

describe('a simulation in a folder', () => {
  it('is the same to the byte for the same recipe', async () => {
    const [one, two] = [scratchFolder(), scratchFolder()];
    await simulate(one);
    await simulate(two);
    expect(hashAll(two)).toEqual(hashAll(one));
    expect(hashAll(one).size).toBe(3 * 5 + 5);
  });

  it('goes on where it was stopped and renders nothing twice', async () => {
    const folder = scratchFolder();
    await simulate(folder);
    const whole = hashAll(folder);
    rmSync(join(folder, 'items/simulated-yard-b-2022-01-11.json'));
    rmSync(join(folder, 'scenes/simulated-yard-b-2022-01-21.tif'));
    rmSync(join(folder, 'truth.csv'));
    const { scenes } = await simulate(folder);
    expect(scenes.map(({ wasKept }) => wasKept)).toEqual([true, false, false]);
    expect(hashAll(folder)).toEqual(whole);
  });

  it('does not mix with another in one folder', async () => {
    const folder = scratchFolder();
    await simulate(folder, {}, { previews: false });
    await expect(simulate(folder)).rejects.toMatchObject({ code: 'other-simulation' });
  });

  it('says in item, image and preview what it is, where it lies and how cloudy it is', async () => {
    const folder = scratchFolder();
    await simulate(folder);
    const item = JSON.parse(readFileSync(join(folder, 'items/simulated-yard-b-2022-01-11.json'), 'utf8')) as Item;
    expect(item.properties).toMatchObject({ 'sightline:simulated': true, gsd: 1.5, platform: 'simulated' });
    const find = (asset: string): string => join(folder, 'items', item.assets[asset]?.href ?? '');
    const { grid } = await readImage(find('visual'));
    expect(item.properties['proj:shape']).toEqual([grid.height, grid.width]);
    const [x, a, b, y, d, e] = grid.transform;
    expect(item.properties['proj:transform']).toEqual([a, b, x, d, e, y]);
    const mask = await readImage(find('cloud_mask'));
    const hidden = Array.from(mask.samples).filter((one) => one === 1).length / mask.samples.length;
    expect(item.properties['eo:cloud_cover']).toBeCloseTo(100 * hidden, 1);
    const { data, info } = await sharp(find('thumbnail')).raw().toBuffer({ resolveWithObject: true });
    const drawn = { width: info.width, height: info.height, channels: 3, data: new Uint8Array(data) } as const;
    expect(stampSimulated(drawn).data).toEqual(drawn.data);
    const black = new Uint8Array(data.length);
    expect(stampSimulated({ ...drawn, data: black }).data).not.toEqual(black);
  });

  it('stops when it is told to and leaves only whole files', async () => {
    const folder = scratchFolder();
    const cancel = new AbortController();
    const onProgress = (label: string): void => {
      if (label === '2022-01-11') cancel.abort();
    };
    await expect(simulate(folder, { signal: cancel.signal, onProgress })).rejects.toThrow(/abort/);
    expect(readdirSync(join(folder, 'items'))).toEqual(['simulated-yard-b-2022-01-01.json']);
    expect(listFiles(folder).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });
});

async function readImage(path: string): Promise<Raster> {
  const image = await createImages().open(path);
  const raster = await image.read({});
  await image.close();
  return raster;
}

interface Item {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly assets: Readonly<Record<string, { readonly href: string } | undefined>>;
}
