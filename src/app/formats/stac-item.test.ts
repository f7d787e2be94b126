import { describe, expect, it } from 'vitest';
import { decodeStacItem, decodeStacItems, encodeStacItem, isStacItem, isStacItemCollection } from './stac-item.ts';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [130, 42],
      [131, 42],
      [131, 43],
      [130, 42],
    ],
  ],
};

function item(changes: Record<string, unknown> = {}, properties: Record<string, unknown> = {}): unknown {
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id: 'scene-1',
    collection: 'c',
    geometry: square,
    bbox: [130, 42, 131, 43],
    properties: { datetime: '2023-10-05T02:10:00Z', ...properties },
    assets: {},
    links: [],
    ...changes,
  };
}

function sceneOf(value: unknown) {
  const decoded = decodeStacItem(value, 'item.json');
  if ('rejection' in decoded) throw new Error(JSON.stringify(decoded.rejection));
  return decoded.scene;
}

function rejectionOf(value: unknown) {
  const decoded = decodeStacItem(value, 'item.json');
  if ('scene' in decoded) throw new Error(`expected a rejection, got ${decoded.scene.id}`);
  return decoded.rejection;
}

describe('a STAC item becomes a scene', () => {
  it('with the searched fields read and the item kept whole', () => {
    const value = item({ extra: { kept: true } }, { gsd: 0.5, 'eo:cloud_cover': 25, platform: 'skysat-1' });
    const scene = sceneOf(value);
    expect(scene).toEqual({
      id: 'scene-1',
      collection: 'c',
      start: '2023-10-05T02:10:00Z',
      end: '2023-10-05T02:10:00Z',
      footprint: square,
      bbox: [130, 42, 131, 43],
      gsdMetres: 0.5,
      cloudFraction: 0.25,
      platform: 'skysat-1',
      item: value,
    });
    expect(encodeStacItem(scene)).toEqual(value);
  });

  it.each([
    ['2023-10-05T02:10:00+09:00', '2023-10-04T17:10:00Z'],
    ['2023-10-05t02:10:00.123456z', '2023-10-05T02:10:00.123456Z'],
    ['2024-02-29T23:59:59-00:30', '2024-03-01T00:29:59Z'],
  ])('%s is %s', (datetime, utc) => {
    expect(sceneOf(item({}, { datetime })).start).toBe(utc);
  });

  it('takes start and end where datetime is null', () => {
    const times = { datetime: null, start_datetime: '2023-01-01T00:00:00Z', end_datetime: '2023-02-01T00:00:00Z' };
    expect(sceneOf(item({}, times))).toMatchObject({ start: '2023-01-01T00:00:00Z', end: '2023-02-01T00:00:00Z' });
  });

  it('drops the elevations of a box of six', () => {
    expect(sceneOf(item({ bbox: [130, 42, -5, 131, 43, 900] })).bbox).toEqual([130, 42, 131, 43]);
  });

  it('keeps a box that crosses the antimeridian', () => {
    expect(sceneOf(item({ bbox: [170, -1, -170, 1] })).bbox).toEqual([170, -1, -170, 1]);
  });

  it('takes the box from the footprint where it has none, and lives without either', () => {
    expect(sceneOf(item({ bbox: null })).bbox).toEqual([130, 42, 131, 43]);
    expect(sceneOf(item({ bbox: undefined, geometry: null }))).toMatchObject({ bbox: null, footprint: null });
  });

  it('takes the finest resolution that any asset states, where the item states none', () => {
    const assets = {
      a: { gsd: 30 },
      b: { 'raster:bands': [{ spatial_resolution: 10 }] },
      c: { 'eo:bands': [{ gsd: 20 }] },
      d: { gsd: -1 },
      e: null,
    };
    expect(sceneOf(item({ assets })).gsdMetres).toBe(10);
    expect(sceneOf(item({ assets: { a: { bands: [{ gsd: 15 }] } } })).gsdMetres).toBe(15);
    expect(sceneOf(item({ assets }, { gsd: 60 })).gsdMetres).toBe(60);
    expect(sceneOf(item({ assets: 'none' })).gsdMetres).toBeNull();
  });

  it('does not know the cloud where Landsat says -1', () => {
    expect(sceneOf(item({}, { 'eo:cloud_cover': -1 })).cloudFraction).toBeNull();
  });

  it('makes ids that fit, differ where the originals differ, and stay the same the next time', () => {
    const ids = ['a/b c', 'a b/c', '../../etc', '🛰', 'x'.repeat(500)].map((id) => sceneOf(item({ id })).id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\-_.:]{0,199}$/u);
    expect(sceneOf(item({ id: 'a/b c' })).id).toBe(ids[0]);
    expect(sceneOf(item({ id: 'a/b c' })).item['id']).toBe('a/b c');
  });
});

describe('an item that is wrong is refused with column, value and reason', () => {
  const open = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    ],
  };
  const bowTie = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ],
    ],
  };
  it.each([
    ['no object', [], null, /JSON object/],
    ['a collection', { type: 'Collection', stac_version: '1.0.0' }, 'type', /Feature/],
    ['an old version', item({ stac_version: '0.9.0' }), 'stac_version', /1\.0 or 1\.1/],
    ['no properties', item({ properties: null }), 'properties', /object/],
    ['an id that is a number', item({ id: 7 }), 'id', /text/],
    ['no time at all', item({}, { datetime: null }), 'properties.datetime', /start_datetime/],
    ['half a span', item({}, { datetime: null, start_datetime: '2023-01-01T00:00:00Z' }), 'properties.datetime', /end/],
    ['no offset', item({}, { datetime: '2023-10-05T02:10:00' }), 'properties.datetime', /offset/],
    ['no such day', item({}, { datetime: '2023-02-30T00:00:00Z' }), 'properties.datetime', /instant/],
    ['no such month', item({}, { datetime: '2023-13-40T00:00:00Z' }), 'properties.datetime', /instant/],
    [
      'an end before the start',
      item({}, { start_datetime: '2023-02-01T00:00:00Z', end_datetime: '2023-01-01T00:00:00Z' }),
      'properties.end_datetime',
      /not before/,
    ],
    ['an open ring', item({ geometry: open }), 'geometry', /closed/],
    ['a bow tie', item({ geometry: bowTie }), 'geometry', /crosses itself/],
    ['lat, lon swapped', item({ geometry: { type: 'Point', coordinates: [42, 130] } }), 'geometry', /lat, lon/],
    ['an unknown geometry', item({ geometry: { type: 'Circle', coordinates: [0, 0] } }), 'geometry', /Polygon/],
    ['a box of five', item({ bbox: [1, 2, 3, 4, 5] }), 'bbox', /4 or 6/],
    ['a box of texts', item({ bbox: ['1', '2', '3', '4'] }), 'bbox', /4 or 6/],
    ['a box upside down', item({ bbox: [0, 10, 1, 5] }), 'bbox', /south/],
    ['too much cloud', item({}, { 'eo:cloud_cover': 140 }), 'properties.eo:cloud_cover', /percentage/],
    ['a resolution of zero', item({}, { gsd: 0 }), 'properties.gsd', /above 0/],
    ['a number JSON cannot write', item({}, { big: JSON.parse('1e999') as number }), null, /finite/],
  ])('%s', (_, value, column, reason) => {
    const rejection = rejectionOf(value);
    expect(rejection).toMatchObject({ file: 'item.json', row: null, column });
    expect(rejection.reason).toMatch(reason);
  });

  it('nested a hundred thousand deep, without overflowing the stack', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
    expect(rejectionOf(item({ deep })).reason).toMatch(/levels of nesting/);
  });

  it('with a long value cut to 200 characters', () => {
    expect(rejectionOf(item({}, { datetime: 'x'.repeat(9999) })).value).toHaveLength(200);
  });
});

describe('a collection of items', () => {
  const collection = { type: 'FeatureCollection', features: [item(), item({ id: 7 }), item({ id: 'scene-3' })] };

  it('keeps the good ones and names the place of the bad one', () => {
    const items = decodeStacItems(collection, 'items.json');
    expect(items.map(({ type }) => type)).toEqual(['record', 'rejected', 'record']);
    expect(items[1]).toMatchObject({ rejection: { column: 'features[1].id', value: '7' } });
  });

  it('is told from an item and from other GeoJSON', () => {
    expect([isStacItem(item()), isStacItemCollection(item())]).toEqual([true, false]);
    expect([isStacItem(collection), isStacItemCollection(collection)]).toEqual([false, true]);
    const sites = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: null }] };
    expect(isStacItemCollection(sites)).toBe(false);
    for (const other of [null, 3, 'x', [], {}, sites.features[0]]) expect(isStacItem(other)).toBe(false);
  });
});
