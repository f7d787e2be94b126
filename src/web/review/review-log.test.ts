import { describe, expect, it } from 'vitest';
import type { Mark } from '#core';
import { findNext, isDecision, orderMarks, readLog, verdictOf } from './review-log.ts';

const mark = (id: string, score: number | null): Mark => ({
  id,
  geometry: { type: 'Point', coordinates: [0, 0] },
  zoneId: null,
  score,
  lengthMetres: null,
  alongMetres: null,
  colour: null,
});

describe('the order of review', () => {
  it('begins with the least sure, whichever way it is unsure, and ends with what a person marked', () => {
    const marks = [mark('sure', 0.97), mark('person', null), mark('half', 0.52), mark('no', 0.05), mark('low', 0.41)];
    expect(orderMarks({ marks }).map(({ id }) => id)).toEqual(['half', 'low', 'no', 'sure', 'person']);
  });

  it('goes on to the next mark without a verdict, round the end', () => {
    const marks = [mark('a', 0.5), mark('b', 0.6), mark('c', 0.7)];
    expect(findNext(marks, [], 0)).toBe(1);
    expect(findNext(marks, [{ markId: 'b', verdict: 'reject' }], 0)).toBe(2);
    expect(findNext(marks, [{ markId: 'c', verdict: 'accept' }], 1)).toBe(0);
    const all = marks.map(({ id }) => ({ markId: id, verdict: 'accept' }) as const);
    expect(findNext(marks, all, 1)).toBe(1);
  });

  it('lets the last word on a mark count', () => {
    const log = [
      { markId: 'a', verdict: 'reject' },
      { markId: 'b', verdict: 'accept' },
      { markId: 'a', verdict: 'accept' },
    ] as const;
    expect([...readLog(log).values()]).toEqual([log[2], log[1]]);
  });

  it('sends what was taken out and what is of another class; the last word on a mark counts here too', () => {
    const log = [
      { markId: 'a', verdict: 'reclass', objectClass: 'truck' },
      { markId: 'b', verdict: 'reject' },
      { markId: 'b', verdict: 'reclass', objectClass: 'crane' },
      { markId: 'c', verdict: 'skip' },
      { markId: 'd', verdict: 'reject' },
      { markId: 'a', verdict: 'accept' },
    ] as const;
    expect(verdictOf(log)).toEqual({
      verdict: 'accepted',
      rejectedMarks: ['d'],
      reclassedMarks: [{ id: 'b', objectClass: 'crane' }],
    });
    expect(verdictOf([])).toEqual({ verdict: 'accepted' });
  });

  it('passes over what is no decision in the store of the browser', () => {
    const [whole, noClass] = [
      { markId: 'a', verdict: 'reclass', objectClass: 'x' },
      { markId: 'a', verdict: 'reclass' },
    ];
    expect([whole, noClass, null, 'a', { verdict: 'accept' }, { markId: 'a', verdict: 'maybe' }].map(isDecision)).toEqual([
      true, false, false, false, false, false,
    ]); // prettier-ignore
  });
});
