import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type CountArchiveRequest, type Store, countArchive, countScene, decodeStacItems, reviewRecord } from '#app';
import type { Observation, RecordKind, RecordTypes, Scene, Site, Zone } from '#core';
import { railcarDetector, simulateScene, simulateYard } from '#imagery';
import { createImages, encodeCog } from '#sources';
import { openSqliteStore } from '#storage';
import { runSightline, scratchFolder, scratchWorkspace } from './cli/run-sightline.ts';
import { trackZones } from './imagery/simulated-zones.ts';

const yard = simulateYard('count-scenes', { tracks: 3, lengthMetres: 240, electrified: false });
const days = ['2023-06-01', '2023-06-11', '2023-06-21', '2023-07-01'];
const site: Site = {
  id: 'yard',
  name: 'Yard',
  aliases: [],
  country: null,
  geometry: { type: 'Point', coordinates: [yard.place.lon, yard.place.lat] },
  approximate: false,
  note: null,
};
const zones = trackZones(yard).map(({ id, geometry }): Zone => {
  if (geometry.type !== 'LineString') throw new Error('expected a line');
  return { id, siteId: 'yard', name: id, function: 'track', geometry, approximate: false, note: null };
});
/** 0.5 m, 1.5 m, 5 m, and one under a cloud. */
const made: { id: string; cog: Uint8Array; clouds: Uint8Array | null; gsd: number; truth: number }[] = [];

beforeAll(async () => {
  for (const [index, day] of days.entries()) {
    const gsd = [0.5, 1.5, 5, 0.5][index]!;
    const options = { date: `${day}T06:30:00Z`, gsdMetres: gsd, count: 6 + index, clouds: 0 };
    const { raster, truth } = simulateScene(yard, options);
    const mask = { ...raster, bands: raster.bands.slice(0, 1), samples: new Uint8Array(raster.valid.length).fill(1) };
    const clouds = index === 3 ? await encodeCog(mask) : null;
    made.push({ id: `s${index}`, cog: await encodeCog(raster), clouds, gsd, truth: truth.total });
  }
});

/** A store with the site and its scenes, the images in a folder. */
async function archive(
  change: { [K in RecordKind]?: RecordTypes[K][] } = {},
): Promise<{ store: Store; folder: string }> {
  const folder = scratchFolder();
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  onTestFinished(() => store.close());
  const scenes = made.map((one, index): Scene => makeScene(folder, index, one));
  await store.transaction({ actor: { kind: 'machine', name: 'test' }, reason: 'test' }, async (writer) => {
    await writer.put('site', change.site ?? [site]);
    await writer.put('zone', change.zone ?? zones);
    await writer.put('scene', change.scene ?? scenes);
  });
  return { store, folder };
}

function makeScene(folder: string, index: number, { id, cog, clouds, gsd }: (typeof made)[number]): Scene {
  writeFileSync(join(folder, `${id}.tif`), cog);
  if (clouds) writeFileSync(join(folder, `${id}-clouds.tif`), clouds);
  const href = (name: string): string => pathToFileURL(join(folder, name)).href;
  const type = 'image/tiff; application=geotiff';
  const [west, south, east, north] = [yard.place.lon - 0.01, yard.place.lat - 0.01, yard.place.lon + 0.01, yard.place.lat + 0.01]; // prettier-ignore
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  const item = {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    bbox: [west, south, east, north],
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { datetime: `${days[index]}T06:30:00Z`, gsd, platform: 'simulated', 'sightline:simulated': true },
    links: [],
    assets: {
      visual: { href: href(`${id}.tif`), type, roles: ['visual'] },
      ...(clouds ? { cloud_mask: { href: href(`${id}-clouds.tif`), type, roles: ['cloud'] } } : {}),
    },
  };
  for (const read of decodeStacItems(item, 'item.json'))
    if (read.type === 'record' && read.kind === 'scene') return read.record;
  throw new Error('expected a scene');
}

const context = { actor: { kind: 'machine', name: 'test' }, reason: 'count' } as const;
const ask: CountArchiveRequest = { site: 'Yard', from: null, to: null, objectClass: 'railcar', context };
const images = createImages();

async function observations(store: Store, sceneId: string, zoneId: string | null): Promise<Observation> {
  const all = await store.list('observation', { siteId: 'yard' });
  const found = all.find((one) => one.sceneId === sceneId && one.zoneId === zoneId);
  if (!found) throw new Error(`no observation of ${zoneId} on ${sceneId}`);
  return found;
}

describe('counting an archive', () => {
  it('keeps a draft marking of each scene and observations of each zone and the site, as the resolution allows', async () => {
    const { store } = await archive();
    const report = await countArchive({ store, images }, ask);
    expect(report).toMatchObject({ siteId: 'yard', counted: 4, kept: 0, passedOver: 0, failed: 0 });
    expect(report.scenes.map(({ sceneId, countable }) => [sceneId, countable])).toEqual([
      ['s0', 'count'],
      ['s1', 'length'],
      ['s2', 'none'],
      ['s3', 'count'],
    ]);
    const whole = await observations(store, 's0', null);
    expect(whole).toMatchObject({
      objectClass: 'railcar',
      when: { from: '2023-06-01', to: null },
      sensor: 'simulated',
      method: railcarDetector,
      review: 'draft',
      source: null,
    });
    if (whole.seen.kind !== 'count') throw new Error('expected a count');
    expect(whole.seen.low!).toBeLessThanOrEqual(made[0]!.truth);
    expect(whole.seen.high!).toBeGreaterThanOrEqual(made[0]!.truth);
    expect(whole.visibleShare).toBeGreaterThan(0.9);
    expect((await observations(store, 's0', zones[0]!.id)).seen.kind).toBe('count');
    expect(await observations(store, 's1', null)).toMatchObject({
      objectClass: 'railcar (occupied length)',
      seen: { kind: 'measure', unit: 'm' },
    });
    expect(await observations(store, 's2', null)).toMatchObject({
      objectClass: 'railcar',
      seen: { kind: 'unusable', reason: 'at 5 m railcars are not seen (limit 3 m)' },
    });
    await expect(observations(store, 's2', zones[0]!.id)).rejects.toThrow(/no observation/);
    for (const zoneId of [null, zones[0]!.id])
      expect(await observations(store, 's3', zoneId)).toMatchObject({
        seen: { kind: 'unusable', reason: '100 % under cloud or its shadow' },
        visibleShare: 0,
      });
    const [marking] = await store.list('marking', { sceneId: 's0' });
    expect(marking).toMatchObject({ maker: railcarDetector, analyst: null, review: 'draft', siteId: 'yard' });
    expect(marking!.zones.map(({ status }) => status)).toEqual(zones.map(() => 'observed'));
    expect(marking!.pixels).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(readFileSync(new URL(marking!.pixels!.href)).length).toBe(made[0]!.cog.length);
    expect(Math.abs(marking!.marks.length - made[0]!.truth)).toBeLessThanOrEqual(2);
  });

  it('goes on where it was cancelled, and a second run changes nothing', async () => {
    const { store } = await archive();
    const stop = new AbortController();
    const onCounted = async (): Promise<void> => stop.abort();
    await expect(countArchive({ store, images }, { ...ask, signal: stop.signal, onCounted })).rejects.toThrow(/abort/i);
    expect((await store.list('marking', { siteId: 'yard' })).map(({ sceneId }) => sceneId)).toEqual(['s0']);
    const rest = await countArchive({ store, images }, ask);
    expect(rest.scenes.map(({ outcome }) => outcome)).toEqual(['kept', 'counted', 'counted', 'counted']);
    const revision = await store.revision();
    const second = await countArchive({ store, images }, ask);
    expect(second).toMatchObject({ counted: 0, kept: 4 });
    expect(second.scenes[0]).toMatchObject({
      total: { count: null, low: expect.any(Number), high: expect.any(Number) },
    });
    expect(second.scenes[1]?.occupiedMetres).toBeGreaterThan(20);
    expect(second.scenes[3]).toMatchObject({ total: null, visibleShare: 0 });
    expect(await countArchive({ store, images }, { ...ask, again: true })).toMatchObject({ counted: 4, kept: 0 });
    expect(await store.revision()).toBe(revision);
  });

  it('counts only the time asked for, and says which scenes cannot help', async () => {
    const away = zones.map((zone) => ({ ...zone, geometry: { type: 'LineString', coordinates: [[10, 10], [10.001, 10]] } as const })); // prettier-ignore
    const { store } = await archive({ zone: away });
    const none = await countArchive({ store, images }, ask);
    expect(none.scenes.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual(
      days.map(() => 'passed-over: does not cover the zones'),
    );
    const { store: other } = await archive();
    const june = { ...ask, from: '2023-06-10' as never, to: '2023-06' as never };
    expect((await countArchive({ store: other, images }, june)).scenes.map(({ sceneId }) => sceneId)).toEqual([
      's1',
      's2',
    ]);
  });

  it('a scene that cannot be read fails alone', async () => {
    const { store, folder } = await archive();
    writeFileSync(join(folder, 's0.tif'), made[0]!.cog.subarray(0, 5000));
    writeFileSync(join(folder, 's3-clouds.tif'), 'no mask');
    const report = await countArchive({ store, images }, ask);
    expect(report.scenes.map(({ outcome }) => outcome)).toEqual(['failed', 'counted', 'counted', 'failed']);
    expect(report.scenes[0]?.reason).toMatch(/s0\.tif/);
    expect(report.scenes[3]?.reason).toMatch(/s3-clouds\.tif/);
    expect((await store.list('marking', { siteId: 'yard' })).map(({ sceneId }) => sceneId).sort()).toEqual([
      's1',
      's2',
    ]);
    writeFileSync(join(folder, 's0.tif'), made[0]!.cog);
    expect((await countArchive({ store, images }, ask)).scenes[0]?.outcome).toBe('counted');
  });

  it('needs a site with tracks', async () => {
    const { store } = await archive({ zone: [] });
    await expect(countArchive({ store, images }, ask)).rejects.toThrow(
      /Yard has no tracks.*import zones that are lines/,
    );
    await expect(countArchive({ store, images }, { ...ask, site: 'x' })).rejects.toThrow(/no site "x"/);
    const { store: other } = await archive();
    await expect(
      countScene({ store: other, images }, { sceneId: 'no', objectClass: 'railcar', context }),
    ).rejects.toThrow(/no scene "no"/);
  });
});

describe('drafts of a count', () => {
  const by = { actor: { kind: 'person', name: 'Ada' }, reason: 'looked' } as const;
  const again = { sceneId: 's0', objectClass: 'railcar', context };
  /** As if an older version of the detector had counted: one wagon less everywhere. */
  const age = (store: Store): Promise<void> =>
    store.transaction(context, async (writer) => {
      const old = { ...railcarDetector, version: '0.1' };
      for (const marking of await writer.list('marking', { sceneId: 's0' }))
        await writer.put('marking', [{ ...marking, maker: old, marks: [] }]);
      for (const one of await writer.list('observation', { siteId: 'yard' }))
        await writer.put('observation', [{ ...one, method: old, seen: { kind: 'count', low: 1, high: 1 } }]);
    });

  it('are renewed by a newer version, unless a person has accepted or rejected them', async () => {
    const { store } = await archive();
    const first = await countScene({ store, images }, again);
    expect(first).toMatchObject({ siteId: 'yard', isSimulated: true, kept: { added: 2 + zones.length, reviewed: 0 } });
    await age(store);
    const target = await observations(store, 's0', zones[0]!.id);
    await reviewRecord(store, { kind: 'observation', id: target.id }, 'rejected', by);
    const second = await countArchive({ store, images }, { ...ask, to: '2023-06-05' as never });
    expect(second.scenes).toMatchObject([{ sceneId: 's0', outcome: 'counted' }]);
    expect(await observations(store, 's0', zones[0]!.id)).toMatchObject({
      review: 'rejected',
      method: { version: '0.1' },
      seen: { low: 1, high: 1 },
    });
    expect(await observations(store, 's0', null)).toMatchObject({ review: 'draft', method: railcarDetector });
    expect((await store.list('marking', { sceneId: 's0' })).map(({ maker }) => maker)).toEqual([railcarDetector]);
  });

  it('stay as they are once a person has decided on the marking', async () => {
    const { store } = await archive();
    const { kept } = await countScene({ store, images }, again);
    await age(store);
    await store.transaction(by, async (writer) => {
      const marking = await writer.get('marking', kept.markingId);
      await writer.put('marking', [{ ...marking!, review: 'accepted' }]);
    });
    const revision = await store.revision();
    expect((await countScene({ store, images }, again)).kept).toMatchObject({
      added: 0,
      updated: 0,
      reviewed: 2 + zones.length,
    });
    expect(await store.revision()).toBe(revision);
    expect((await countArchive({ store, images }, { ...ask, to: '2023-06-05' as never })).scenes[0]?.outcome).toBe(
      'kept',
    );
  });
});

describe('sightline count in a workspace', () => {
  it('counts a scene and a site, draws, and reports failures with 1', async () => {
    const workspace = await scratchWorkspace();
    const folder = scratchFolder();
    mkdirSync(join(folder, 'items'));
    const scenes = made.slice(0, 2).map((one, index) => makeScene(folder, index, one));
    for (const { id, item } of scenes) writeFileSync(join(folder, 'items', `${id}.json`), JSON.stringify(item));
    const features = [
      { type: 'Feature', id: 'yard', properties: { name: 'Yard' }, geometry: site.geometry },
      ...zones.map(({ id, geometry }) => ({
        type: 'Feature',
        id,
        properties: { name: id, siteId: 'yard', function: 'track' },
        geometry,
      })),
    ];
    writeFileSync(join(folder, 'sites.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
    const at = ['--workspace', workspace];
    const items = scenes.map(({ id }) => join(folder, 'items', `${id}.json`));
    expect((await runSightline(['import', ...at, join(folder, 'sites.geojson'), ...items])).status).toBe(0);
    const overlay = join(folder, 'o.png');
    const one = await runSightline(['count', ...at, '--scene', 's0', '--overlay', overlay, '--strips', join(folder, 's.png'), '--json']); // prettier-ignore
    expect([one.status, one.stderr]).toEqual([0, '']);
    expect(JSON.parse(one.stdout)).toMatchObject({
      sceneId: 's0',
      siteId: 'yard',
      simulated: true,
      kept: { added: 5 },
    });
    for (const name of ['o.png', 's.png'])
      expect(readFileSync(join(folder, name)).subarray(1, 4).toString()).toBe('PNG');
    writeFileSync(join(folder, 's1.tif'), 'gone');
    const all = await runSightline(['count', ...at, '--site', 'Yard', '--overlay', join(folder, 'pictures')]);
    expect(all.status).toBe(1);
    expect(all.stdout).toMatch(/0 counted, 1 counted before, 0 passed over, 1 failed/);
    expect(all.stderr).toMatch(/^failed: s1: .*s1\.tif/);
    const wrong = await runSightline(['count', ...at, '--scene', 'nothing']);
    expect(wrong).toMatchObject({ status: 1, stderr: expect.stringContaining('no scene "nothing"') });
  });
});
