import { transformFourier } from './fft.ts';

/** A square of brightness values, row by row. */
export interface Tile {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * Mean power spectrum of tiles along rows and columns: `size / 2 + 1` bins from 0 to 0.5 cycles per pixel, each line
 * with its mean taken off and under a Hann window.
 */
export function computeLineSpectrum(tiles: readonly Tile[]): Float64Array {
  const size = tiles[0]?.size ?? 0;
  const power = new Float64Array(size / 2 + 1);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  for (const { values } of tiles) {
    for (let line = 0; line < 2 * size; line++) {
      const isColumn = line >= size;
      const start = isColumn ? line - size : line * size;
      loadLine(values, start, isColumn ? size : 1, re, im);
      transformFourier(re, im, { size });
      for (let k = 0; k < power.length; k++) power[k] = power[k]! + re[k]! ** 2 + im[k]! ** 2;
    }
  }
  return power.map((sum) => sum / Math.max(1, tiles.length * 2 * size));
}

function loadLine(values: Float64Array, start: number, stride: number, re: Float64Array, im: Float64Array): void {
  const size = re.length;
  let sum = 0;
  for (let k = 0; k < size; k++) sum += values[start + k * stride]!;
  const mean = sum / size;
  for (let k = 0; k < size; k++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * k) / (size - 1));
    re[k] = (values[start + k * stride]! - mean) * window;
    im[k] = 0;
  }
}

/**
 * Share of neighbouring lines (rows, or columns) that repeat each other, 0..1: 1 - 1/k in an image enlarged k times
 * by repeating pixels, near 0 in any other. A pair repeats when its difference is below a twentieth of the mean one.
 */
export function measureRepeatedLines({ size, values }: Tile): { rows: number; columns: number } {
  const [rows, columns] = [new Float64Array(size - 1), new Float64Array(size - 1)];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const here = values[row * size + column]!;
      if (row + 1 < size) rows[row] = rows[row]! + (values[(row + 1) * size + column]! - here) ** 2;
      if (column + 1 < size) columns[column] = columns[column]! + (values[row * size + column + 1]! - here) ** 2;
    }
  }
  return { rows: shareOfSmall(rows), columns: shareOfSmall(columns) };
}

function shareOfSmall(energies: Float64Array): number {
  const mean = energies.reduce((sum, one) => sum + one, 0) / energies.length;
  return energies.reduce((count, one) => count + (one < mean / 20 ? 1 : 0), 0) / energies.length;
}
