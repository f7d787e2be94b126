import { describe, expect, it } from 'vitest';
import { estimateDetected } from './count-interval.ts';

describe('estimateDetected', () => {
  it('is exact for a detector without faults', () => {
    expect(estimateDetected(7, 1, 1)).toEqual({ count: 7, low: 7, high: 7, level: 0.9 });
  });

  it('of nothing found still leaves room for misses: P(m) = r (1 − r)^m', () => {
    // r = 0.5: 1/2, 1/4, 1/8, 1/16 and the rest; the 95 % quantile is 4.
    expect(estimateDetected(0, 0.9, 0.5)).toMatchObject({ count: 0, low: 0, high: 4 });
  });

  it('of false finds alone: 10 finds at precision 0.5 are 2 to 8 real ones', () => {
    // Binomial(10, 1/2): P(≤ 2) = 0.0547, P(≤ 1) = 0.0107, P(≤ 8) = 0.9893, P(≤ 7) = 0.9453.
    expect(estimateDetected(10, 0.5, 1)).toMatchObject({ low: 2, high: 8 });
  });

  it('goes over from exact to normal without a jump', () => {
    const [exact, normal] = [estimateDetected(300, 0.8, 0.7), estimateDetected(301, 0.8, 0.7)];
    expect(Math.abs(exact.low! - normal.low!)).toBeLessThanOrEqual(4);
    expect(Math.abs(exact.high! - normal.high!)).toBeLessThanOrEqual(4);
  });

  it('refuses rates that are none', () => {
    expect(() => estimateDetected(3, 0, 0.5)).toThrow(RangeError);
    expect(() => estimateDetected(3, 0.5, 1.2)).toThrow(RangeError);
  });
});
