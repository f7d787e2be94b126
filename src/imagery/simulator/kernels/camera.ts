import type { Canvas } from './canvas.ts';
import { type Noise, noiseSide } from './noise.ts';

/** Averages squares of `times` × `times` canvas pixels into rows of an image plane each, from `row` on. */
export function averageInto(
  canvas: Canvas,
  times: number,
  row: number,
  planes: readonly [Float32Array, Float32Array, Float32Array],
  width: number,
): void {
  const rows = Math.floor(canvas.height / times);
  const share = 1 / (times * times);
  const from = [canvas.red, canvas.green, canvas.blue];
  for (let band = 0; band < 3; band++) {
    const source = from[band]!;
    const target = planes[band]!;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let j = 0; j < times; j++) {
          const at = (y * times + j) * canvas.width + x * times;
          for (let i = 0; i < times; i++) sum += source[at + i]!;
        }
        target[(row + y) * width + x] = sum * share;
      }
    }
  }
}

/** Separable Gaussian blur of a plane in place; sigma in pixels, edges repeated. */
export function blur(plane: Float32Array, width: number, height: number, sigma: number): void {
  if (sigma < 0.05) return;
  const reach = Math.ceil(3 * sigma);
  const weights = Float32Array.from({ length: reach + 1 }, (_, i) => Math.exp((-i * i) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, one, i) => total + (i === 0 ? one : 2 * one), 0);
  for (let i = 0; i <= reach; i++) weights[i]! /= sum;
  const line = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    const at = y * width;
    for (let x = -reach; x < width + reach; x++) line[x + reach] = plane[at + Math.max(0, Math.min(width - 1, x))]!;
    for (let x = 0; x < width; x++) {
      let total = line[x + reach]! * weights[0]!;
      for (let i = 1; i <= reach; i++) total += (line[x + reach - i]! + line[x + reach + i]!) * weights[i]!;
      plane[at + x] = total;
    }
  }
  blurDown(plane, width, height, weights);
}

/** Row by row, the rows that are still needed unblurred kept aside. */
function blurDown(plane: Float32Array, width: number, height: number, weights: Float32Array): void {
  const reach = weights.length - 1;
  const kept = Array.from({ length: reach + 1 }, () => new Float32Array(width));
  for (let y = 0; y < height; y++) {
    const own = kept[y % (reach + 1)]!;
    own.set(plane.subarray(y * width, (y + 1) * width));
    const above = Array.from({ length: reach }, (_, i) => kept[Math.max(0, y - 1 - i) % (reach + 1)]!);
    for (let x = 0; x < width; x++) {
      let total = own[x]! * weights[0]!;
      for (let i = 1; i <= reach; i++) {
        const below = Math.min(height - 1, y + i);
        total += (above[i - 1]![x]! + (below === y ? own[x]! : plane[below * width + x]!)) * weights[i]!;
      }
      plane[y * width + x] = total;
    }
  }
}

/** Adds sensor noise: `sigma` at mid grey, following the square root of the signal (photon noise). */
export function addNoise(plane: Float32Array, width: number, sigma: number, noise: Noise, seed: number): void {
  if (sigma <= 0) return;
  const mask = noiseSide - 1;
  let shift = seed;
  for (let p = 0, x = 0; p < plane.length; p++, x++) {
    if (x === width) x = 0;
    if (x % 61 === 0) shift = (Math.imul(shift, 1664525) + 1013904223) | 0;
    const value = plane[p]!;
    const grain = noise.grain[((((shift >>> 9) + p) & mask) << 9) | (((shift >>> 20) + x * 7) & mask)]!;
    plane[p] = value + sigma * grain * (value > 0 ? 0.4 + 0.6 * Math.sqrt(value / 128) : 0.4);
  }
}
