import { describe, expect, it } from 'vitest';
import { decodeCountZones } from './count-zones.ts';

const line = { type: 'LineString', coordinates: [[7.65, 47.53], [7.66, 47.53, 260]] }; // prettier-ignore
const square = {
  type: 'Polygon',
  coordinates: [[[7, 47], [8, 47], [8, 48], [7, 48], [7, 47]]], // prettier-ignore
};
const feature = (geometry: unknown, more: Record<string, unknown> = {}): unknown => ({
  type: 'Feature',
  properties: {},
  geometry,
  ...more,
});
const decode = (...features: unknown[]): ReturnType<typeof decodeCountZones> =>
  decodeCountZones({ type: 'FeatureCollection', features }, 'zones.geojson');
const reasons = (...features: unknown[]): string[] => decode(...features).rejected.map(({ reason }) => reason);

describe('zones to count in', () => {
  it('are lines and areas, with the id of the feature, its property id, @id or name', () => {
    const { zones, rejected } = decode(
      feature(line, { id: 7 }),
      feature({ ...line, bbox: [0, 0, 1, 1] }, { properties: { id: 'b', name: 'no' } }),
      feature({ type: 'MultiLineString', coordinates: [line.coordinates, line.coordinates] }, { id: 'c' }),
      feature(square, { properties: { name: 'West yard' } }),
      feature(
        { type: 'MultiPolygon', coordinates: [square.coordinates] },
        { properties: { '@id': 'way/1', name: 'x' } },
      ),
    );
    expect(rejected).toEqual([]);
    expect(zones.map(({ id, geometry }) => [id, geometry.type])).toEqual([
      ['7', 'LineString'],
      ['b', 'LineString'],
      ['c', 'MultiLineString'],
      ['West yard', 'Polygon'],
      ['way/1', 'MultiPolygon'],
    ]);
  });

  it('that are wrong are refused one by one with what was expected, the good ones kept', () => {
    const { zones, rejected } = decode(
      feature(line, { id: 'good' }),
      feature(line, { id: 'good' }),
      feature(line),
      feature({ type: 'Point', coordinates: [7, 47] }, { id: 'p' }),
      feature({ type: 'LineString', coordinates: [[7, 47]] }, { id: 'short' }),
      feature({ type: 'LineString', coordinates: [[2611000, 1265000], [2612000, 1265000]] }, { id: 'swiss' }), // prettier-ignore
      feature({ type: 'LineString', coordinates: [[7, 'x'], [8, 47]] }, { id: 'text' }), // prettier-ignore
      feature({ type: 'MultiLineString', coordinates: [[[7, 47], [8, 97]]] }, { id: 'pole' }), // prettier-ignore
      feature(null, { id: 'nowhere' }),
      { type: 'feature', id: 'lower', geometry: line },
      5,
    );
    expect(zones.map(({ id }) => id)).toEqual(['good']);
    expect(rejected.map(({ file, column, reason }) => `${file} ${column}: ${reason}`)).toEqual([
      'zones.geojson features[1] good: two zones have the id "good"',
      'zones.geojson features[2]: expected an id: of the feature, or a property id or name',
      'zones.geojson features[3] p: expected one of LineString, MultiLineString, Polygon, MultiPolygon',
      expect.stringMatching(/features\[4\] short: too small.* at coordinates/),
      expect.stringMatching(/features\[5\] swiss: 2611000, 1265000 looks like projected coordinates/),
      expect.stringMatching(/features\[6\] text: invalid input.* at coordinates/),
      'zones.geojson features[7] pole: expected lon, lat in degrees (WGS 84) at coordinates',
      'zones.geojson features[8] nowhere: expected one of LineString, MultiLineString, Polygon, MultiPolygon',
      'zones.geojson features[9] lower: expected a GeoJSON Feature',
      'zones.geojson features[10]: expected a GeoJSON Feature',
    ]);
  });

  it('must not cross themselves, and coordinates are lon, lat', () => {
    const bow = { type: 'Polygon', coordinates: [[[7, 47], [8, 48], [8, 47], [7, 48], [7, 47]]] }; // prettier-ignore
    expect(reasons(feature(bow, { id: 'bow' }))[0]).toMatch(/crosses itself/);
    const turned = { type: 'LineString', coordinates: [[47, 130], [47, 131]] }; // prettier-ignore
    expect(reasons(feature(turned, { id: 'turned' }))[0]).toMatch(/expected lon first/);
  });

  it('of a file that is no GeoJSON, or an empty one, are a refusal of the file', () => {
    for (const value of [null, 5, [], {}, { type: 'FeatureCollection' }, { type: 'Topology', features: [] }]) {
      const { zones, rejected } = decodeCountZones(value, 'z.json');
      expect([zones, rejected.map(({ reason }) => reason)]).toEqual([
        [],
        ['expected a GeoJSON FeatureCollection or Feature'],
      ]);
    }
    expect(reasons()).toEqual(['expected at least one zone']);
    expect(reasons(feature(line, { properties: { railway: 'platform' } }))).toEqual([
      'expected at least one zone; 1 features are no tracks',
    ]);
    expect(decodeCountZones({ type: 'Feature', id: Infinity }, 'z.json').rejected).toHaveLength(1);
  });
});
