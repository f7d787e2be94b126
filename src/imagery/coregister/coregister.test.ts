import { describe, expect, it } from 'vitest';
import type { Raster } from '#core';
import { coregister } from './coregister.ts';

const crs = 'EPSG:32652';
const side = 1600;
/** Fine pixels per pixel of the images that are taken. */
const detail = 4;

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A plan of roofs and tracks at a quarter of a metre. */
function drawGround(seed: number): Float32Array {
  const random = generator(seed);
  const ground = new Float32Array(side * side).fill(90);
  for (let shape = 0; shape < 1500; shape++) {
    const [width, height] = [6 + 120 * random() ** 3, 6 + 120 * random() ** 3];
    const [x, y, tone] = [random() * side, random() * side, 30 + 180 * random()];
    for (let row = Math.floor(y); row < Math.min(side, y + height); row++) {
      ground.fill(tone, row * side + Math.floor(x), row * side + Math.floor(Math.min(side, x + width)));
    }
  }
  return ground;
}

interface Taking {
  /** Where the image's corner truly is, and by how much its georeference is off, in fine pixels. */
  readonly at?: readonly [column: number, row: number];
  readonly error?: readonly [columns: number, rows: number];
  readonly detail?: number;
  readonly pixels?: number;
  readonly tone?: (value: number) => number;
  readonly noise?: number;
}

/** An image of the ground: the mean of the fine pixels under each of its own, in a grid of metres. */
function take(ground: Float32Array, taking: Taking = {}): Raster {
  const { at = [100, 100], error = [0, 0], pixels = 300, tone = (value) => value, noise = 0 } = taking;
  const step = taking.detail ?? detail;
  const random = generator(5);
  const samples = new Float32Array(pixels * pixels).map((_, index) => {
    const [column, row] = [at[0] + (index % pixels) * step, at[1] + Math.floor(index / pixels) * step];
    let sum = 0;
    for (let y = 0; y < step; y++) for (let x = 0; x < step; x++) sum += ground[(row + y) * side + column + x] ?? NaN;
    return tone(sum / step ** 2) + noise * (random() + random() + random() - 1.5) * 2;
  });
  const size = step / detail;
  const [x, y] = [500_000 + (at[0] + error[0]) / detail, 4_700_000 - (at[1] + error[1]) / detail];
  return {
    grid: { crs, transform: [x, size, 0, y, 0, -size], width: pixels, height: pixels },
    bands: [{ name: null, nodata: null, scale: 1, offset: 0 }],
    samples,
    valid: new Uint8Array(pixels * pixels).fill(255),
  };
}

const ground = drawGround(1);
const reference = take(ground);

/** The error of the georeference was this many fine pixels: the shift takes it back, in metres east and north. */
function expectShift(scene: Raster, [columns, rows]: readonly [number, number], tolerance: number): void {
  const found = coregister(reference, scene);
  expect(found).toMatchObject({ status: 'registered', reason: null });
  const pixel = Math.max(reference.grid.transform[1], scene.grid.transform[1]);
  expect(Math.abs((found.shift?.eastMetres ?? NaN) + columns / detail)).toBeLessThan(tolerance * pixel);
  expect(Math.abs((found.shift?.northMetres ?? NaN) - rows / detail)).toBeLessThan(tolerance * pixel);
  expect(found.shift?.columns).toBeCloseTo((found.shift?.eastMetres ?? NaN) / pixel, 9);
  expect(found.shift?.rows).toBeCloseTo(-(found.shift?.northMetres ?? NaN) / pixel, 9);
}

describe('the shift of a scene to its reference', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, -1],
    [-3, 2],
    [10, -7],
    [50, 33],
  ] as const)('of %d and %d quarter pixels is found within a tenth of a pixel', (columns, rows) => {
    expectShift(take(ground, { error: [columns, rows] }), [columns, rows], 0.1);
  });

  it('is found between grids that start elsewhere, by parts of a pixel too', () => {
    expectShift(take(ground, { at: [121, 94], error: [6, 5] }), [6, 5], 0.1);
    expectShift(take(ground, { at: [103, 101], error: [0, 0] }), [0, 0], 0.1);
  });

  it('is found between pixels of different size', () => {
    expectShift(take(ground, { detail: 5, pixels: 240, error: [9, -4] }), [9, -4], 0.15);
    expectShift(take(ground, { detail: 2, pixels: 600, error: [9, -4] }), [9, -4], 0.15);
  });

  it('is found in a brighter, an inverted and a noisy image', () => {
    expectShift(take(ground, { error: [3, 6], tone: (value) => 40 + value ** 1.3 }), [3, 6], 0.1);
    expectShift(take(ground, { error: [3, 6], tone: (value) => 255 - value }), [3, 6], 0.1);
    expectShift(take(ground, { error: [3, 6], noise: 20 }), [3, 6], 0.1);
  });

  it('is found where half of what stands there has changed, and half of the image is hidden', () => {
    const changed = ground.slice();
    const other = drawGround(2);
    for (let row = 0; row < side; row++)
      if (row % 400 < 200) changed.set(other.subarray(row * side, (row + 1) * side), row * side);
    const scene = take(changed, { error: [-5, 3] });
    const valid = scene.valid.map((value, at) => (at % 300 < 120 ? 0 : value));
    expectShift({ ...scene, valid }, [-5, 3], 0.15);
  });

  it('is not made up where the images have nothing in common', () => {
    const nothing = coregister(reference, take(drawGround(3)));
    expect(nothing).toMatchObject({ status: 'not-registered', shift: null });
    expect(nothing.reason).toMatch(/of \d+ tiles agree/);
    const flat = { ...reference, samples: new Float32Array(300 * 300).fill(50) };
    expect(coregister(reference, flat).reason).toBe('no structure to compare');
    const far = { ...reference, grid: { ...reference.grid, transform: [0, 1, 0, 0, 0, -1] as const } };
    expect(coregister(reference, far).reason).toBe('the images hardly overlap');
  });

  it('there is none between grids of different CRSs or turned ones', () => {
    const { grid } = reference;
    const elsewhere = { ...reference, grid: { ...grid, crs: 'EPSG:32651' } };
    expect(() => coregister(reference, elsewhere)).toThrow(/expected one CRS, got EPSG:32652 and EPSG:32651/);
    const turned = { ...reference, grid: { ...grid, transform: [0, 0.7, 0.7, 0, 0.7, -0.7] as const } };
    expect(() => coregister(turned, turned)).toThrow(/north on top/);
  });
});
