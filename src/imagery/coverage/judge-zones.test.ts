import { describe, expect, it } from 'vitest';
import { type Geometry, type Raster, type Zone, findProjection } from '#core';
import { type CloudMask, readMaskPixel } from './hidden-pixels.ts';
import { judgeZones } from './judge-zones.ts';

const crs = 'EPSG:32652';
const origin = { x: 500_000, y: 4_700_000 };

/** 100 × 100 pixels of `size` metres with their top left corner at the origin, filled by a function of column and row. */
function drawRaster(
  size: number,
  value: (column: number, row: number) => number,
  change: Partial<Raster> = {},
): Raster {
  const samples = new Uint16Array(100 * 100).map((_, at) => value(at % 100, Math.floor(at / 100)));
  return {
    grid: { crs, transform: [origin.x, size, 0, origin.y, 0, -size], width: 100, height: 100 },
    bands: [{ name: null, nodata: null, scale: 1, offset: 0 }],
    samples,
    valid: new Uint8Array(100 * 100).fill(255),
    ...change,
  };
}

/** A place by metres east and south of the origin. */
function place(east: number, south: number): [number, number] {
  const { lon, lat } = findProjection(crs)!.toGlobe({ x: origin.x + east, y: origin.y - south });
  return [lon, lat];
}

const zone = (id: string, geometry: Geometry): Zone => ({
  id,
  siteId: 's',
  name: id,
  function: 'yard',
  geometry,
  approximate: false,
  note: null,
});
const box = (west: number, north: number, east: number, south: number): Geometry => ({
  type: 'Polygon',
  coordinates: [[place(west, north), place(east, north), place(east, south), place(west, south), place(west, north)]],
});
const image = drawRaster(1, () => 100);
const west = (value: number): CloudMask => ({
  kind: 'sentinel2-scl',
  raster: drawRaster(1, (column) => (column < 50 ? value : 5)),
});

describe('a zone in an image', () => {
  it('half under cloud is unusable, not empty', () => {
    const [found] = judgeZones([zone('a', box(20, 20, 80, 80))], image, { clouds: west(9) });
    expect(found).toMatchObject({ status: 'unusable', reason: '50 % under cloud or its shadow' });
    expect(found?.visibleShare).toBeCloseTo(0.5, 2);
  });

  it('in the clear half is observed, whole', () => {
    expect(judgeZones([zone('a', box(60, 20, 90, 80))], image, { clouds: west(9) })).toEqual([
      { zoneId: 'a', status: 'observed', visibleShare: 1, reason: null },
    ]);
  });

  it('beyond the image was not observed, and neither was one where the image holds no data', () => {
    const found = judgeZones([zone('a', box(150, 20, 190, 80)), zone('b', box(80, 20, 140, 80))], image);
    expect(found.map(({ status, reason }) => [status, reason])).toEqual([
      ['not-observed', '100 % outside the image'],
      ['not-observed', '67 % outside the image'],
    ]);
    const dark = { ...image, valid: new Uint8Array(100 * 100) };
    expect(judgeZones([zone('a', box(20, 20, 80, 80))], dark)[0]?.reason).toBe('100 % without data');
    expect(judgeZones([zone('a', box(20, 20, 40, 80))], image, { clouds: west(0) })[0]).toMatchObject({
      status: 'not-observed',
      reason: '100 % without data',
    });
  });

  it('with a quarter lost is observed with its share', () => {
    const [found] = judgeZones([zone('a', box(40, 20, 80, 80))], image, { clouds: west(3) });
    expect(found?.status).toBe('observed');
    expect(found?.visibleShare).toBeCloseTo(0.75, 2);
    expect(judgeZones([zone('a', box(40, 20, 80, 80))], image, { clouds: west(3), least: 0.8 })[0]?.status).toBe(
      'unusable',
    );
  });

  it('that is a track is judged along its length, a hole is left out, a tiny one by its middle', () => {
    const track: Geometry = { type: 'LineString', coordinates: [place(10, 50), place(90, 50)] };
    expect(judgeZones([zone('t', track)], image, { clouds: west(8) })[0]?.visibleShare).toBeCloseTo(0.5, 2);
    const [outer, inner] = [box(20, 20, 80, 80), box(20, 20, 50, 80)];
    const holed = { type: 'Polygon', coordinates: [...ringsOf(outer), ...ringsOf(inner)] } as Geometry;
    expect(judgeZones([zone('h', holed)], image, { clouds: west(8) })[0]?.visibleShare).toBeGreaterThan(0.98);
    expect(judgeZones([zone('p', box(60, 60, 60.1, 60.1))], image, { clouds: west(8) })[0]?.visibleShare).toBe(1);
    expect(
      judgeZones([zone('p', { type: 'Point', coordinates: place(10, 10) })], image, { clouds: west(8) })[0],
    ).toMatchObject({ status: 'unusable', visibleShare: 0 });
  });

  it('is found in a cloud mask of another grid and CRS', () => {
    const [left, top] = place(0, 0);
    const [right, bottom] = place(100, 100);
    const grid = {
      crs: 'EPSG:4326',
      transform: [left, (right - left) / 10, 0, top, 0, (bottom - top) / 10] as const,
      width: 10,
      height: 10,
    };
    const raster = {
      ...image,
      grid,
      samples: new Uint8Array(100).map((_, at) => (at % 10 < 5 ? 9 : 5)),
      valid: new Uint8Array(100).fill(255),
    };
    const [found] = judgeZones([zone('a', box(20, 20, 80, 80))], image, { clouds: { kind: 'sentinel2-scl', raster } });
    expect(found?.visibleShare).toBeCloseTo(0.5, 1);
  });

  it('cannot be placed in an image without a known CRS', () => {
    const lost = { ...image, grid: { ...image.grid, crs: null } };
    expect(() => judgeZones([], lost)).toThrow(/CRS that can be placed/);
  });
});

function ringsOf(geometry: Geometry): readonly unknown[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : [];
}

describe('a pixel of a cloud mask', () => {
  const read = (kind: CloudMask['kind'], value: number): string =>
    readMaskPixel({ kind, raster: drawRaster(1, () => value) }, 0);
  it.each([
    ['sentinel2-scl', { 'no-data': [0, 1], hidden: [3, 8, 9, 10], clear: [2, 4, 5, 6, 7, 11] }],
    // 21824 clear land, 21952 clear water, 22280 cloud, 23888 cloud shadow, 54596 cirrus, 30048 snow, 1 fill
    ['landsat-qa-pixel', { 'no-data': [1], hidden: [22280, 23888, 54596], clear: [21824, 21952, 30048] }],
    ['fmask', { 'no-data': [0], hidden: [2, 3], clear: [1, 4, 5] }],
    ['probability', { 'no-data': [], hidden: [40, 100], clear: [0, 39] }],
    ['plain', { 'no-data': [], hidden: [1, 255], clear: [0] }],
  ] as const)('of %s: %j', (kind, readings) => {
    for (const [reading, values] of Object.entries(readings)) {
      for (const value of values) expect(`${value} ${read(kind, value)}`).toBe(`${value} ${reading}`);
    }
  });

  it('of UDM2 is read from its bands', () => {
    const udm = (set: number[]): Raster => {
      const samples = new Uint8Array(8 * 100 * 100);
      for (const band of set) samples.fill(1, (band - 1) * 10_000, band * 10_000);
      return { ...image, samples, bands: Array.from({ length: 8 }, () => image.bands[0]!) };
    };
    const read = (...set: number[]): string => readMaskPixel({ kind: 'planet-udm2', raster: udm(set) }, 0);
    expect([read(1), read(2), read(4), read(3), read(5), read(6), read(8)]).toEqual([
      'clear',
      'clear',
      'clear',
      'hidden',
      'hidden',
      'hidden',
      'no-data',
    ]);
  });

  it('where the mask itself holds nothing is no data', () => {
    const raster = { ...image, valid: new Uint8Array(100 * 100) };
    expect(readMaskPixel({ kind: 'plain', raster }, 0)).toBe('no-data');
  });
});
