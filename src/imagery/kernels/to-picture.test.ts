import { expect, test } from 'vitest';
import type { Raster, RasterBand, Samples } from '#core';
import { toPicture } from './to-picture.ts';

const band: RasterBand = { name: null, nodata: null, scale: 1, offset: 0 };

/** Two pixels beside each other. */
function rasterOf(samples: Samples, bands: number, valid: readonly number[] = [255, 255]): Raster {
  const grid = { crs: null, transform: [0, 1, 0, 0, 0, 1], width: 2, height: 1 } as const;
  return { grid, bands: Array.from({ length: bands }, () => band), samples, valid: Uint8Array.from(valid) };
}

test('bytes of three bands become red, green and blue as they are', () => {
  const { channels, data } = toPicture(rasterOf(Uint8Array.of(1, 2, 3, 4, 5, 6), 3));
  expect([channels, [...data]]).toEqual([3, [1, 3, 5, 2, 4, 6]]);
});

test('one band, or the first of two, is grey; shorts and floats are stretched alike', () => {
  const stretch = { low: 100, high: 300, gamma: 1 };
  for (const samples of [Uint16Array.of(150, 999, 7, 7), Float32Array.of(150, 999, 7, 7)])
    expect([...toPicture(rasterOf(samples, 2), { stretch }).data]).toEqual([64, 64, 64, 255, 255, 255]);
  expect([...toPicture(rasterOf(Int16Array.of(-5, 200), 1), { stretch }).data]).toEqual([0, 0, 0, 128, 128, 128]);
});

test('what was not measured is dark grey, or transparent where that is wished', () => {
  const raster = rasterOf(Uint8Array.of(9, 10), 1, [0, 255]);
  expect([...toPicture(raster).data]).toEqual([38, 38, 38, 10, 10, 10]);
  expect(toPicture(raster, { isClear: true })).toMatchObject({
    channels: 4,
    data: Uint8Array.of(0, 0, 0, 0, 10, 10, 10, 255),
  });
  expect(toPicture(rasterOf(Uint8Array.of(9, 10), 1), { isClear: true }).channels).toBe(3);
});

test('grey can be one channel, with a second where something was not measured', () => {
  const whole = rasterOf(Uint8Array.of(9, 10), 1);
  expect(toPicture(whole, { isBare: true })).toMatchObject({ channels: 1, data: Uint8Array.of(9, 10) });
  const part = rasterOf(Float32Array.of(9, 10), 1, [0, 255]);
  const stretch = { low: 0, high: 255, gamma: 1 };
  expect(toPicture(part, { stretch, isBare: true, isClear: true })).toMatchObject({
    channels: 2,
    data: Uint8Array.of(0, 0, 10, 255),
  });
  expect([...toPicture(part, { stretch, isBare: true }).data]).toEqual([38, 10]);
  expect(toPicture(rasterOf(Uint8Array.of(1, 2, 3, 4, 5, 6), 3), { isBare: true }).channels).toBe(3);
});
