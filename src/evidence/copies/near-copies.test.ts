import { describe, expect, it } from 'vitest';
import { findNearCopies } from './near-copies.ts';

const text =
  'About seventy freight cars stood at the station on the border, according to a report of an institute in the ' +
  'capital. Nothing like it had been seen in five years of images, the report said, not even before the pandemic.';

describe('finding copied texts', () => {
  it('finds a text in another that carries it whole, and says how much is shared', () => {
    const longer = `${text} Elsewhere on that day the weather was fine and nobody wrote about railways at all.`;
    const [pair] = findNearCopies([
      { id: 'a', text },
      { id: 'b', text: longer },
    ]);
    expect(pair).toMatchObject({ one: 'a', other: 'b', containment: 1 });
    expect(pair!.jaccard).toBeLessThan(1);
  });

  it('counts exactly: 9 shingles of which 7 are shared', () => {
    const words = (from: number): string => Array.from({ length: 12 }, (_, at) => `w${from + at}`).join(' ');
    const [pair] = findNearCopies([
      { id: 'a', text: words(0) },
      { id: 'b', text: words(2) },
    ]);
    expect(pair!.jaccard).toBeCloseTo(7 / 11, 12);
    expect(pair!.containment).toBeCloseTo(7 / 9, 12);
  });

  it('leaves alone texts on one matter in other words', () => {
    const other =
      'An institute has counted around seventy wagons near the frontier; earlier pictures, it says, never showed so many.';
    expect(
      findNearCopies([
        { id: 'a', text },
        { id: 'b', text: other },
      ]),
    ).toEqual([]);
  });

  it('does not compare texts of a few words', () => {
    const short = 'No comment was given today.';
    expect(
      findNearCopies([
        { id: 'a', text: short },
        { id: 'b', text: short },
      ]),
    ).toEqual([]);
  });
});
