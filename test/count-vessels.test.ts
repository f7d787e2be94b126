import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type CountReport, countArchive, decodeStacItems, reviewMarking } from '#app';
import type { PixelGrid, Raster, Scene, Site, Zone } from '#core';
import { placeOnGround } from '#imagery';
import { createImages, encodeCog } from '#sources';
import { openSqliteStore } from '#storage';
import { type RunResult, runSightline } from './cli/run-sightline.ts';

/** A bay: land in the west with a quay along column 60, three ships at sea, and one that lay at the quay on one date. */
const [width, height] = [260, 220];
const grid: PixelGrid = { crs: 'EPSG:32652', transform: [500_000, 10, 0, 3_880_000, 0, -10], width, height };
const placement = placeOnGround(grid)!;
const bands = ['green', 'red', 'nir'] as const;
interface Ship {
  readonly column: number;
  readonly row: number;
  /** Pixels from north to south. */
  readonly length: number;
}
const ships: Ship[] = [
  { column: 120, row: 60, length: 20 },
  { column: 180, row: 130, length: 12 },
  { column: 230, row: 190, length: 9 },
];
const moored: Ship = { column: 62, row: 100, length: 18 };

function draw(afloat: readonly Ship[], seed: number): Raster {
  const size = width * height;
  const samples = new Uint16Array(size * bands.length);
  let state = seed;
  const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let at = 0; at < size; at++) {
    const [column, row] = [at % width, Math.floor(at / width)];
    const isShip = afloat.some(
      (one) => Math.abs(column - one.column) <= 1 && Math.abs(row - one.row) <= one.length / 2,
    );
    const levels = isShip ? [2000, 2200, 2400] : column < 60 ? [1000, 1200, 2200] : [500, 300, 150];
    for (const [band, level] of levels.entries())
      samples[band * size + at] = level + Math.round((random() + random() - 1) * 15);
  }
  const described = bands.map((name) => ({ name, nodata: null, scale: 1, offset: 0 }));
  return { grid, bands: described, samples, valid: new Uint8Array(size).fill(255) };
}

function oneBand(raster: Raster, band: number): Raster {
  const size = width * height;
  return {
    ...raster,
    bands: raster.bands.slice(band, band + 1),
    samples: raster.samples.slice(band * size, (band + 1) * size) as Uint16Array,
  };
}

function area(id: string, [left, top, right, bottom]: readonly [number, number, number, number]): object {
  const corners = [[left, top], [left, bottom], [right, bottom], [right, top], [left, top]]; // prettier-ignore
  const ring = corners.map(([column = 0, row = 0]) => {
    const { lon, lat } = placement.toGlobe({ column, row });
    return [lon, lat];
  });
  return { type: 'Feature', id, properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}

const roads = area('roads', [90, 20, 250, 210]);
const quay = area('quay', [56, 80, 68, 120]);
const town = area('town', [5, 20, 40, 60]);

let folder = '';
let zones = '';
const path = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-vessels-'));
  zones = path('zones.geojson');
  writeFileSync(zones, JSON.stringify({ type: 'FeatureCollection', features: [roads, quay, town] }));
  const dates = [[...ships, moored], [], [], []];
  for (const [index, afloat] of dates.entries())
    writeFileSync(path(`date-${index}.tif`), await encodeCog(draw(afloat, 7 + index)));
  const first = draw([...ships, moored], 7);
  for (const [band, name] of ['B03', 'B04', 'B08'].entries())
    writeFileSync(path(`T52SDD_${name}_10m.tif`), await encodeCog(oneBand(first, band)));
});
afterAll(() => rmSync(folder, { recursive: true }));

const asBands = ['--bands', 'green=1,red=2,nir=3'];
const count = (...args: string[]): Promise<RunResult> => runSightline(['count', ...args]);

async function report(...args: string[]): Promise<CountReport> {
  const { status, stdout, stderr } = await count(...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as CountReport;
}

describe('sightline count IMAGE --class vessel', () => {
  it('counts ships in open water with an interval, and says why a quay cannot be judged by one date', async () => {
    const found = await report(path('date-0.tif'), '--class', 'ships', '--zones', zones, ...asBands);
    expect(found).toMatchObject({
      gsdMetres: expect.closeTo(10, 1),
      countable: 'count',
      flagged: true,
      total: { count: 3, low: 1, high: 5, level: 0.9 },
      detector: { name: 'vessels-on-water' },
    });
    expect(found.zones.map(({ id, status, count: ships }) => [id, status, ships])).toEqual([
      ['roads', 'observed', 3],
      ['quay', 'unusable', null],
      ['town', 'not-observed', null],
    ]);
    expect(found.zones[1]!.reason).toMatch(/within 100 m of land, where one date does not tell vessels from quays/);
    expect(found.zones[2]!.reason).toBe('the water mask shows no water in it');
    expect(found.detections.features).toHaveLength(3);
    expect(found.detections.features.map(({ properties }) => properties['zones'])).toEqual([['roads'], ['roads'], ['roads']]); // prettier-ignore
  });

  it('finds what is new at the quay against three other dates, without an interval', async () => {
    const others = [1, 2, 3].map((date) => path(`date-${date}.tif`));
    const found = await report(path('date-0.tif'), '--class', 'vessel', '--zones', zones, ...asBands, '--other', ...others); // prettier-ignore
    expect(found.zones[1]).toMatchObject({ status: 'observed', count: 1, low: null, high: null });
    expect(found.total).toMatchObject({ count: 4, low: null, high: null });
    const quiet = await report(path('date-1.tif'), '--class', 'vessel', '--zones', zones, ...asBands, '--other', ...others); // prettier-ignore
    expect(quiet.zones[1]).toMatchObject({ status: 'observed', count: 0 });
  });

  it('finds the bands in the files of a Sentinel-2 scene, and takes the whole image without zones', async () => {
    const found = await report(path('T52SDD_B08_10m.tif'), '--class', 'vessel');
    expect(found.zones.map(({ id }) => id)).toEqual(['image']);
    expect(found.total.count).toBe(3);
  });

  it('takes water from a file: nothing is looked for where that has none', async () => {
    const half = path('water.geojson');
    writeFileSync(half, JSON.stringify({ type: 'FeatureCollection', features: [area('water', [60, 0, 150, 220])] }));
    const found = await report(path('date-0.tif'), '--class', 'vessel', '--zones', zones, ...asBands, '--water', half);
    expect(found.total.count).toBe(1);
    const mask = path('water.tif');
    const samples = Uint8Array.from({ length: width * height }, (_, at) => (at % width >= 150 ? 1 : 0));
    writeFileSync(mask, await encodeCog({ ...oneBand(draw([], 1), 0), samples }));
    const other = await report(path('date-0.tif'), '--class', 'vessel', '--zones', zones, ...asBands, '--water', mask);
    expect(other.total.count).toBe(2);
  });

  it.each([
    [['--class', 'vessel'], 1, /green, red and near infrared light, and it has band 1; say which they are/],
    [['--class', 'vessel', '--bands', 'green=1,red=2,nir=9'], 1, /expected bands 1 to 1, got 2/],
    [['--class', 'vessel', '--bands', 'green,red'], 2, /as green=3,red=4,nir=8/],
    [['--class', 'railcar', '--zones', 'x.geojson', '--water', 'y'], 2, /--water is for counting vessels/],
    [['--class', 'vessel', '--strips', 'x.png'], 2, /vessels lie on none/],
  ])('%j is refused', async (args, status, message) => {
    const grey = path('grey.tif');
    writeFileSync(grey, await encodeCog({ ...oneBand(draw([], 1), 0), bands: [{ name: null, nodata: null, scale: 1, offset: 0 }] })); // prettier-ignore
    const result = await count(grey, ...args);
    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(message);
  });
});

describe('counting vessels on the scenes of a site', () => {
  it('compares berths with the other dates, and keeps drafts that name the detector', async () => {
    const store = await openSqliteStore(path('sightline.db'));
    onTestFinished(() => store.close());
    const site: Site = { id: 'bay', name: 'Bay', aliases: [], country: null, geometry: middle(), approximate: false, note: null }; // prettier-ignore
    const berth: Zone = { id: 'quay', siteId: 'bay', name: 'Quay', function: 'berth', geometry: geometryOf(quay), approximate: false, note: null }; // prettier-ignore
    const context = { actor: { kind: 'machine', name: 'test' }, reason: 'test' } as const;
    await store.transaction(context, async (writer) => {
      await writer.put('site', [site]);
      await writer.put('zone', [berth]);
      await writer.put('scene', [0, 1, 2, 3].map(makeScene));
    });
    const request = { site: 'bay', from: null, to: null, objectClass: 'vessel', context };
    const done = await countArchive({ store, images: createImages() }, request);
    expect(done).toMatchObject({ counted: 4, failed: 0, detector: { name: 'vessels-on-water' } });
    expect(done.scenes.map(({ total }) => total?.count)).toEqual([1, 0, 0, 0]);
    const [marking] = await store.list('marking', { siteId: 'bay', sceneId: 'date-0' });
    expect(marking).toMatchObject({ objectClass: 'vessel', maker: { name: 'vessels-on-water' }, review: 'draft' });
    expect(marking!.marks).toHaveLength(1);
    expect(await countArchive({ store, images: createImages() }, request)).toMatchObject({ counted: 0, kept: 4 });

    const mark = marking!.marks[0]!.id;
    const by = { actor: { kind: 'person', name: 'Ada' }, reason: 'a crane' } as const;
    await expect(reviewMarking(store, marking!.id, { verdict: 'accepted', rejectedMarks: ['x'] }, by)).rejects.toThrow('no mark x'); // prettier-ignore
    const reviewed = await reviewMarking(store, marking!.id, { verdict: 'accepted', rejectedMarks: [mark] }, by);
    expect(reviewed).toEqual({ review: 'accepted', marks: 0, rejectedMarks: 1, reclassedMarks: 0, observations: 2 });
    const kept = (await store.list('observation', { siteId: 'bay' })).filter(({ sceneId }) => sceneId === 'date-0');
    for (const one of kept)
      expect(one).toMatchObject({ review: 'accepted', seen: { kind: 'count', low: 0, high: 0 }, note: expect.stringMatching(/1 of 1 marks rejected by Ada/) }); // prettier-ignore
    await expect(reviewMarking(store, marking!.id, { verdict: 'accepted' }, context)).rejects.toThrow('only a person');
  });
});

function geometryOf(feature: object): Zone['geometry'] {
  return (feature as { geometry: Zone['geometry'] }).geometry;
}

function middle(): Site['geometry'] {
  const { lon, lat } = placement.toGlobe({ column: width / 2, row: height / 2 });
  return { type: 'Point', coordinates: [lon, lat] };
}

function makeScene(date: number): Scene {
  const id = `date-${date}`;
  const footprint = geometryOf(area('image', [0, 0, width, height]));
  if (footprint.type !== 'Polygon') throw new Error('expected a polygon');
  const ring = footprint.coordinates[0] ?? [];
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  const item = {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    bbox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    geometry: footprint,
    properties: { datetime: `2023-06-0${date + 1}T02:00:00Z`, gsd: 10, platform: 'sentinel-2a', 'eo:cloud_cover': 0 },
    links: [],
    assets: {
      data: {
        href: pathToFileURL(path(`${id}.tif`)).href,
        type: 'image/tiff; application=geotiff',
        roles: ['data'],
        'eo:bands': bands.map((name) => ({ name, common_name: name })),
      },
    },
  };
  for (const read of decodeStacItems(item, 'item.json'))
    if (read.type === 'record' && read.kind === 'scene') return read.record;
  throw new Error('expected a scene');
}
