import { expect, test } from 'vitest';
import { allowMiscounts } from './allow-miscounts.ts';
import { defaultDecodingParameters } from './decoding-parameters.ts';
import { estimateCount } from './estimates.ts';

const parameters = {
  ...defaultDecodingParameters,
  miscountVariance: 0.1,
  miscountScatterScene: 0.05,
  miscountScatterUndecided: 0.2,
};
const decided = 7;

/** All of the probability on one count. */
function certain(count: number): Float64Array {
  const chances = new Float64Array(count + 1);
  chances[count] = 1;
  return chances;
}

test('an empty track stays empty, surely', () => {
  expect(allowMiscounts(certain(0), parameters, decided)).toEqual(Float64Array.of(1));
});

test('a decoded number becomes a distribution about it with the variance that was asked for', () => {
  const spread = allowMiscounts(certain(400), parameters, decided);
  const moment = (power: number): number =>
    spread.reduce((sum, chance, count) => sum + chance * (count - 400) ** power, 0);
  expect(moment(0)).toBeCloseTo(1, 12);
  expect(moment(1)).toBeCloseTo(0, 6);
  expect(moment(2) / (0.1 * 400 + (0.05 * 400) ** 2)).toBeCloseTo(1, 1);
});

test('many wagons do not average out what a scene shares', () => {
  const width = (count: number): number => {
    const { low, high } = estimateCount(allowMiscounts(certain(count), parameters, decided), 0.9);
    return (high - low) / count;
  };
  expect(width(900)).toBeGreaterThan(0.15);
  expect(width(900)).toBeLessThan(width(30));
});

test('without miscounts nothing changes', () => {
  const decoded = Float64Array.of(0.2, 0.5, 0.3);
  const none = { ...parameters, miscountVariance: 0, miscountScatterScene: 0, miscountScatterUndecided: 0 };
  const same = allowMiscounts(decoded, none, 4);
  expect([...same]).toEqual([0.2, 0.5, 0.3]);
});

test('the less decided the net, the wider, down to where it says next to nothing', () => {
  const widths = [8, 7, 6, 5.5, 5, 0].map((decisiveness) => {
    const { low, high } = estimateCount(allowMiscounts(certain(100), parameters, decisiveness), 0.9);
    return high - low;
  });
  expect(widths[0]).toBe(widths[1]);
  expect(widths[2]).toBeGreaterThan(widths[1]!);
  expect(widths[3]).toBeGreaterThan(widths[2]!);
  expect(widths[4]).toBe(widths[5]);
  expect(widths[4]).toBeCloseTo(2 * 1.645 * Math.sqrt(10 + 400), -0.5);
});
