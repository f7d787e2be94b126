import { describe, expect, it } from 'vitest';
import { type PixelGrid, type Raster, findProjection } from '#core';
import { coverWith, trackZones, warpRaster } from '../../../test/imagery/simulated-zones.ts';
import type { CountZone } from '../counting/count-zone.ts';
import { simulateScene } from '../simulator/scene.ts';
import { simulateYard } from '../simulator/yard.ts';
import { countRailcars } from './count-railcars.ts';

const yard = simulateYard('count', { tracks: 4, lengthMetres: 320, place: { lon: 20, lat: 56 }, electrified: false });
const { raster, truth } = simulateScene(yard, { date: '2023-06-10T10:00:00Z', gsdMetres: 0.3, count: 14 });
const zones = trackZones(yard);
const area = (id: string, ring: readonly (readonly [number, number])[]): CountZone => ({
  id,
  geometry: { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] },
});
const counted = countRailcars(raster, zones);

/** The same middle and pixel size, turned clockwise by so many radians, and large enough. */
function turn({ crs, transform: [x, size, , y], width, height }: PixelGrid, angle: number): PixelGrid {
  const side = Math.ceil(Math.hypot(width, height));
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  const [east, north] = [x + (width * size) / 2, y - (height * size) / 2];
  const corner = [east - (side / 2) * (cos - sin), north + (side / 2) * (sin + cos)] as const;
  return { crs, transform: [corner[0], cos, -sin, corner[1], -sin, -cos], width: side, height: side };
}

describe('railcars of a scene', () => {
  it('are counted by track and in total, with where they stand and how long they are', () => {
    expect(counted).toMatchObject({ countability: { answer: 'count' }, level: 0.9, isOccupied: 'yes', notes: [] });
    expect(counted.gsdMetres).toBeCloseTo(0.3, 3);
    expect(counted.total!.low).toBeLessThanOrEqual(truth.total);
    expect(counted.total!.high).toBeGreaterThanOrEqual(truth.total);
    expect(counted.total!.high! - counted.total!.low!).toBeLessThan(10);
    const trueMetres = truth.wagons.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
    expect(Math.abs(counted.occupied!.metres / trueMetres - 1)).toBeLessThan(0.15);
    for (const mark of counted.marks) expect(Object.keys(mark).sort()).toContain('colour');
    const near = truth.wagons.filter(({ trackId, startMetres, endMetres }) =>
      counted.marks.some(
        (mark) => mark.zoneId === trackId && Math.abs(mark.alongMetres! - (startMetres + endMetres) / 2) < 4,
      ),
    );
    expect(near.length).toBeGreaterThanOrEqual(truth.total * 0.8);
    expect(counted.marks.filter(({ colour }) => colour !== null).length).toBeGreaterThan(truth.total / 2);
  });

  it('lie where their outlines say', () => {
    const projection = findProjection(yard.crs)!;
    for (const { geometry, lengthMetres } of counted.marks) {
      if (geometry.type !== 'Polygon') throw new Error('expected a polygon');
      const ring = geometry.coordinates[0]!.map(([lon, lat]) => projection.toPlane({ lon, lat }));
      let doubled = 0;
      for (let k = 1; k < ring.length; k++) doubled += ring[k - 1]!.x * ring[k]!.y - ring[k]!.x * ring[k - 1]!.y;
      expect(doubled / 2 / (lengthMetres! * 2.9)).toBeCloseTo(1, 1);
    }
  });

  it('are as many and as long on any grid: Web Mercator, degrees with pixels that are not square, a turned one', () => {
    const latitude = (56 * Math.PI) / 180;
    const degree = 0.3 / 111_320;
    const grids = [
      coverWith(raster, 'EPSG:3857', 0.3 / Math.cos(latitude), 0.3 / Math.cos(latitude)),
      coverWith(raster, 'EPSG:4326', degree, degree),
      turn(raster.grid, 0.5),
    ];
    for (const grid of grids) {
      const again = countRailcars(warpRaster(raster, grid), zones);
      expect(again.gsdMetres).toBeCloseTo(0.3, 2);
      expect(again.visibleShare).toBeGreaterThan(0.98);
      expect(Math.abs(again.total!.count - counted.total!.count)).toBeLessThanOrEqual(1);
      expect(Math.abs(again.occupied!.metres / counted.occupied!.metres - 1)).toBeLessThan(0.05);
      const [mine, theirs] = [counted.marks, again.marks].map((marks) =>
        marks.map(({ lengthMetres }) => lengthMetres!),
      );
      const mean = (values: number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
      expect(Math.abs(mean(theirs!) - mean(mine!))).toBeLessThan(0.8);
    }
  });

  it('are found where an image lies beside its place, on either side, and the shift is told', () => {
    for (const metres of [-1.6, 1.4]) {
      const [x, size, , y] = raster.grid.transform;
      const beside = { ...raster, grid: { ...raster.grid, transform: [x, size, 0, y + metres, 0, -size] as const } };
      const again = countRailcars(beside, zones);
      expect(again.shift!.north - counted.shift!.north).toBeGreaterThan(metres - 0.5);
      expect(again.shift!.north - counted.shift!.north).toBeLessThan(metres + 0.5);
      expect(again.notes).toEqual([expect.stringMatching(/^image and tracks lie [12]\.\d m beside one another/)]);
      expect(Math.abs(again.total!.count - counted.total!.count)).toBeLessThanOrEqual(1);
      // Marks lie on the tracks, where they truly are.
      const [mine, theirs] = [counted, again].map(({ marks }) => marks.map(({ alongMetres }) => alongMetres!));
      const near = mine!.filter((one) => theirs!.some((other) => Math.abs(other - one) < 2));
      expect(near.length).toBeGreaterThanOrEqual(mine!.length - 1);
    }
  });

  it('in an area are those whose middle lies in it', () => {
    const [west, south, east, north] = [18, 55, 22, 57];
    const lons = truth.wagons.map(({ outline }) => outline.coordinates[0]![0]![0]).sort((a, b) => a - b);
    const middle = { lon: lons[Math.floor(lons.length / 2)]! };
    const corners = (from: number, to: number): [number, number][] => [
      [from, south],
      [to, south],
      [to, north],
      [from, north],
    ];
    const halves = countRailcars(raster, [
      ...zones,
      area('all', corners(west, east)),
      area('west', corners(west, middle.lon)),
      area('east', corners(middle.lon, east)),
      area('elsewhere', corners(30, 31)),
    ]);
    const zone = (id: string) => halves.zones.find((one) => one.id === id)!;
    expect(halves.total).toEqual(counted.total);
    expect(zone('all').count).toEqual(counted.total);
    expect(zone('west').count!.count).toBeGreaterThan(0);
    expect(Math.abs(zone('west').count!.count + zone('east').count!.count - counted.total!.count)).toBeLessThanOrEqual(
      2,
    );
    expect(zone('west').trackMetres + zone('east').trackMetres).toBeCloseTo(zone('all').trackMetres, 0);
    expect(zone('elsewhere')).toMatchObject({
      status: 'not-observed',
      reason: 'no track runs through it',
      count: null,
    });
    const inWest = halves.marks.filter(({ areas }) => areas.includes('west')).length;
    const inEast = halves.marks.filter(({ areas }) => areas.includes('east')).length;
    expect([inWest > 0, inEast > 0, inWest + inEast]).toEqual([true, true, halves.marks.length]);
  });
});

describe('what cannot be seen is not empty', () => {
  it('outside the image, without data, under cloud: no number, and a reason', () => {
    const { grid } = raster;
    const half = new Uint8Array(raster.valid.length).fill(255);
    for (let pixel = 0; pixel < half.length; pixel++) if (pixel % grid.width < grid.width * 0.6) half[pixel] = 0;
    const [first] = zones;
    const dark = countRailcars({ ...raster, valid: half }, zones);
    expect(dark.zones.map(({ status }) => status)).toContain('not-observed');
    for (const one of dark.zones) {
      if (one.status === 'observed') continue;
      expect([one.count, one.occupied, one.isOccupied]).toEqual([null, null, null]);
      expect(one.reason).toMatch(/% without data/);
    }
    const clouds: Raster = {
      grid: { ...grid, transform: [grid.transform[0], 30, 0, grid.transform[3], 0, -30], width: 20, height: 20 },
      bands: raster.bands.slice(0, 1),
      samples: new Uint8Array(400).fill(1),
      valid: new Uint8Array(400).fill(255),
    };
    const cloudy = countRailcars(raster, zones, { clouds: { raster: clouds, kind: 'plain' } });
    expect(cloudy).toMatchObject({ total: null, occupied: null, isOccupied: null, visibleShare: 0, marks: [] });
    expect(cloudy.zones[0]).toMatchObject({ status: 'unusable', reason: '100 % under cloud or its shadow' });
    const away: CountZone = { id: 'away', geometry: { type: 'LineString', coordinates: [[20.5, 56], [20.51, 56]] } }; // prettier-ignore
    const apart = countRailcars(raster, [first!, away]);
    expect(apart.zones[1]).toMatchObject({
      status: 'not-observed',
      reason: '100 % outside the image',
      visibleShare: 0,
    });
    expect(apart.notes).toEqual(['1 of 2 zones could not be seen and are not in the total']);
    expect(apart.zones[0]?.status).toBe('observed');
  });

  it('a line too short for anything, or beyond the projection, is not observed', () => {
    const short: CountZone = { id: 's', geometry: { type: 'LineString', coordinates: [[20, 56], [20.000001, 56]] } }; // prettier-ignore
    const pole: CountZone = { id: 'p', geometry: { type: 'LineString', coordinates: [[-160, -80], [-160, -80.01]] } }; // prettier-ignore
    const { zones: found, total } = countRailcars(raster, [short, pole]);
    expect([found.map(({ status }) => status), total]).toEqual([['not-observed', 'not-observed'], null]);
  });
});

describe('the resolution decides what is answered', () => {
  it('counts, then the occupied length, then whether anything stands there, then nothing', () => {
    const at = (gsdMetres: number) => countRailcars(raster, zones, { gsdMetres });
    const flagged = at(0.9);
    expect([flagged.total !== null, flagged.notes]).toEqual([true, [expect.stringMatching(/^flagged: at 0.9 m/)]]);
    const length = at(1.5);
    expect([length.total, length.isOccupied, length.marks]).toEqual([null, 'yes', []]);
    expect(length.occupied!.metres).toBeGreaterThan(50);
    expect(length.stretches.length).toBeGreaterThan(0);
    const occupancy = at(2.5);
    expect([occupancy.total, occupancy.occupied, occupancy.isOccupied]).toEqual([null, null, 'yes']);
    const none = at(10);
    expect([none.total, none.occupied, none.isOccupied, none.stretches]).toEqual([null, null, null, []]);
    expect(new Set(none.zones.map(({ status, reason }) => `${status}: ${reason}`))).toEqual(
      new Set(['unusable: at 10 m railcars are not seen (limit 3 m)']),
    );
  });

  it('needs a raster that lies on the globe', () => {
    expect(() => countRailcars({ ...raster, grid: { ...raster.grid, crs: null } }, zones)).toThrow(/CRS is not named/);
  });
});
