import { describe, expect, it } from 'vitest';
import { countBeaten, recordProbability } from './index.ts';

const look = (low: number, high: number, exposure = 1): { low: number; high: number; exposure: number } => ({
  low,
  high,
  exposure,
});

describe('a record', () => {
  it('beats every earlier look, and is the highest of N + 1 with probability 1/(N + 1)', () => {
    const beaten = countBeaten(look(73, 73), [look(30, 30), look(37, 37), look(0, 0), look(2, 3)]);
    expect(beaten).toBe(4);
    expect(recordProbability(beaten!)).toBe(0.2);
  });

  it('is none where it is only as high, or only may be higher', () => {
    expect(countBeaten(look(37, 37), [look(37, 37)])).toBeNull();
    expect(countBeaten(look(30, 50), [look(5, 5), look(30, 40)])).toBeNull();
    expect(countBeaten(look(73, 73), [look(5, 5), look(8, Infinity)])).toBeNull();
  });

  it('is not claimed against looks that saw less of the place', () => {
    expect(countBeaten(look(73, 73), [look(5, 5, 0.4), look(9, 9)])).toBe(1);
    expect(countBeaten(look(73, 73), [look(5, 5, 0.4)])).toBeNull();
  });

  it('needs something to beat', () => {
    expect(countBeaten(look(73, 73), [])).toBeNull();
  });
});
