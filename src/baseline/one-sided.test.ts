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
    expect(result.exceedanceRange!.high).toBe(1);
    expect(result.exceedanceRange!.low).toBeLessThan(1e-6);
  });

  it('says so, and gives no lower bound above what was seen at least', () => {
    expect(result.notes.find((note) => note.startsWith('Each of the 20 looks before is an "at least"'))).toMatch(
      /no mean and no upper bound, and a chance of as many that may be anything from .* to 100 %/,
    );
    for (const { low } of result.baseline.intervals) expect(low).toBeLessThanOrEqual(8);
    expect(result.baseline.low90).toBeGreaterThan(1);
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
    const exact = assess(...repeat(20, [8, 8] as const), [9, 9]);
    expect(result.exceedance).toBeCloseTo(exact.exceedance!, 2);
    expect(result.alert).toBe(false);
    expect(result.notes.some((note) => /"at most": how few there were is not known/.test(note))).toBe(true);
  });

  it('alerts where even that is improbable', () => {
    const result = assess(...repeat(20, [null, 8] as const), [73, 73]);
    expect([result.alert, result.recordOf]).toEqual([true, 20]);
    expect(result.sensitivity!.stands).toBe(true);
  });
});
