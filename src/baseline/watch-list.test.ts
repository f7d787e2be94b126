import { describe, expect, it } from 'vitest';
import type { Assessment } from '#core';
import { assessSeries, judgeWatchList } from './index.ts';

const nothing = assessSeries({ siteId: 'yard', objectClass: 'railcars', observations: [], at: null });
const withExceedance = (exceedance: number | null): Assessment => ({ ...nothing, exceedance });

describe('a watch list', () => {
  it('adjusts as in the example of Benjamini and Hochberg (1995, section 4.1)', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const rows = judgeWatchList(p.map(withExceedance), 0.05);
    expect(rows.filter(({ discovery }) => discovery).map(({ exceedance }) => exceedance)).toEqual(p.slice(0, 4));
    // 0.0095 × 15 / 4
    expect(rows[3]!.q).toBeCloseTo(0.035625, 12);
    expect(rows.at(-1)!.q).toBe(1);
  });

  it('does not depend on the order, and what cannot be judged is no test', () => {
    const forward = judgeWatchList([0.001, 0.02, null, 0.5].map(withExceedance), 0.05);
    const backward = judgeWatchList([0.5, null, 0.02, 0.001].map(withExceedance), 0.05);
    expect(forward.map(({ q }) => q)).toEqual(backward.map(({ q }) => q).toReversed());
    expect(forward.map(({ q }) => q)).toEqual([0.003, 0.03, null, 0.5]);
  });

  it('weighs a record by the number of series in which one could have been seen', () => {
    const record = (among: number): Assessment => ({
      ...nothing,
      target: { date: '2023-10-05', low: 9, high: 9 },
      recordOf: among,
      record: { kind: 'sole', among, tied: 0, probability: 1 / (among + 1) },
    });
    const none = (): Assessment => ({ ...record(20), recordOf: null, record: { ...record(20).record!, kind: 'none' } });
    const rows = judgeWatchList([record(99), none(), none(), none(), none()], 0.05);
    expect(rows[0]!.recordQ).toBeCloseTo(0.05, 12);
    expect(rows[1]!.recordQ).toBe(1);
  });
});
