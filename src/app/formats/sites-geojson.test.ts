import { describe, expect, it } from 'vitest';
import type { ReadItem, Rejection } from '../ports/reading.ts';
import { decodeSitesGeojson, encodeSitesGeojson } from './sites-geojson.ts';

const square = [
  [
    [130, 42],
    [131, 42],
    [131, 43],
    [130, 43],
    [130, 42],
  ],
];
const feature = (coordinates: unknown, properties: object = { name: 'Yard' }, type = 'Polygon'): object => ({
  type: 'Feature',
  id: 'yard',
  properties,
  geometry: { type, coordinates },
});
const decode = (features: object[], strict = false): ReadItem[] => [
  ...decodeSitesGeojson({ type: 'FeatureCollection', features }, 'sites.geojson', { strict }),
];
const refusal = (items: ReadItem[]): Rejection => {
  expect(items).toHaveLength(1);
  expect(items[0]!.type).toBe('rejected');
  return (items[0] as Extract<ReadItem, { type: 'rejected' }>).rejection;
};

describe('sites and zones as GeoJSON', () => {
  it('written and read again are the same', () => {
    const items = decode([
      feature(square, { name: 'Yard', aliases: ['두만강'], country: 'KP', approximate: true, note: 'drawn' }),
      {
        ...feature(
          [
            [130, 42],
            [131, 42],
          ],
          { siteId: 'yard', name: 'Track 1', function: 'track' },
          'LineString',
        ),
        id: 'yard-t1',
      },
    ]);
    const records = items.flatMap((item) => (item.type === 'record' ? [item] : []));
    expect(records.map((item) => item.kind)).toEqual(['site', 'zone']);
    const written = encodeSitesGeojson([records[0]!.record as never], [records[1]!.record as never]);
    expect([...decodeSitesGeojson(written, 'again.geojson', { strict: true })]).toEqual(items);
  });

  it.each([
    [
      'crosses itself',
      [
        [
          [130, 42],
          [131, 43],
          [131, 42],
          [130, 43],
          [130, 42],
        ],
      ],
      /crosses itself near lon 130\.5, lat 42\.5/,
    ],
    [
      'is not closed',
      [
        [
          [130, 42],
          [131, 42],
          [131, 43],
          [130, 43],
        ],
      ],
      /not closed/,
    ],
    [
      'has lat and lon swapped',
      [
        [
          [42, 130],
          [42, 131],
          [43, 131],
          [42, 130],
        ],
      ],
      /lon first/,
    ],
    [
      'is projected',
      [
        [
          [500000, 4690000],
          [500100, 4690000],
          [500100, 4690100],
          [500000, 4690000],
        ],
      ],
      /projected/,
    ],
    [
      'has a hole outside',
      [
        square[0]!,
        [
          [140, 42],
          [141, 42],
          [141, 43],
          [140, 42],
        ],
      ],
      /not valid/,
    ],
  ])('a polygon that %s is refused by name and place', (_name, coordinates, why) => {
    const rejection = refusal(decode([feature(coordinates)]));
    expect(rejection.reason).toMatch(why);
    expect(rejection.column).toContain('yard');
  });

  it('a line without a site is no site', () => {
    expect(
      refusal(
        decode([
          feature(
            [
              [130, 42],
              [131, 42],
            ],
            { name: 'rail' },
            'LineString',
          ),
        ]),
      ).reason,
    ).toMatch(/siteId/);
  });

  it('an unknown property is refused in a bundle, and kept in the note elsewhere', () => {
    const odd = feature(square, { name: 'Yard', colour: 'red' });
    expect(refusal(decode([odd], true)).reason).toMatch(/colour/);
    expect(decode([odd])[0]).toMatchObject({ record: { note: 'other properties: {"colour":"red"}' } });
  });

  it('one bad feature does not take the others with it', () => {
    const items = decode([
      feature(square),
      { type: 'Feature', id: 'b', properties: null, geometry: { type: 'Polygon', coordinates: 'x' } },
      { ...feature(square), id: 'c' },
    ]);
    expect(items.map((item) => item.type)).toEqual(['record', 'rejected', 'record']);
  });
});
