import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountReport } from '#app';
import { simulateScene, simulateYard } from '#imagery';
import { encodeCog } from '#sources';
import { findData } from './data/data-folder.ts';
import { trackZones } from './imagery/simulated-zones.ts';
import { type RunResult, runSightline } from './cli/run-sightline.ts';

const yard = simulateYard('count-cli', { tracks: 4, lengthMetres: 300, electrified: false });
const { raster, truth } = simulateScene(yard, { date: '2023-06-10T07:00:00Z', gsdMetres: 0.5, count: 12 });
const tracks = trackZones(yard).map(({ id, geometry }) => ({ type: 'Feature', id, properties: {}, geometry }));
const collect = (features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });

let folder = '';
let image = '';
let zones = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-count-'));
  image = write('yard.tif', await encodeCog(raster));
  zones = write('tracks.geojson', collect(tracks));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function count(...args: string[]): Promise<RunResult> {
  return runSightline(['count', ...args]);
}

describe('sightline count IMAGE', () => {
  it('prints the fields that scripts depend on', async () => {
    const { status, stdout, stderr } = await count(image, '--zones', zones, '--class', 'Railcars', '--json');
    expect([status, stderr]).toEqual([0, '']);
    const report = JSON.parse(stdout) as CountReport & { seconds: number };
    expect(report).toMatchObject({
      gsdMetres: expect.closeTo(0.5, 2),
      countable: 'count',
      total: { count: expect.any(Number), low: expect.any(Number), high: expect.any(Number), level: 0.9 },
      occupiedMetres: expect.any(Number),
      detector: { name: 'railcars-along-tracks', version: expect.any(String) },
      seconds: expect.any(Number),
      detections: { type: 'FeatureCollection' },
    });
    expect(report.total.low!).toBeLessThanOrEqual(truth.total);
    expect(report.total.high!).toBeGreaterThanOrEqual(truth.total);
    expect(report.zones.map(({ id }) => id)).toEqual(yard.tracks.map(({ id }) => id));
    for (const zone of report.zones)
      expect(zone).toMatchObject({
        status: 'observed',
        count: expect.any(Number),
        low: expect.any(Number),
        high: expect.any(Number),
        occupiedMetres: expect.any(Number),
        visibleShare: expect.closeTo(1, 1),
      });
    const [first] = report.detections.features;
    expect(first).toMatchObject({
      type: 'Feature',
      geometry: { type: 'Polygon' },
      properties: { objectClass: 'Railcars', score: expect.any(Number), zones: [expect.any(String)] },
    });
    expect(report.pixels).toMatchObject({ href: image, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('tells a person the number, its interval, and what was empty', async () => {
    const { status, stdout } = await count(image, '--zones', zones, '--level', '0.5', '--sun', '130');
    expect(status).toBe(0);
    expect(stdout).toMatch(/yard\.tif: \d+ railcar \(\d+–\d+, 50 % interval\)/);
    expect(stdout).toMatch(/0\.5 m per pixel, railcars-along-tracks/);
    expect(stdout).toMatch(/T0\d +observed +\d+ \(\d+–\d+\) +\d+ +100 %/);
  });

  it('says of a coarse image what it cannot say', async () => {
    const coarse = simulateScene(yard, { date: '2023-06-10T07:00:00Z', gsdMetres: 5, count: 12 });
    const far = write('coarse.tif', await encodeCog(coarse.raster));
    const { status, stdout } = await count(far, '--zones', zones, '--json');
    const report = JSON.parse(stdout) as CountReport;
    expect([status, report.countable, report.total.count, report.occupiedMetres]).toEqual([0, 'none', null, null]);
    expect(report.zones.map((zone) => [zone.status, zone.count])).toEqual(tracks.map(() => ['unusable', null]));
    const text = await count(far, '--zones', zones);
    expect(text.stdout).toMatch(/cannot be counted at this resolution/);
    expect(text.stdout).toMatch(/at 5 m railcars are not seen \(limit 3 m\)/);
  });

  const muttenz = findData('imagery/muttenz-yard');
  it.skipIf(!muttenz)('counts a real yard', async () => {
    const at = [`${muttenz}/yard-west.tif`, '--zones', `${muttenz}/yard-west-tracks.geojson`, '--json'];
    const report = JSON.parse((await count(...at)).stdout) as CountReport;
    expect(report).toMatchObject({ countable: 'count', gsdMetres: 0.2547 });
    expect(report.total.count).toBeGreaterThan(60);
    expect(report.detections.features.length).toBeGreaterThan(60);
  });
});

describe('sightline count, used wrongly', () => {
  const refuse = async (status: number, why: RegExp, ...args: string[]): Promise<void> => {
    const result = await count(...args);
    expect([result.status, result.stdout]).toEqual([status, '']);
    expect(result.stderr).toMatch(why);
    expect(result.stderr).not.toMatch(/defect|\n\s+at /);
  };

  it('ends with 2 and says how', async () => {
    await refuse(2, /expected an image, --scene ID or --site S/);
    await refuse(2, /expected --zones FILE/, image);
    await refuse(2, /either an image or --scene/, image, '--zones', zones, '--scene', 'x');
    await refuse(2, /--zones is for an image/, '--site', 'x', '--zones', zones);
    await refuse(2, /--again is for all scenes of a site/, image, '--zones', zones, '--again');
    await refuse(2, /degrees clockwise/, image, '--zones', zones, '--sun', 'south');
    await refuse(2, /between 0 and 1/, image, '--zones', zones, '--level', '90');
  });

  it('a file of zones that is wrong: every fault with its place, nothing counted', async () => {
    const [good] = tracks;
    const bad = write(
      'bad.geojson',
      collect([
        good,
        good,
        { ...good, id: 'p', geometry: { type: 'Point', coordinates: [7, 47] } },
        { ...good, id: 'far', geometry: { type: 'LineString', coordinates: [[2600000, 1200000], [2600100, 1200000]] } }, // prettier-ignore
      ]),
    );
    await refuse(
      1,
      /bad\.geojson.*features\[1\].*two zones have the id[^]*features\[2\] p.*expected one of LineString[^]*features\[3\] far.*projected[^]*3 of its zones cannot be used, nothing was counted/,
      image,
      '--zones',
      bad,
    );
    await refuse(1, /broken\.geojson: not valid JSON/, image, '--zones', write('broken.geojson', '{"type":'));
    await refuse(1, /nowhere\.geojson: there is no such file/, image, '--zones', join(folder, 'nowhere.geojson'));
    await refuse(1, /expected a GeoJSON/, image, '--zones', write('list.geojson', '[]'));
  });

  it('areas without tracks, other objects, images without a place or at all', async () => {
    const ring = [[63, 48], [64, 48], [64, 49], [63, 49], [63, 48]]; // prettier-ignore
    const area = { type: 'Feature', id: 'yard', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
    const yardOnly = write('area.geojson', collect([area]));
    await refuse(1, /railcars are counted along tracks.*yard \(Polygon\)/, image, '--zones', yardOnly);
    await refuse(1, /"aircraft" is not counted without a detector/, image, '--zones', zones, '--class', 'aircraft');
    const nowhere = write('nowhere.tif', await encodeCog({ ...raster, grid: { ...raster.grid, crs: null } }));
    await refuse(1, /nowhere\.tif: expected an image that can be placed on the globe/, nowhere, '--zones', zones);
    await refuse(1, /nothing\.tif: there is no such file/, join(folder, 'nothing.tif'), '--zones', zones);
    await refuse(1, /notes\.tif/, write('notes.tif', 'no image'), '--zones', zones);
    const cut = write('cut.tif', (await encodeCog(raster)).subarray(0, 20_000));
    await refuse(1, /cut\.tif/, cut, '--zones', zones);
  });

  it.each(['container', 'aircraft', 'Vehicles', 'tent'])(
    '%s, with what is counted and how others are',
    async (name) => {
      const told = new RegExp(
        `"${name}" is not counted without a detector: expected --class railcar or vessel; container, aircraft, vehicle ` +
          'and others need .*count IMAGE --detector FILE.*find-similar',
      );
      await refuse(1, told, image, '--class', name);
      await refuse(1, told, '--site', 'yard', '--class', name);
    },
  );
});
