import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countQuantile, poissonQuantile } from './count-quantile.ts';
import { logAtMost } from './negative-binomial.ts';
import { normalUpperQuantile, normalUpperTail } from './normal.ts';
import { logPoisson, poissonAtLeast } from './poisson.ts';
import { studentTwoSided } from './student.ts';

describe('the normal distribution', () => {
  it('is that of published tables, far out too', () => {
    // Abramowitz and Stegun, table 26.1, and R's pnorm
    expect(normalUpperTail(1)).toBeCloseTo(0.15865525393145707, 14);
    expect(normalUpperTail(-1.96)).toBeCloseTo(0.9750021048517795, 14);
    expect(normalUpperTail(2.6) / 0.00466118802371875).toBeCloseTo(1, 12);
    expect(normalUpperTail(10) / 7.61985302416053e-24).toBeCloseTo(1, 12);
    expect(normalUpperQuantile(0.001)).toBeCloseTo(3.090232306167813, 12);
    expect(normalUpperQuantile(0.975)).toBeCloseTo(-1.959963984540054, 12);
  });

  it('gives back the tail that a quantile was made for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1 - 1e-12, noNaN: true }), (tail) => {
        expect(normalUpperTail(normalUpperQuantile(tail)) / tail).toBeCloseTo(1, 9);
      }),
    );
  });
});

it('Student has the tails that tables print', () => {
  // Fisher's table: 2.228 at 10 degrees is 5 % two-sided, 12.706 at 1
  expect(studentTwoSided(2.2281388519649385, 10)).toBeCloseTo(0.05, 10);
  expect(studentTwoSided(-12.706204736432095, 1)).toBeCloseTo(0.05, 10);
  expect(studentTwoSided(0, 5)).toBe(1);
});

describe('the Poisson distribution', () => {
  it('by hand: mean 2', () => {
    expect(Math.exp(logPoisson(3, 2))).toBeCloseTo((8 / 6) * Math.exp(-2), 14);
    expect(poissonAtLeast(2, 2)).toBeCloseTo(1 - 3 * Math.exp(-2), 14);
    expect(poissonAtLeast(0, 2)).toBe(1);
    expect(poissonAtLeast(1, 0)).toBe(0);
  });

  it('keeps its digits far out', () => {
    // R: ppois(59, 5, lower.tail = FALSE)
    expect(poissonAtLeast(60, 5) / 7.64961008115e-43).toBeCloseTo(1, 9);
  });
});

describe('a quantile of counts', () => {
  const level = fc.double({ min: 0.01, max: 0.9999, noNaN: true });
  const mean = fc.double({ min: 0.01, max: 400, noNaN: true });

  it('is the first count that reaches the level, negative binomial', () => {
    fc.assert(
      fc.property(level, mean, fc.double({ min: 0.05, max: 500, noNaN: true }), (at, mu, size) => {
        const count = countQuantile(at, { mean: mu, size });
        expect(Math.exp(logAtMost(count, { mean: mu, size }))).toBeGreaterThan(at - 1e-9);
        if (count > 0) expect(Math.exp(logAtMost(count - 1, { mean: mu, size }))).toBeLessThan(at + 1e-9);
      }),
    );
  });

  it('is the first count that reaches the level, Poisson', () => {
    fc.assert(
      fc.property(level, mean, (at, mu) => {
        const count = poissonQuantile(at, mu);
        expect(1 - poissonAtLeast(count + 1, mu)).toBeGreaterThan(at - 1e-9);
        if (count > 0) expect(1 - poissonAtLeast(count, mu)).toBeLessThan(at + 1e-9);
      }),
    );
  });
});
