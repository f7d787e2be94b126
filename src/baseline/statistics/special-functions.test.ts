import { describe, expect, it } from 'vitest';
import { logBeta, logGamma, logRegularizedBeta } from '../index.ts';

// Reference values: mpmath 1.3 with 40 digits, scipy 1.17 where the numbers are large.

describe('the logarithm of the gamma function', () => {
  it.each([
    [1e-6, 13.8155099807494],
    [0.1, 2.25271265173421],
    [0.5, 0.5723649429247],
    [1, 0],
    [1.5, -0.120782237635245],
    [2, 0],
    [3.7, 1.42807232666539],
    [9.99, 12.7793152143502],
    [10, 12.8018274800815],
    [25.3, 55.7461811835846],
    [100, 359.1342053695754],
  ])('at %d is within 1e-13', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-13);
  });

  it.each([
    [12345.678, 103959.919905546],
    [1e7, 151180949.369474],
  ])('at %d is within 5e-15 of itself', (x, expected) => {
    expect(Math.abs(logGamma(x) / expected - 1)).toBeLessThan(5e-15);
  });

  it('is not defined at or below zero', () => {
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => logGamma(-1.5)).toThrow(RangeError);
    expect(() => logGamma(Number.NaN)).toThrow(RangeError);
  });

  it('gives B(2, 3) = 1/12', () => {
    expect(Math.exp(logBeta(2, 3))).toBeCloseTo(1 / 12, 14);
  });
});

describe('the regularized incomplete beta function', () => {
  it.each([
    [2, 3, 0.4, 0.5248],
    [0.5, 0.5, 0.1, 0.204832764699133],
    [1.3, 74, 0.1, 0.999134761792682],
    [1.3, 74, 0.001, 0.0279472251981602],
    [1000, 1000, 0.5, 0.5],
    [0.0156, 1e5, 1e-6, 0.971791712394323],
    [74, 1.3, 0.86, 3.27817821701238e-5],
    [2500, 10001, 0.2, 0.5035682089773383],
    [1e4, 1e4, 0.48, 7.61073911342626e-9],
  ])('I(%d, %d) at %d is within 1e-9 of itself', (a, b, x, expected) => {
    expect(Math.abs(Math.exp(logRegularizedBeta(a, b, x, 1 - x)) / expected - 1)).toBeLessThan(1e-9);
  });

  it('and its mirror image add up to 1', () => {
    for (const [a, b, x] of [
      [0.3, 7, 0.2],
      [12, 3.5, 0.7],
      [300, 2, 0.995],
    ] as const) {
      const sum = Math.exp(logRegularizedBeta(a, b, x, 1 - x)) + Math.exp(logRegularizedBeta(b, a, 1 - x, x));
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it('is 0 at 0, 1 at 1, and refuses the outside', () => {
    expect(logRegularizedBeta(2, 3, 0, 1)).toBe(-Infinity);
    expect(logRegularizedBeta(2, 3, 1, 0)).toBe(0);
    expect(() => logRegularizedBeta(0, 3, 0.5, 0.5)).toThrow(RangeError);
    expect(() => logRegularizedBeta(2, 3, -0.1, 1.1)).toThrow(RangeError);
  });
});
