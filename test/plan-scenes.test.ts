import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ScenesReport, type ScenesRequest, type Store, planScenes } from '#app';
import type { PartialDate, RecordKind, RecordTypes, Scene, Site, Zone } from '#core';
import { openSqliteStore } from '#storage';
import { decodeStacItems } from '../src/app/formats/stac-item.ts';
import { runSightline, scratchFolder, scratchWorkspace } from './cli/run-sightline.ts';
import { findData } from './data/data-folder.ts';
import { sampleItem, squareAround } from './stac/stac-items.ts';

const date = (text: string): PartialDate => text as PartialDate;
const yard: Site = {
  id: 'yard',
  name: 'Yard',
  aliases: ['Goods yard'],
  country: null,
  geometry: squareAround(130.5, 42.5, 0.02),
  approximate: false,
  note: null,
};
const track = (id: string, lon: number): Zone => ({
  id,
  siteId: 'yard',
  name: id,
  function: 'track',
  approximate: false,
  note: null,
  geometry: {
    type: 'LineString',
    coordinates: [
      [lon, 42.5],
      [lon + 0.005, 42.5],
    ],
  },
});

async function storeWith(records: { [K in RecordKind]?: readonly RecordTypes[K][] }): Promise<Store> {
  const store = await openSqliteStore(join(scratchFolder(), 'sightline.db'));
  onTestFinished(() => store.close());
  await store.transaction({ actor: { kind: 'machine', name: 'test' }, reason: 'test' }, async (writer) => {
    for (const [kind, list] of Object.entries(records)) await writer.put(kind as RecordKind, list as never[]);
  });
  return store;
}

function scenesOf(...items: unknown[]): Scene[] {
  return items.flatMap((item) =>
    decodeStacItems(item, 'items.json').flatMap((read) =>
      read.type === 'record' && read.kind === 'scene' ? [read.record] : [],
    ),
  );
}

const rgb = { href: './a.tif', type: 'image/tiff; application=geotiff', roles: ['visual'] };
const item = (
  id: string,
  day: string,
  properties: Record<string, unknown> = {},
  change: Record<string, unknown> = {},
): unknown => sampleItem(id, day, { properties: { gsd: 0.5, ...properties }, assets: { visual: rgb }, ...change });
const ask: ScenesRequest = { site: 'goods yard', from: null, to: null, objectClass: 'railcars' };

describe('planning the scenes of a site', () => {
  it('says per scene what it can answer and why, in order of time', async () => {
    const store = await storeWith({
      site: [yard],
      scene: scenesOf(
        item('sharp', '2023-10-05', { gsd: 0.3, 'view:off_nadir': 0 }),
        item('oblique', '2023-10-04', { gsd: 0.6, 'view:off_nadir': 35 }),
        item('coarse', '2023-10-03', { gsd: 3 }),
        item('radar-like', '2023-10-02', { gsd: 10 }),
        item('cloudy', '2023-10-01', { 'eo:cloud_cover': 95 }),
        item('night', '2023-09-30', { 'view:sun_elevation': -20 }),
        item('preview', '2023-09-29', {}, { assets: { thumbnail: { href: 'a.jpg', type: 'image/jpeg' } } }),
        item('beside', '2023-09-28', {}, { geometry: squareAround(130.503, 42.5, 0.008) }),
      ),
    });
    const report = await planScenes(store, ask);
    expect(report).toMatchObject({ siteId: 'yard', total: 8, usable: 3, zones: [] });
    expect(report.scenes.map(({ sceneId, usable, answer, flagged }) => [sceneId, usable, answer, flagged])).toEqual([
      ['beside', false, 'count', false],
      ['preview', false, 'count', false],
      ['night', false, 'count', false],
      ['cloudy', false, 'count', false],
      ['radar-like', false, 'none', false],
      ['coarse', true, 'occupancy', false],
      ['oblique', true, 'count', true],
      ['sharp', true, 'count', false],
    ]);
    const problems = Object.fromEntries(report.scenes.map((plan) => [plan.sceneId, plan.problems]));
    expect(problems).toMatchObject({
      beside: ['covers only 16 % of the site'],
      preview: ['offers no image to count on'],
      night: ['taken at night'],
      cloudy: ['95 % of the scene is under cloud'],
      'radar-like': ['at 10 m railcars are not seen (limit 3 m)'],
      sharp: [],
    });
    expect(report.scenes.at(-1)).toMatchObject({
      canType: true,
      coveredShare: 1,
      offNadirDegrees: 0,
      cloudFraction: 0.05,
    });
    expect(report.scenes.at(-2)?.gsdMetres).toBeGreaterThan(0.75);
  });

  it('takes only the time asked for, whole days and months included', async () => {
    const days = ['2023-09-30', '2023-10-01', '2023-10-31', '2023-11-01'];
    const store = await storeWith({ site: [yard], scene: scenesOf(...days.map((day) => item(day, day))) });
    const october = await planScenes(store, { ...ask, from: date('2023-10'), to: date('2023-10') });
    expect(october.scenes.map(({ sceneId }) => sceneId)).toEqual(['2023-10-01', '2023-10-31']);
    expect((await planScenes(store, { ...ask, from: date('2023-10-31') })).total).toBe(2);
  });

  it('looks at the zones of the site where it has some, or at those it is given', async () => {
    const zones = [track('in', 130.5), track('out', 130.508)];
    const half = item('half', '2023-10-05', {}, { geometry: squareAround(130.5, 42.5, 0.014) });
    const store = await storeWith({ site: [yard], zone: zones, scene: scenesOf(half) });
    const [plan] = (await planScenes(store, ask)).scenes;
    expect(plan).toMatchObject({ zonesCovered: 1, coveredShare: 0.5, usable: true });
    const [only] = (await planScenes(store, { ...ask, zones: [track('out', 130.508)] })).scenes;
    expect(only).toMatchObject({ zonesCovered: 0, usable: false, problems: ['does not cover the site'] });
  });

  it('goes through an archive page by page, and stops when told to', async () => {
    const many = Array.from({ length: 4100 }, (_, k) =>
      item(`s${k}`, `2023-10-${String(1 + (k % 28)).padStart(2, '0')}`),
    );
    const store = await storeWith({ site: [yard], scene: scenesOf(...many) });
    const seen: number[] = [];
    const report = await planScenes(store, { ...ask, onProgress: (done) => seen.push(done) });
    expect([report.total, seen]).toEqual([4100, [4000, 4100]]);
    expect(new Set(report.scenes.map(({ sceneId }) => sceneId)).size).toBe(4100);
    const signal = AbortSignal.abort();
    await expect(planScenes(store, { ...ask, signal })).rejects.toThrow(/abort/i);
  });

  it('needs to know where the site is', async () => {
    const store = await storeWith({ site: [{ ...yard, geometry: null }] });
    await expect(planScenes(store, ask)).rejects.toThrow(/Yard has no position/);
    await expect(planScenes(store, { ...ask, site: 'elsewhere' })).rejects.toThrow(/no site "elsewhere"/);
  });
});

const sentinel = findData('imagery/stac-items/odc-stac/site2-2020_jun_jul-35MNM.geojson');
const naip = findData('imagery/stac-items/pgstac-naip/items.ndjson');

describe('scenes that others published', () => {
  it.skipIf(!sentinel)('thirteen Sentinel-2 dates show vessels of some size and no railcars', async () => {
    const scene = scenesOf(JSON.parse(readFileSync(sentinel!, 'utf8')));
    const site = { ...yard, geometry: squareAround(27.5, -7.7, 0.05) };
    const store = await storeWith({ site: [site], scene });
    const vessels = await planScenes(store, { ...ask, objectClass: 'vessels' });
    expect(vessels).toMatchObject({ total: 13, usable: 13 });
    expect(vessels.scenes[0]).toMatchObject({ answer: 'count', flagged: true, gsdMetres: 10, hasCloudMask: true });
    expect((await planScenes(store, ask)).usable).toBe(0);
  });

  it.skipIf(!naip)('NAIP is planned by its own resolution, from 0.3 to 1 m', async () => {
    const scene = scenesOf(
      ...readFileSync(naip!, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    );
    const footprint = scene[0]!.bbox!;
    const site = {
      ...yard,
      geometry: squareAround((footprint[0] + footprint[2]) / 2, (footprint[1] + footprint[3]) / 2, 0.01),
    };
    const { scenes } = await planScenes(await storeWith({ site: [site], scene }), ask);
    expect(scenes.length).toBeGreaterThan(3);
    for (const { gsdMetres, answer, flagged, usable } of scenes) {
      expect([0.3, 0.5, 0.6, 1]).toContain(gsdMetres);
      expect({ answer, flagged, usable }).toEqual({ answer: 'count', flagged: gsdMetres === 1, usable: true });
    }
  });
});

describe('sightline scenes', () => {
  it('finds scenes in a catalog, keeps them, and says which are usable', async () => {
    const workspace = await scratchWorkspace();
    const folder = scratchFolder();
    const write = (name: string, value: unknown): string => {
      writeFileSync(join(folder, name), JSON.stringify(value));
      return join(folder, name);
    };
    const { id, geometry, name, aliases } = yard;
    const site = write('site.geojson', { type: 'Feature', id, properties: { name, aliases }, geometry });
    const items = [item('sharp', '2023-10-05'), item('coarse', '2023-10-03', { gsd: 30 }), item('old', '2019-10-03')];
    const links = items.map((one, k) => {
      write(`item-${k}.json`, one);
      return { rel: 'item', href: `./item-${k}.json` };
    });
    const catalog = write('catalog.json', { type: 'Catalog', stac_version: '1.0.0', id: 'c', description: 'c', links });
    const at = ['--workspace', workspace, '--site', 'Yard', '--from', '2023'];
    expect((await runSightline(['import', '--workspace', workspace, site])).status).toBe(0);
    const found = await runSightline(['scenes', ...at, '--catalog', catalog, '--json']);
    expect(found.stderr).toBe('2 scenes added, 0 updated, 0 unchanged\n');
    const report = JSON.parse(found.stdout) as ScenesReport;
    expect(report.scenes.map(({ sceneId, usable }) => [sceneId, usable])).toEqual([
      ['coarse', false],
      ['sharp', true],
    ]);
    expect(report.scenes[1]?.href).toMatch(/^file:.*\/a\.tif$/);
    const table = await runSightline(['scenes', ...at, '--usable', '--class', 'wagons']);
    expect(table.stdout).toContain('yard: 1 of 2 scenes are usable for wagons');
    expect(table.stdout).toMatch(/2023-10-05 12:00 .* 0\.5 .* 5 % +100 % +count, kinds +sharp/);
    expect(table.stdout).not.toContain('coarse');
    const zones = await runSightline(['scenes', ...at, '--zones', site, '--json']);
    expect((JSON.parse(zones.stdout) as ScenesReport).zones).toEqual(['yard']);
  });

  it('refuses what it cannot use', async () => {
    const workspace = await scratchWorkspace();
    const none = await runSightline(['scenes', '--workspace', workspace, '--site', 'nowhere']);
    expect(none).toMatchObject({ status: 1, stderr: expect.stringContaining('no site "nowhere"') });
    const wrong = await runSightline(['scenes', '--workspace', workspace, '--site', 'x', '--most-cloud', '80']);
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('from 0 to 1') });
  });
});
