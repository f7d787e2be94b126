import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CountInterval,
  computePosterior,
  logIntervalProbability,
  medianMean,
  predictiveQuantiles,
  probabilityAtLeast,
  probabilityAtMost,
} from '../index.ts';

const exact = (...counts: number[]): CountInterval[] =>
  counts.map((count) => ({ low: count, high: count, exposure: 1 }));
const interval = (low: number, high: number, exposure = 1): CountInterval => ({ low, high, exposure });

/** Railcar counts at Tumangang from October 2022 to September 2023 (38north.org, voakorea.com, v.daum.net and others). */
const railcars = [...exact(7, 11, 5, 8, 30, 37, 4), interval(3, 12), interval(5, 6), interval(2, 3)];

/** The same integral on a plain grid, dense and slow: P(Y >= count). */
function onDenseGrid(looks: readonly CountInterval[], count: number): number {
  let weights = 0;
  let sum = 0;
  for (let x = -14; x <= 22; x += 0.12) {
    for (let z = Math.log(0.001); z <= Math.log(8); z += 0.1) {
      const model = { mean: Math.exp(x), size: Math.exp(-2 * z) };
      const half = (x - Math.log(10)) / 2;
      let value = z - Math.exp(2 * z) / 2 - Math.log(Math.exp(half) + Math.exp(-half));
      for (const { low, high } of looks) value += logIntervalProbability(low, high, model);
      weights += Math.exp(value);
      sum += Math.exp(value + logIntervalProbability(count, Infinity, model));
    }
  }
  return sum / weights;
}

describe('the posterior of mean and size', () => {
  it.each([
    ['ten railcar counts', railcars, 73],
    ['one zero', exact(0), 5],
    ['two small counts', exact(1, 4), 12],
    ['bounds only', [interval(0, 20), interval(5, Infinity)], 40],
  ])('gives the exceedance of a dense grid: %s', (_, looks, count) => {
    const expected = onDenseGrid(looks, count);
    expect(Math.abs(probabilityAtLeast(computePosterior(looks), count) / expected - 1)).toBeLessThan(0.005);
  });

  it('gives what scipy gives on a grid of 3000 by 300', () => {
    const posterior = computePosterior(railcars);
    expect(probabilityAtLeast(posterior, 73)).toBeCloseTo(0.0059575, 5);
    expect(predictiveQuantiles(posterior, [0.05, 0.5, 0.95, 0.99])).toEqual([0, 9, 37, 62]);
    expect(medianMean(posterior)).toBeCloseTo(11.914, 1);
    const large = computePosterior(exact(12000, 13000));
    expect(Math.abs(probabilityAtLeast(large, 20000) / 0.07738 - 1)).toBeLessThan(0.003);
    expect(Math.abs(predictiveQuantiles(large, [0.95])[0]! / 23881 - 1)).toBeLessThan(0.002);
  });

  it('without a look is the prior: median mean 10, one mean in twenty above 1,600', () => {
    const prior = computePosterior([]);
    expect(medianMean(prior)).toBeCloseTo(10, 1);
    const above = prior.means.reduce((sum, mean, index) => sum + (mean > 1614 ? prior.weights[index]! : 0), 0);
    expect(above).toBeGreaterThan(0.035);
    expect(above).toBeLessThan(0.065);
  });

  it('narrows with looks: from none to one, two, ten', () => {
    const widths = [[], [8], [8, 11], [8, 11, 7, 12, 9, 8, 10, 11, 6, 13]].map((counts) => {
      const [low, high] = predictiveQuantiles(computePosterior(exact(...counts)), [0.05, 0.95]);
      return high! - low!;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(new Set(widths).size).toBe(4);
  });

  it('takes any looks and stays a distribution', () => {
    const look = fc
      .tuple(
        fc.oneof(fc.nat(100), fc.nat(1e9)),
        fc.option(fc.oneof(fc.nat(20), fc.nat(1e9))),
        fc.constantFrom(1, 0.5, 0.03),
      )
      .map(([low, width, exposure]) => interval(low, width === null ? Infinity : low + width, exposure));
    fc.assert(
      fc.property(
        fc.array(look, { maxLength: 8 }),
        fc.array(fc.constant(interval(0, 0)), { maxLength: 40 }),
        (a, b) => {
          const posterior = computePosterior([...a, ...b]);
          expect(posterior.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
          expect(posterior.means.every((mean) => mean > 0 && mean < Infinity)).toBe(true);
          const [low, high] = predictiveQuantiles(posterior, [0.05, 0.95]);
          expect(low).toBeLessThanOrEqual(high!);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of the looks', () => {
    const expected = probabilityAtLeast(computePosterior(railcars), 40);
    fc.assert(
      fc.property(fc.shuffledSubarray(railcars, { minLength: railcars.length }), (shuffled) => {
        expect(Math.abs(probabilityAtLeast(computePosterior(shuffled), 40) / expected - 1)).toBeLessThan(1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a look that is none', () => {
    expect(() => computePosterior([interval(5, 3)])).toThrow(RangeError);
    expect(() => computePosterior([interval(0, 3, 0)])).toThrow(RangeError);
  });
});

describe('the prediction of a new look', () => {
  const posterior = computePosterior(railcars);

  it('makes a higher count less probable', () => {
    const exceedances = [0, 1, 5, 20, 73, 200, 5000].map((count) => probabilityAtLeast(posterior, count));
    expect(exceedances[0]).toBeCloseTo(1, 12);
    expect(exceedances).toEqual(exceedances.toSorted((a, b) => b - a));
    expect(exceedances.at(-1)).toBeGreaterThan(0);
  });

  it('has quantiles that are the smallest counts reaching their probability, small or large', () => {
    for (const looks of [railcars, exact(12000, 13000), exact(0, 0, 0)]) {
      const of = computePosterior(looks);
      for (const level of [0.05, 0.5, 0.99]) {
        const [count] = predictiveQuantiles(of, [level]);
        expect(probabilityAtMost(of, count!)).toBeGreaterThanOrEqual(level - 1e-9);
        expect(probabilityAtMost(of, count! - 1)).toBeLessThan(level);
      }
    }
  });

  const withZeros = (looks: readonly CountInterval[], zeros: number): CountInterval[] => [
    ...looks,
    ...Array.from({ length: zeros }, () => interval(0, 0)),
  ];

  it('has an upper bound that zeros lower in a series of few and small counts', () => {
    for (const looks of [exact(0), exact(0, 1, 0, 2), exact(1)]) {
      const uppers = [0, 1, 3, 10, 30].map(
        (zeros) => predictiveQuantiles(computePosterior(withZeros(looks, zeros)), [0.99])[0]!,
      );
      expect(uppers).toEqual(uppers.toSorted((a, b) => b - a));
      expect(uppers[0]).toBeGreaterThan(uppers.at(-1)!);
    }
  });

  it('has a level that zeros always lower, while the first ones, being unlike the rest, may raise the upper bound', () => {
    const levels = [0, 1, 3, 10, 30].map((zeros) => medianMean(computePosterior(withZeros(railcars, zeros))));
    expect(levels).toEqual(levels.toSorted((a, b) => b - a));
    const [before, after, later] = [0, 3, 60].map(
      (zeros) => predictiveQuantiles(computePosterior(withZeros(railcars, zeros)), [0.99])[0]!,
    );
    expect(after).toBeGreaterThan(before!);
    expect(later).toBeLessThan(before!);
  });

  it('widens when counts are known less exactly', () => {
    const spread = (looks: readonly CountInterval[]): number => {
      const [low, high] = predictiveQuantiles(computePosterior(looks), [0.05, 0.95]);
      return high! - low!;
    };
    const counts = [20, 24, 19, 22, 25, 21, 18, 23];
    const blurred = counts.map((count) => interval(count - 10, count + 10));
    const bounded = counts.map((count) => interval(count, Infinity));
    expect(spread(blurred)).toBeGreaterThan(spread(exact(...counts)));
    expect(spread(bounded)).toBeGreaterThan(spread(blurred));
  });

  it('of half the place is about half the count', () => {
    const whole = computePosterior(exact(40, 44, 38, 41, 39, 42, 40, 37));
    const half = computePosterior([40, 44, 38, 41, 39, 42, 40, 37].map((count) => interval(count, count, 0.5)));
    expect(medianMean(half) / medianMean(whole)).toBeCloseTo(2, 1);
    expect(predictiveQuantiles(whole, [0.5], 0.5)[0]).toBe(20);
    expect(probabilityAtLeast(half, 60, 0.5)).toBeLessThan(probabilityAtLeast(half, 60, 1));
  });
});
