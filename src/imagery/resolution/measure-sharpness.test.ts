import { describe, expect, it } from 'vitest';
import type { Raster } from '#core';
import { computeMeasuredGsd, measureSharpness } from './measure-sharpness.ts';

/** Rectangles of many sizes and brightnesses, sampled from a finer picture, as a scene of roofs and fields would be. */
function drawScene(size: number, seed: number): Float64Array {
  const random = generator(seed);
  const fine = new Float64Array(size * size).fill(100);
  for (let shape = 0; shape < size * 6; shape++) {
    const [width, height] = [2 + 30 * random() ** 3, 2 + 30 * random() ** 3];
    const [x, y, tone] = [random() * size, random() * size, 40 + 160 * random()];
    for (let row = Math.floor(y); row < Math.min(size, y + height); row++) {
      for (let column = Math.floor(x); column < Math.min(size, x + width); column++) fine[row * size + column] = tone;
    }
  }
  return fine;
}

/** A detector sees the mean of the ground under its pixel. */
function halve(fine: Float64Array, size: number): Float64Array {
  const half = size / 2;
  return Float64Array.from({ length: half * half }, (_, at) => {
    const corner = 2 * Math.floor(at / half) * size + 2 * (at % half);
    return [0, 1, size, size + 1].reduce((sum, step) => sum + (fine[corner + step] ?? 0), 0) / 4;
  });
}

/** Bilinear enlargement; pixels of noise with this standard deviation are added afterwards. */
function enlarge(values: Float64Array, size: number, factor: number, noise = 0): Raster {
  const wide = Math.floor(size * factor);
  const random = generator(7);
  const samples = new Uint8Array(wide * wide);
  for (let row = 0; row < wide; row++) {
    for (let column = 0; column < wide; column++) {
      const [y, x] = [(row + 0.5) / factor - 0.5, (column + 0.5) / factor - 0.5];
      const at = (r: number, c: number): number =>
        values[Math.min(size - 1, Math.max(0, r)) * size + Math.min(size - 1, Math.max(0, c))] ?? 0;
      const [r, c] = [Math.floor(y), Math.floor(x)];
      const [u, v] = [x - c, y - r];
      const tone =
        (1 - v) * ((1 - u) * at(r, c) + u * at(r, c + 1)) + v * ((1 - u) * at(r + 1, c) + u * at(r + 1, c + 1));
      const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      samples[row * wide + column] = Math.max(0, Math.min(255, Math.round(tone + noise * gauss)));
    }
  }
  return rasterOf(samples, wide);
}

function rasterOf(samples: Uint8Array, size: number): Raster {
  return {
    grid: { crs: null, transform: [0, 1, 0, 0, 0, -1], width: size, height: size },
    bands: [{ name: null, nodata: null, scale: 1, offset: 0 }],
    samples,
    valid: new Uint8Array(size * size).fill(255),
  };
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('sharpness measured in the pixels', () => {
  const scene = halve(drawScene(800, 1), 800);

  it.each([0, 4, 8])('an image with edges of one pixel is as sharp as its pixels, noise %d', (noise) => {
    expect(measureSharpness(enlarge(scene, 400, 1, noise))?.factor).toBeLessThan(1.2);
  });

  it.each([
    [2, 0],
    [3, 0],
    [3, 4],
    [4, 2],
  ])('enlarged by %d under noise of %d it is found out', (factor, noise) => {
    const found = measureSharpness(enlarge(scene, 400, factor, noise));
    expect(found?.factor).toBeGreaterThan(factor * 0.75);
    expect(found?.factor).toBeLessThan(factor * 1.3);
    expect(computeMeasuredGsd(0.5, found)).toBeCloseTo(0.5 * (found?.factor ?? 0), 9);
  });

  it('cannot be told from water, from noise, from too little or from what is not valid', () => {
    const flat = rasterOf(new Uint8Array(256 * 256).fill(30), 256);
    const noise = enlarge(new Float64Array(256 * 256).fill(100), 256, 1, 5);
    const small = enlarge(scene.slice(0, 40 * 40), 40, 1);
    const hidden = { ...enlarge(scene, 400, 1), valid: new Uint8Array(400 * 400) };
    for (const raster of [flat, noise, small, hidden]) expect(measureSharpness(raster)).toBeUndefined();
    expect(computeMeasuredGsd(0.5, undefined)).toBe(0.5);
  });
});
