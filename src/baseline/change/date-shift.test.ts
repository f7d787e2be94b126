import { describe, expect, it } from 'vitest';
import { dateShift } from '../index.ts';

const quiet = [8, 12, 5, 20, 9, 3, 15, 11, 7, 10, 18, 4, 9, 13, 6];

describe('a shift of the level', () => {
  it('is found where the counts triple, with the split inside its interval', () => {
    const shift = dateShift([...quiet, ...quiet.map((count) => 3 * count)])!;
    expect(shift.probability).toBeGreaterThan(0.99);
    expect(shift.earliest).toBeLessThanOrEqual(15);
    expect(shift.latest).toBeGreaterThanOrEqual(15);
    expect(shift.latest - shift.earliest).toBeLessThan(6);
  });

  it('is improbable where the level stays', () => {
    expect(dateShift([...quiet, ...quiet])!.probability).toBeLessThan(0.2);
  });

  it('is not seen in one high count at the end', () => {
    for (const count of [100, 1000, 100_000]) {
      expect(dateShift([...quiet, count])!.probability).toBeLessThan(0.1);
    }
  });

  it('is told apart from a spike in the middle, and is seen when three looks stay up', () => {
    expect(dateShift([...quiet, 500, ...quiet])!.probability).toBeLessThan(0.3);
    expect(dateShift([...quiet, 500, 450, 560])!.probability).toBeGreaterThan(0.95);
  });

  it('is not looked for in fewer than five counts', () => {
    expect(dateShift([1, 1, 1, 90])).toBeNull();
    expect(dateShift([1, 1, 1, 90, 90])).not.toBeNull();
  });
});
