import { type Observation, formatDay } from '#core';
import { describe, expect, it } from 'vitest';
import { assessSeries } from './index.ts';

const looks = (bounds: readonly (readonly [number | null, number | null])[]): Observation[] =>
  bounds.map(([low, high], index) => ({
    id: `o${index}`,
    siteId: 'yard',
    zoneId: null,
    objectClass: 'railcars',
    when: { from: formatDay(19_000 + 10 * index), to: null },
    seen: { kind: 'count', low, high },
    note: null,
    sensor: null,
    observer: 'A',
    source: null,
    sceneId: null,
    method: null,
    visibleShare: null,
    review: 'accepted',
  }));
const repeat = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);
const assess = (...bounds: readonly (readonly [number | null, number | null])[]) =>
  assessSeries({ siteId: 'yard', objectClass: 'railcars', observations: looks(bounds), at: null });

describe('a baseline in which every look is an "at least"', () => {
  const result = assess(...repeat(20, [8, null] as const), [500, 500]);

  it('has lower bounds and nothing above them: no mean, no upper bound, no probability, no alert', () => {
    expect(result.baseline).toMatchObject({ knownFrom: 'below', mean: null, upper: null, high90: null, n: 20 });
    expect(result.baseline.intervals.every(({ high }) => high === null)).toBe(true);
    expect([result.exceedance, result.sensitivity, result.alert]).toEqual([null, null, false]);
    expect(result.exceedanceRange).toEqual({ low: 0, high: 1 });
  });

  it('says so, and gives no lower bound above what was seen at least', () => {
    expect(result.notes.find((note) => note.startsWith('Each of the 20 looks before is an "at least"'))).toMatch(
      /no mean and no upper bound, and a chance of as many that may be anything from 0 % to 100 %/,
    );
  });

  it('goes by rank: of nine different looks the lowest is met with 90 %, nothing with 99 %', () => {
    const bounds = [7, 3, 9, 5, 8, 4, 6, 10, 11].map((low) => [low, null] as const);
    const { intervals } = assess(...bounds, [10, 10]).baseline;
    // k = (1 - level)(9 + 1): 5, 2, 1, 0
    expect(intervals.map(({ low }) => low)).toEqual([7, 4, 3, 0]);
    // Two of ten are "at least 10" or more.
    expect(assess(...bounds, [10, 10]).exceedanceRange).toEqual({ low: 0.2, high: 1 });
  });

  it('claims no change of level, since the bounds are what was written, not what was there', () => {
    const rising = assess(...repeat(10, [5, null] as const), ...repeat(10, [50, null] as const));
    expect([rising.change, rising.present]).toEqual([null, null]);
  });

  it('is an ordinary one as soon as one look has a number', () => {
    const mixed = assess(...repeat(9, [8, null] as const), [12, 12], [500, 500]);
    expect(mixed.baseline.knownFrom).toBe('both');
    expect(mixed.exceedance).toBeGreaterThan(0);
  });
});

describe('a baseline in which every look is an "at most"', () => {
  it('gives the largest chance that the bounds allow, from 0 on', () => {
    const result = assess(...repeat(20, [null, 8] as const), [9, 9]);
    expect(result.baseline).toMatchObject({ knownFrom: 'above', mean: null, low90: 0 });
    expect(result.exceedanceRange).toEqual({ low: 0, high: result.exceedance });
    expect(result.alert).toBe(false);
    expect(result.notes.some((note) => /"at most": how few there were is not known/.test(note))).toBe(true);
  });

  it('counts with scatter below the bounds, whose tail is longer than that of the bounds as counts', () => {
    const chance = (count: number): number => assess(...repeat(20, [null, 8] as const), [count, count]).exceedance!;
    const mixed = repeat(20, 0).map((_, index) => (index % 2 === 0 ? 8 : 0));
    for (const count of [12, 20, 40]) {
      for (const counts of [repeat(20, 8), mixed, [...repeat(14, 5), ...repeat(6, 8)]]) {
        const exact = assess(...counts.map((one) => [one, one] as const), [count, count]);
        const alone =
          exact.sensitivity!.rows.find(({ name }) => name === 'level alone')?.exceedance ?? exact.exceedance!;
        expect(chance(count)).toBeGreaterThanOrEqual(0.9 * alone);
      }
    }
    expect(assess(...repeat(20, [null, 8] as const), [40, 40]).alert).toBe(false);
  });

  it('alerts where even that is improbable', () => {
    const result = assess(...repeat(20, [null, 8] as const), [73, 73]);
    expect([result.alert, result.recordOf]).toEqual([true, 20]);
    expect(result.sensitivity).not.toBeNull();
  });
});
