import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ScenesRequest, lookAtScenes, planScenes } from '#app';
import {
  type Raster,
  type RecordKind,
  type RecordTypes,
  type Scene,
  type Site,
  type Zone,
  findProjection,
} from '#core';
import { createImages, encodeCog } from '#sources';
import { openSqliteStore } from '#storage';
import { decodeStacItems } from '../src/app/formats/stac-item.ts';
import { runSightline, scratchFolder, scratchWorkspace } from './cli/run-sightline.ts';
import { findData } from './data/data-folder.ts';

const crs = 'EPSG:32652';
const [x0, y0, side] = [500_000, 4_700_000, 600];
const projection = findProjection(crs)!;
const at = (east: number, south: number): [number, number] => {
  const { lon, lat } = projection.toGlobe({ x: x0 + east, y: y0 - south });
  return [lon, lat];
};
const box = (west: number, north: number, east: number, south: number): Site['geometry'] => ({
  type: 'Polygon',
  coordinates: [[at(west, north), at(east, north), at(east, south), at(west, south), at(west, north)]],
});
const site: Site = {
  id: 'yard',
  name: 'Yard',
  aliases: [],
  country: null,
  geometry: box(200, 200, 400, 400),
  approximate: false,
  note: null,
};
const zone = (id: string, geometry: Zone['geometry']): Zone => ({
  id,
  siteId: 'yard',
  name: id,
  function: 'other',
  geometry,
  approximate: false,
  note: null,
});
const zones = [zone('west', box(210, 210, 290, 390)!), zone('east', box(310, 210, 390, 390)!)];

/** Roofs, seen from `shift` pixels farther right and down than the grid says. */
function drawPicture(shift: readonly [number, number]): Raster {
  let state = 9;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const samples = new Uint8Array(side * side).fill(90);
  for (let roof = 0; roof < 900; roof++) {
    const [x, y, w, h, tone] = [
      random() * 700 - 50,
      random() * 700 - 50,
      3 + 40 * random(),
      3 + 40 * random(),
      30 + 200 * random(),
    ];
    for (let row = Math.max(0, Math.round(y - shift[1])); row < Math.min(side, y + h - shift[1]); row++) {
      const [from, to] = [x, x + w].map((one) => Math.min(side, Math.max(0, Math.round(one - shift[0]))));
      samples.fill(tone, row * side + from!, row * side + to!);
    }
  }
  return rasterOf(samples);
}

function rasterOf(samples: Uint8Array): Raster {
  return {
    grid: { crs, transform: [x0, 1, 0, y0, 0, -1], width: side, height: side },
    bands: [{ name: null, nodata: null, scale: 1, offset: 0 }],
    samples,
    valid: new Uint8Array(side * side).fill(255),
  };
}

async function write(folder: string, name: string, raster: Raster): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await encodeCog(raster));
  return pathToFileURL(path).href;
}

function scene(id: string, visual: string, scl: string | null): Scene {
  const type = 'image/tiff; application=geotiff';
  const [read] = decodeStacItems(
    {
      type: 'Feature',
      stac_version: '1.0.0',
      id,
      geometry: box(0, 0, side, side),
      links: [],
      properties: { datetime: `2023-10-0${id.length}T02:00:00Z`, gsd: 1, 'proj:epsg': 32652 },
      assets: {
        visual: { href: visual, type, roles: ['visual'] },
        ...(scl === null ? {} : { SCL: { href: scl, type } }),
      },
    },
    'item.json',
  );
  if (read?.type !== 'record' || read.kind !== 'scene') throw new Error(JSON.stringify(read));
  return read.record;
}

async function storeWith(records: { [K in RecordKind]?: readonly RecordTypes[K][] }): ReturnType<
  typeof openSqliteStore
> {
  const store = await openSqliteStore(join(scratchFolder(), 'sightline.db'));
  onTestFinished(() => store.close());
  await store.transaction({ actor: { kind: 'machine', name: 'test' }, reason: 'test' }, async (writer) => {
    for (const [kind, list] of Object.entries(records)) await writer.put(kind as RecordKind, list as never[]);
  });
  return store;
}

const ask: ScenesRequest = { site: 'yard', from: null, to: null, objectClass: 'railcar' };

describe('a look at the scenes of a site', () => {
  it('says what is seen of each zone, how each lies to the reference, and which cannot be read', async () => {
    const folder = scratchFolder();
    const picture = await write(folder, 'a.tif', drawPicture([0, 0]));
    const moved = await write(folder, 'b.tif', drawPicture([3, -2]));
    const blank = await write(folder, 'c.tif', rasterOf(new Uint8Array(side * side).fill(80)));
    const clouds = await write(
      folder,
      'scl.tif',
      rasterOf(new Uint8Array(side * side).map((_, k) => (k % side < 300 ? 9 : 5))),
    );
    const scenes = [
      scene('a', picture, null),
      scene('bb', moved, clouds),
      scene('ccc', blank, null),
      scene('dddd', 'file:///none.tif', null),
    ];
    const store = await storeWith({ site: [site], zone: zones, scene: scenes });
    const { referenceId, looks } = await lookAtScenes({ store, images: createImages() }, await planScenes(store, ask));
    expect(referenceId).toBe('a');
    const [a, b, c, d] = looks;
    expect(a).toMatchObject({
      registration: null,
      fault: null,
      zones: [{ status: 'observed' }, { status: 'observed' }],
    });
    expect(b?.zones).toMatchObject([
      { zoneId: 'east', status: 'observed', visibleShare: 1 },
      { zoneId: 'west', status: 'unusable', reason: '100 % under cloud or its shadow' },
    ]);
    expect(b?.registration?.shift?.eastMetres).toBeCloseTo(3, 1);
    expect(b?.registration?.shift?.northMetres).toBeCloseTo(2, 1);
    expect(c?.registration).toMatchObject({ status: 'not-registered', reason: 'no structure to compare' });
    expect(d).toMatchObject({ zones: null, registration: null, fault: expect.stringContaining('none.tif') });
  });

  it('takes the reference it is told to, if that is usable', async () => {
    const folder = scratchFolder();
    const [picture, moved] = [
      await write(folder, 'a.tif', drawPicture([0, 0])),
      await write(folder, 'b.tif', drawPicture([5, 0])),
    ];
    const store = await storeWith({
      site: [site],
      zone: zones,
      scene: [scene('a', picture, null), scene('bb', moved, null)],
    });
    const plan = await planScenes(store, ask);
    const ports = { store, images: createImages() };
    const { referenceId, looks } = await lookAtScenes(ports, plan, { referenceId: 'bb' });
    expect(referenceId).toBe('bb');
    expect(looks[0]?.registration?.shift?.eastMetres).toBeCloseTo(-5, 1);
    await expect(lookAtScenes(ports, plan, { referenceId: 'zz' })).rejects.toThrow(
      /"zz" is not among the 2 usable scenes/,
    );
    expect(await lookAtScenes(ports, { ...plan, scenes: [] })).toEqual({ referenceId: null, looks: [] });
  });
});

const stack = findData('imagery/naip-stack-nd');

it.skipIf(!stack)(
  'sightline scenes --look finds how ten years of NAIP lie to each other',
  { timeout: 120_000 },
  async () => {
    const workspace = await scratchWorkspace();
    const where = ['--workspace', workspace];
    const square = [
      [-99.165, 47.015],
      [-99.145, 47.015],
      [-99.145, 47.03],
      [-99.165, 47.03],
      [-99.165, 47.015],
    ];
    const geojson = {
      type: 'Feature',
      id: 'farm',
      properties: { name: 'Farm' },
      geometry: { type: 'Polygon', coordinates: [square] },
    };
    mkdirSync(join(workspace, 'in'));
    writeFileSync(join(workspace, 'in', 'site.geojson'), JSON.stringify(geojson));
    expect((await runSightline(['import', ...where, join(workspace, 'in', 'site.geojson')])).status).toBe(0);
    const files = readdirSync(stack!).filter((name) => /(2010|2015|2020)\d{4}\.tif$/.test(name));
    for (const name of files) {
      const day = name.slice(-12, -4).replace(/(....)(..)(..)/, '$1-$2-$3');
      expect((await runSightline(['import', ...where, join(stack!, name), '--published', day])).status).toBe(0);
    }
    const { stdout } = await runSightline([
      'scenes',
      ...where,
      '--site',
      'farm',
      '--class',
      'vessel',
      '--look',
      '--json',
    ]);
    const report = JSON.parse(stdout) as {
      usable: number;
      looks: { registration: { shift: { eastMetres: number } } | null }[];
    };
    expect(report.usable).toBe(3);
    for (const { registration } of report.looks.slice(1)) {
      expect(Math.abs(registration?.shift.eastMetres ?? NaN)).toBeLessThan(3);
    }
    const table = await runSightline(['scenes', ...where, '--site', 'farm', '--class', 'vessel', '--look']);
    expect(table.stdout).toMatch(/shifts against m_4709963_se_14_1_20100629/);
  },
);
