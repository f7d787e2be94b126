import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountModel, logAtLeast, logAtMost, logIntervalProbability, logProbability } from '../index.ts';

const railcars: CountModel = { mean: 11.7, size: 1.3 };

describe('negative binomial probabilities', () => {
  it('are those of mpmath for mean 11.7, size 1.3', () => {
    expect(logProbability(0, railcars)).toBeCloseTo(-2.99336062089226, 12);
    expect(logProbability(7, railcars)).toBeCloseTo(-3.012103910878, 12);
    expect(logProbability(73, railcars)).toBeCloseTo(-9.28670411456208, 12);
    expect(logAtLeast(73, railcars)).toBeCloseTo(-6.95078165777677, 11);
    expect(logAtMost(20, railcars)).toBeCloseTo(-0.1853742935467285, 12);
    expect(logIntervalProbability(3, 12, railcars)).toBeCloseTo(-0.746782946924325, 12);
  });

  it('of wide intervals are those of mpmath, above the mean and around it', () => {
    expect(logIntervalProbability(300, 900, railcars)).toBeCloseTo(-30.47021793165985, 9);
    expect(logIntervalProbability(300, 900, { mean: 500, size: 4 })).toBeCloseTo(-0.34827957639784, 11);
  });

  it('by hand: with size 1 the count is geometric', () => {
    // mean 1, size 1: P(Y = k) = (1/2)^(k + 1)
    expect(Math.exp(logProbability(3, { mean: 1, size: 1 }))).toBeCloseTo(1 / 16, 14);
    expect(Math.exp(logAtLeast(2, { mean: 1, size: 1 }))).toBeCloseTo(1 / 4, 14);
    expect(Math.exp(logIntervalProbability(1, 2, { mean: 1, size: 1 }))).toBeCloseTo(3 / 8, 14);
  });

  it('with a large size are those of the Poisson', () => {
    // Poisson with mean 2 at 3: e^-2 8/6
    expect(Math.exp(logProbability(3, { mean: 2, size: 1e9 }))).toBeCloseTo((Math.exp(-2) * 8) / 6, 6);
  });

  const model = fc.record({
    mean: fc.double({ min: 0.01, max: 5000, noNaN: true }),
    size: fc.double({ min: 0.016, max: 2500, noNaN: true }),
  });

  it('of an interval are the sum over its counts, narrow or wide', () => {
    fc.assert(
      fc.property(model, fc.nat(300), fc.nat(150), (of, low, width) => {
        let sum = 0;
        for (let count = low; count <= low + width; count += 1) sum += Math.exp(logProbability(count, of));
        fc.pre(sum > 1e-250);
        expect(Math.abs(Math.exp(logIntervalProbability(low, low + width, of)) / sum - 1)).toBeLessThan(1e-8);
      }),
    );
  });

  it('of "at least" and "fewer" add up to 1', () => {
    fc.assert(
      fc.property(model, fc.integer({ min: 1, max: 3000 }), (of, count) => {
        const sum = Math.exp(logIntervalProbability(count, Infinity, of)) + Math.exp(logAtMost(count - 1, of));
        expect(sum).toBeCloseTo(1, 10);
        expect(Math.exp(logAtLeast(count, of)) + Math.exp(logAtMost(count - 1, of))).toBeCloseTo(1, 10);
      }),
    );
  });
});
