import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logIntervalProbability } from '../index.ts';
import { averageModels } from './average-models.ts';
import type { Covariates } from './design.ts';
import { makeDesign } from './design.ts';
import { logPosteriorAt, makeExpansion } from './likelihood.ts';
import { computePosterior } from './posterior.ts';
import { probabilityAtLeast } from './predictive.ts';
import { defaultCountPrior } from './prior.ts';
import { type LookFacts, type Term, makeCovariates } from './terms.ts';

const look = (day: number, low: number, high = low, counters: string[] = ['a'], exposure = 1) => ({
  low,
  high,
  exposure,
  day,
  counters,
});

/** Twelve looks over two years, doubling each year, two of them censored. */
const rising = [4, 6, 5, 7, 9, 8, 10, 13, 12, 17, 15, 19].map((count, index) =>
  look(60 * index, count, index === 4 ? Infinity : index === 7 ? count + 6 : count),
);

/** P(Y >= count) under level and one covariate by a plain sum over three dimensions. */
function onDenseGrid(
  looks: readonly ReturnType<typeof look>[],
  { columns, centre, scales }: Covariates,
  count: number,
) {
  let [weights, sum] = [0, 0];
  for (let slope = -3; slope <= 3; slope += 0.15) {
    for (let level = -3; level <= 8; level += 0.15) {
      for (let z = Math.log(0.005); z <= Math.log(4); z += 0.2) {
        const size = Math.exp(-2 * z);
        const half = (level + slope * centre[0]! - Math.log(10)) / 2;
        let value = z - Math.exp(2 * z) / 2 - Math.log(Math.cosh(half)) - slope ** 2 / (2 * scales[0]! ** 2);
        for (const [index, { low, high, exposure }] of looks.entries()) {
          const mean = exposure * Math.exp(level + slope * columns[0]![index]!);
          value += logIntervalProbability(low, high, { mean, size });
        }
        weights += Math.exp(value);
        sum += Math.exp(value + logIntervalProbability(count, Infinity, { mean: Math.exp(level), size }));
      }
    }
  }
  return sum / weights;
}

describe('the regression', () => {
  it('has the derivatives of its log density, exact counts and intervals alike', () => {
    const number = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    const interval = fc.tuple(fc.nat(60), fc.constantFrom(0, 3, 90, Infinity));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(interval, number, number, fc.constantFrom(1, 0.4)), { minLength: 1, maxLength: 6 }),
        fc.tuple(fc.double({ min: -2, max: 6, noNaN: true }), number, number),
        fc.double({ min: 0.2, max: 300, noNaN: true }),
        (drawn, at, size) => {
          const looks = drawn.map(([[low, more], , , exposure]) => look(0, low, low + more, ['a'], exposure));
          const covariates = {
            columns: [Float64Array.from(drawn, ([, a]) => a), Float64Array.from(drawn, ([, , b]) => b)],
            centre: Float64Array.of(0.3, -0.2),
            scales: Float64Array.of(1, 0.5),
          };
          const expand = logPosteriorAt(makeDesign(looks, covariates), defaultCountPrior, size);
          const [here, there] = [makeExpansion(3), makeExpansion(3)];
          expand(Float64Array.from(at), here);
          const h = 1e-4;
          for (let index = 0; index < 3; index += 1) {
            const shifted = (by: number) => Float64Array.from(at, (one, each) => (each === index ? one + by : one));
            expand(shifted(h), there);
            const [above, slopes] = [there.value, there.gradient.slice()];
            expand(shifted(-h), there);
            const scale = 1 + Math.abs(here.value) / 100;
            expect(Math.abs((above - there.value) / (2 * h) - here.gradient[index]!)).toBeLessThan(1e-4 * scale);
            for (let other = 0; other < 3; other += 1) {
              const bend = (there.gradient[other]! - slopes[other]!) / (2 * h);
              expect(Math.abs(bend - here.information[index * 3 + other]!)).toBeLessThan(2e-3 * scale);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['trend', rising, { day: 740, counters: ['a'] }],
    ['trend', rising.slice(0, 4), { day: 300, counters: ['a'] }],
  ] satisfies [Term, ReturnType<typeof look>[], LookFacts][])(
    'with a %s gives the exceedance of a dense grid',
    (term, looks, target) => {
      const covariates = makeCovariates([term], looks, target);
      const posterior = computePosterior(looks, defaultCountPrior, covariates);
      for (const count of [12, 25, 60]) {
        const expected = onDenseGrid(looks, covariates, count);
        // Laplace over the slope: a few percent of a tail probability with few looks.
        expect(Math.abs(probabilityAtLeast(posterior, count) / expected - 1)).toBeLessThan(0.06);
      }
    },
  );

  it('lets the looks decide: a trend, a season, a counter or none', () => {
    const best = (looks: ReturnType<typeof look>[]): readonly Term[] =>
      averageModels(looks, { day: looks.at(-1)!.day + 20, counters: ['a'] }, defaultCountPrior, 'auto').models[0]!
        .terms;
    const wobble = [0, 3, 1, 4, 2, 5, 1, 3, 2, 4];
    const series = (mean: (day: number, index: number) => number, names = ['a']): ReturnType<typeof look>[] =>
      Array.from({ length: 48 }, (_, index) => {
        const day = index * 25;
        return look(day, Math.round(mean(day, index) * (0.8 + wobble[index % 10]! / 12.5)), undefined, [
          names[index % names.length]!,
        ]);
      });
    expect(best(series(() => 20))).toEqual([]);
    expect(best(series((day) => 8 * Math.exp(day / 700)))).toEqual(['trend']);
    expect(best(series((day) => 20 * Math.exp(0.8 * Math.cos((2 * Math.PI * day) / 365.25))))).toEqual(['season']);
    expect(best(series((_, index) => (index % 2 === 0 ? 12 : 30), ['a', 'b']))).toEqual(['counter']);
  });

  it('predicts for the counter who looks, and more widely for one never seen before', () => {
    const looks = Array.from({ length: 40 }, (_, index) =>
      look(index * 9, (index % 2 === 0 ? 10 : 28) + (index % 5), undefined, [index % 2 === 0 ? 'a' : 'b']),
    );
    const exceedance = (counter: string): number =>
      probabilityAtLeast(
        averageModels(looks, { day: 400, counters: [counter] }, defaultCountPrior, ['counter']).posterior,
        40,
      );
    expect(exceedance('a')).toBeLessThan(0.001);
    expect(exceedance('b')).toBeGreaterThan(10 * exceedance('a'));
    expect(exceedance('c')).toBeGreaterThan(exceedance('a'));
  });
});
