import type { Random } from '../random.ts';

/** Side of the noise tables, a power of two; they repeat without a seam. */
export const noiseSide = 512;
const mask = noiseSide - 1;

/** Tables that textures are read from. Mean 0; `grain` has standard deviation 1, `smooth` about 0.5 within −1..1. */
export interface Noise {
  /** Independent from texel to texel. */
  readonly grain: Float32Array;
  /** Sum of octaves with cells of 4 to 64 texels. */
  readonly smooth: Float32Array;
}

export function createNoise(random: Random): Noise {
  const grain = new Float32Array(noiseSide * noiseSide);
  for (let i = 0; i < grain.length; i++) {
    grain[i] = (random.next() + random.next() + random.next() + random.next() - 2) * 1.732;
  }
  return { grain, smooth: sumOctaves(random) };
}

function sumOctaves(random: Random): Float32Array {
  const sum = new Float32Array(noiseSide * noiseSide);
  for (let cell = 64, weight = 1; cell >= 4; cell /= 2, weight *= 0.62) addOctave(sum, cell, weight, random);
  let power = 0;
  for (const value of sum) power += value * value;
  const scale = 0.5 / Math.sqrt(power / sum.length);
  for (let i = 0; i < sum.length; i++) sum[i] = Math.max(-1, Math.min(1, sum[i]! * scale));
  return sum;
}

/** Value noise: random values on a lattice, joined by a smooth step. */
function addOctave(sum: Float32Array, cell: number, weight: number, random: Random): void {
  const side = noiseSide / cell;
  const lattice = Float32Array.from({ length: side * side }, () => random.next() * 2 - 1);
  const steps = Float32Array.from({ length: cell }, (_, i) => (i / cell) * (i / cell) * (3 - (2 * i) / cell));
  for (let y = 0; y < noiseSide; y++) {
    const row = Math.floor(y / cell);
    const below = (row + 1) % side;
    const fy = steps[y % cell]!;
    for (let x = 0; x < noiseSide; x++) {
      const column = Math.floor(x / cell);
      const right = (column + 1) % side;
      const fx = steps[x % cell]!;
      const upper = lattice[row * side + column]! * (1 - fx) + lattice[row * side + right]! * fx;
      const lower = lattice[below * side + column]! * (1 - fx) + lattice[below * side + right]! * fx;
      sum[y * noiseSide + x]! += weight * (upper * (1 - fy) + lower * fy);
    }
  }
}

/** The texel at whole coordinates, which repeat. */
function texel(table: Float32Array, x: number, y: number): number {
  return table[((y & mask) << 9) | (x & mask)]!;
}

/** Between texels, bilinear. */
export function sampleNoise(table: Float32Array, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - x0, y - y0];
  const upper = texel(table, x0, y0) * (1 - fx) + texel(table, x0 + 1, y0) * fx;
  const lower = texel(table, x0, y0 + 1) * (1 - fx) + texel(table, x0 + 1, y0 + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}
