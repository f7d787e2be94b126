import { describe, expect, it } from 'vitest';
import { type CountInterval, findLevelShift } from '../index.ts';

const exact = (...counts: number[]): CountInterval[] =>
  counts.map((count) => ({ low: count, high: count, exposure: 1 }));
const quiet = [8, 12, 5, 20, 9, 3, 15, 11, 7, 10, 18, 4, 9, 13, 6];

describe('a shift of the level', () => {
  it('is found where the counts triple, with the split inside its interval', () => {
    const shift = findLevelShift(exact(...quiet, ...quiet.map((count) => 3 * count)))!;
    expect(shift.probability).toBeGreaterThan(0.99);
    expect(shift.earliest).toBeLessThanOrEqual(15);
    expect(shift.latest).toBeGreaterThanOrEqual(15);
    expect(shift.latest - shift.earliest).toBeLessThan(6);
  });

  it('is improbable where the level stays', () => {
    expect(findLevelShift(exact(...quiet, ...quiet))!.probability).toBeLessThan(0.2);
  });

  it('is not seen in one high count at the end', () => {
    for (const count of [100, 1000, 100_000]) {
      expect(findLevelShift(exact(...quiet, count))!.probability).toBeLessThan(0.1);
    }
  });

  it('is told apart from a spike in the middle, and is seen when three looks stay up', () => {
    expect(findLevelShift(exact(...quiet, 500, ...quiet))!.probability).toBeLessThan(0.3);
    expect(findLevelShift(exact(...quiet, 500, 450, 560))!.probability).toBeGreaterThan(0.95);
  });

  it('is not looked for in fewer than six looks', () => {
    expect(findLevelShift(exact(1, 1, 1, 90, 90))).toBeNull();
    expect(findLevelShift(exact(1, 1, 1, 90, 90, 90))).not.toBeNull();
  });

  it('is found from counts of half the place too', () => {
    const halves = quiet.map((count) => ({ low: count, high: count, exposure: 0.5 }));
    const level = exact(...quiet.map((count) => 2 * count));
    expect(findLevelShift([...halves, ...level])!.probability).toBeLessThan(0.3);
  });
});
