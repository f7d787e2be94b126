import { describe, expect, it } from 'vitest';
import { type Mark, type Marking, markingSchema } from '#core';
import { compareCounts } from './double-count.ts';
import { estimateTotal } from './estimate-total.ts';
import { matchMarks } from './match-marks.ts';

const mark = (id: string, zoneId: string | null, alongMetres: number | null, lon = 0): Mark => ({
  id,
  zoneId,
  alongMetres,
  score: null,
  lengthMetres: 14,
  colour: null,
  geometry: { type: 'Point', coordinates: [lon, 60] },
});

const marking = (analyst: string, marks: readonly Mark[], zones = ['t1', 't2']): Marking => ({
  id: `m-${analyst}`,
  siteId: 's',
  sceneId: 'scene',
  objectClass: 'railcar',
  maker: null,
  analyst,
  gsdMetres: 0.5,
  pixels: null,
  zones: zones.map((zoneId) => ({ zoneId, status: 'observed', visibleShare: 1, reason: null })),
  marks,
  review: 'draft',
});
const along = (zone: string, ...metres: number[]): Mark[] => metres.map((at, k) => mark(`${zone}-${k}`, zone, at));
const pairsOf = (ones: Mark[], others: Mark[], tolerance = 4): string[] =>
  matchMarks(ones, others, tolerance)
    .map(({ one, other }) => `${one.alongMetres}~${other.alongMetres}`)
    .sort();

describe('the marks of two people', () => {
  it('are paired one to one within the tolerance, in their zone only', () => {
    expect(pairsOf(along('t1', 10, 25, 40), along('t1', 12, 29, 45))).toEqual(['10~12', '25~29']);
    expect(pairsOf(along('t1', 10), along('t2', 10))).toEqual([]);
    expect(pairsOf(along('t1', 10, 11), along('t1', 10.5))).toHaveLength(1);
  });

  it('are paired as many as can be: a near pair gives way where that makes two', () => {
    expect(pairsOf(along('t1', 10, 13), along('t1', 7, 10.5))).toEqual(['10~7', '13~10.5']);
  });

  it('without a track are compared on the ground, also across the antimeridian', () => {
    const [west, east] = [mark('a', null, null, 179.99999), mark('b', null, null, -179.99999)];
    expect(matchMarks([west], [east], 1.2)[0]?.distanceMetres).toBeCloseTo(1.1132, 3);
    expect(matchMarks([west], [east], 1)).toEqual([]);
  });
});

describe('the number there is', () => {
  it('is that of Chapman (1951)', () => {
    // Both counted 20 and 22 objects and share 18: 21 · 23 / 19 - 1
    expect(estimateTotal(20, 22, 18).count).toBeCloseTo(24.42, 2);
    expect(estimateTotal(5, 5, 5)).toMatchObject({ count: 5, low: 5 });
  });

  it('has an interval that holds what was found, and is wider the less is shared', () => {
    const widths = [20, 15, 10, 5].map((both) => {
      const { low, high, count } = estimateTotal(20, 20, both);
      expect(low).toBeGreaterThanOrEqual(40 - both);
      expect(low).toBeLessThanOrEqual(count + 1e-9);
      expect(high).toBeGreaterThanOrEqual(Math.floor(count));
      return (high ?? NaN) - low;
    });
    expect(widths).toEqual(widths.toSorted((one, other) => one - other));
  });

  it('has no upper bound where nothing is shared', () => {
    expect(estimateTotal(3, 2, 0)).toMatchObject({ low: 5, high: null });
    expect(estimateTotal(0, 0, 0)).toMatchObject({ count: 0, low: 0, high: null });
  });

  it('refuses counts that cannot be', () => {
    expect(() => estimateTotal(2, 3, 3)).toThrow(RangeError);
    expect(() => estimateTotal(2.5, 3, 1)).toThrow(RangeError);
  });

  it.each([
    [0.9, 0.9],
    [0.8, 0.7],
    [0.6, 0.9],
  ])('lies in the interval of nine in ten simulated counts or a few more, recalls %d and %d', (first, second) => {
    let state = 42;
    const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    let [held, runs] = [0, 0];
    for (const truth of [20, 50, 100]) {
      for (let run = 0; run < 300; run++, runs++) {
        let [one, other, both] = [0, 0, 0];
        for (let k = 0; k < truth; k++) {
          const [a, b] = [random() < first, random() < second];
          if (a) one++;
          if (b) other++;
          if (a && b) both++;
        }
        const { low, high } = estimateTotal(one, other, both);
        if (low <= truth && truth <= (high ?? Infinity)) held++;
      }
    }
    expect(held / runs).toBeGreaterThan(0.88);
    // More where hardly anything is missed: a whole number of missed objects cannot be cut finer.
    expect(held / runs).toBeLessThan(0.985);
  });
});

describe('two counts of one scene', () => {
  const one = marking('Ada', [...along('t1', 10, 25, 40, 55)]);
  const other = marking('Ben', [...along('t1', 11, 26, 41), ...along('t2', 5)]);

  it('give what both found, the recall of each, and the total', () => {
    for (const each of [one, other]) expect(markingSchema.parse(each)).toEqual(each);
    const compared = compareCounts(one, other);
    expect(compared).toMatchObject({
      one: { name: 'Ada', count: 4, recall: 0.75 },
      other: { name: 'Ben', count: 4, recall: 0.75 },
      both: 3,
      found: 5,
      f1: 0.75,
      zones: [
        { zoneId: 't1', one: 4, other: 3, both: 3 },
        { zoneId: 't2', one: 0, other: 1, both: 0 },
      ],
    });
    expect(compared.total.count).toBeCloseTo(5.25, 9);
    expect(compared.total.low).toBe(5);
  });

  it('leave out a zone that one of them did not observe: it was not missed', () => {
    const half = marking('Cyd', along('t1', 10, 25, 40, 55), ['t1']);
    const compared = compareCounts(half, other);
    expect(compared).toMatchObject({ both: 3, found: 4, other: { count: 3 }, one: { recall: 1 } });
    expect(compared.notes).toContain('1 of 2 zones were not observed by both and are left out.');
    const clouded = {
      ...one,
      zones: one.zones.map((zone) => ({ ...zone, status: 'unusable' as const, reason: 'cloud' })),
    };
    expect(compareCounts(clouded, other)).toMatchObject({ found: 0, f1: null, total: { count: 0, high: null } });
  });

  it('agree beyond chance on which tracks are occupied', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const by = (name: string, ...zones: string[]): Marking =>
      marking(
        name,
        zones.flatMap((zone) => along(zone, 10)),
        ids,
      );
    expect(compareCounts(by('Ada', 'a', 'b'), by('Ben', 'a', 'b')).kappaOccupied).toBe(1);
    expect(compareCounts(by('Ada', 'a', 'b'), by('Ben', 'c', 'd')).kappaOccupied).toBe(-1);
    expect(compareCounts(by('Ada', 'a', 'b'), by('Ben', 'a', 'c')).kappaOccupied).toBe(0);
    expect(compareCounts(by('Ada', ...ids), by('Ben', ...ids)).kappaOccupied).toBeNull();
  });

  it('by one person twice are said not to be independent', () => {
    expect(compareCounts(one, { ...one, id: 'again' }).notes.join(' ')).toContain('not independent');
  });

  it('of different scenes cannot be compared', () => {
    expect(() => compareCounts(one, { ...other, sceneId: 'x' })).toThrow(RangeError);
  });
});
