import { expect, it } from 'vitest';
import { chooseBands } from './choose-bands.ts';

const image = (...names: (string | null)[]): Parameters<typeof chooseBands>[0] => ({
  bands: names.map((name) => ({ name, nodata: null, scale: 1, offset: 0 })),
});

it('colours are taken as somebody knows them, else by name, else in order', () => {
  expect(chooseBands(image(null, null, null, null), [3, 1, 0])).toEqual([3, 1, 0]);
  expect(chooseBands(image('blue', 'green', 'red', 'nir'))).toEqual([2, 1, 0]);
  expect(chooseBands(image(null, null, null, 'nir'))).toEqual([0, 1, 2]);
});

it('what is known of another image does not fit this one', () => {
  expect(chooseBands(image('red', 'green', 'blue'), [4, 2, 1])).toEqual([0, 1, 2]);
});

it('opacity is no colour, wherever it stands', () => {
  expect(chooseBands(image('alpha', 'red', 'green', 'blue'))).toEqual([1, 2, 3]);
  expect(chooseBands(image('alpha', null, null, null))).toEqual([1, 2, 3]);
  expect(chooseBands(image('alpha', null))).toEqual([1]);
  expect(chooseBands(image(null, null, 'alpha'))).toEqual([0]);
});
