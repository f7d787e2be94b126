import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  computeBoundingBox,
  computePixelSize,
  derivedId,
  geometrySchema,
  labelPosition,
  objectClassKey,
  observationSchema,
  recordKinds,
  recordSchemas,
  seenSchema,
  sha256Hex,
  slug,
} from './index.ts';

describe('hashes and ids', () => {
  it('SHA-256 of "abc" is the one of FIPS 180-2', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('equal values have equal canonical JSON, whatever the order of their members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('canonical JSON writes texts and keys as JSON does, in the order of code units', () => {
    const odd = 'ü"\\\u0007\uD800\u2028😀';
    expect(canonicalJson({ b: odd, [odd]: -0, 'a b': undefined, a: [null, {}] })).toBe(
      `{"a":[null,{}],"b":${JSON.stringify(odd)},${JSON.stringify(odd)}:0}`,
    );
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${(index * 7) % 60}`, index]));
    expect(Object.keys(JSON.parse(canonicalJson(many)) as object)).toEqual(Object.keys(many).toSorted());
  });

  it('canonical JSON refuses what JSON cannot say', () => {
    expect(() => canonicalJson({ count: Number.NaN })).toThrow(/NaN/);
  });

  it('the same identity gives the same id', () => {
    expect(derivedId('obs', { site: 'a', date: 'b' })).toBe(derivedId('obs', { date: 'b', site: 'a' }));
    expect(derivedId('obs', ['a'])).not.toBe(derivedId('obs', ['b']));
  });

  it.each([
    ['Najin port (Chinese pier)', 'najin-port-chinese-pier'],
    ['두만강', '두만강'],
    ['Türkiye – Ağrı', 'turkiye-agrı'],
  ])('the slug of %s is %s', (name, expected) => {
    expect(slug(name)).toBe(expected);
  });
});

describe('object classes', () => {
  it.each(['railcar', 'Railcars', 'rail cars', 'RAILCARS'])('%s is the class railcar', (name) => {
    expect(objectClassKey(name)).toBe('railcar');
  });

  it.each([
    ['launches', 'launch'],
    ['coach buses', 'coach bus'],
    ['vehicles', 'vehicle'],
    ['ships at pier', 'ships at pier'],
  ])('%s and %s are one class', (plural, singular) => {
    expect(objectClassKey(plural)).toBe(objectClassKey(singular));
  });

  it('a status keeps its s', () => {
    expect(objectClassKey('5 MWe reactor status')).toBe('5mwereactorstatus');
  });
});

describe('what was seen', () => {
  it('a count needs a bound, in order, not negative, whole', () => {
    expect(seenSchema.safeParse({ kind: 'count', low: 73, high: 73 }).success).toBe(true);
    expect(seenSchema.safeParse({ kind: 'count', low: null, high: 20 }).success).toBe(true);
    for (const [low, high] of [
      [null, null],
      [3, 2],
      [-1, 4],
      [1.5, 2],
    ]) {
      expect(seenSchema.safeParse({ kind: 'count', low, high }).success).toBe(false);
    }
  });

  it('a share may fall, a count may not', () => {
    expect(seenSchema.safeParse({ kind: 'measure', unit: 'percent', low: -88, high: -88 }).success).toBe(true);
  });

  it('not observed is not zero: it has a reason and no number', () => {
    expect(seenSchema.safeParse({ kind: 'not-observed', reason: 'no image', low: 0 }).success).toBe(false);
    expect(seenSchema.safeParse({ kind: 'not-observed', reason: '' }).success).toBe(false);
  });
});

describe('records', () => {
  it('every kind has a schema that refuses a member it does not know', () => {
    for (const kind of recordKinds) {
      const result = recordSchemas[kind].safeParse({ surprise: 1 });
      expect(result.success).toBe(false);
      expect(JSON.stringify(result.error?.issues)).toContain('surprise');
    }
  });

  it('an address must be http(s): it is printed as a link', () => {
    const result = observationSchema.safeParse({
      source: { url: 'javascript:alert(1)', title: '', published: null, publishedInferred: false, quote: null },
    });
    expect(result.error?.issues.some((issue) => issue.path.join('.') === 'source.url')).toBe(true);
  });
});

describe('geometry', () => {
  const square = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [130, 42],
        [131, 42],
        [131, 43],
        [130, 43],
        [130, 42],
      ] as [number, number][],
    ],
  };

  it('the box of a square is the square', () => {
    expect(computeBoundingBox(square)).toEqual([130, 42, 131, 43]);
    expect(labelPosition(square)).toEqual({ lon: 130.5, lat: 42.5 });
  });

  it('a latitude of 95 degrees is refused', () => {
    expect(geometrySchema.safeParse({ type: 'Point', coordinates: [42, 95] }).success).toBe(false);
  });

  it('the pixel size of a rotated grid is the length of its axes', () => {
    expect(computePixelSize({ crs: 'EPSG:32652', transform: [0, 3, 4, 0, 4, -3], width: 1, height: 1 })).toBe(5);
  });
});
