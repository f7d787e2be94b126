import type { TrackPath } from '../railcars/trace-path.ts';
import type { LabPlanes } from './lab-planes.ts';

/**
 * One track pulled straight: `rows` lines of `cells` values for each of L*, a*, b*, row 0 furthest to the left.
 * A value that could not be seen is NaN. `seen` is 1 where the middle third of the column was.
 */
export interface TrackStrip {
  readonly cells: number;
  readonly rows: number;
  readonly lightness: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly seen: Uint8Array;
}

/** Bilinear samples across a path: row r lies at ((rows − 1)/2 − r) · `rowMetres` metres to the left of it. */
export function sampleStrip(planes: LabPlanes, path: TrackPath, rows: number, rowMetres: number): TrackStrip {
  const { cells } = path;
  const strip: TrackStrip = {
    cells,
    rows,
    lightness: new Float32Array(rows * cells).fill(Number.NaN),
    a: new Float32Array(rows * cells).fill(Number.NaN),
    b: new Float32Array(rows * cells).fill(Number.NaN),
    seen: new Uint8Array(cells),
  };
  const { width, height, valid, lightness, a, b } = planes;
  const third = Math.floor(rows / 3);
  const inner = new Uint8Array(cells);
  for (let row = 0; row < rows; row++) {
    const left = ((rows - 1) / 2 - row) * rowMetres;
    const isInner = row >= third && row < rows - third ? 1 : 0;
    for (let cell = 0, at = row * cells; cell < cells; cell++, at++) {
      const x = path.column[cell]! + left * path.acrossColumn[cell]! - 0.5;
      const y = path.row[cell]! + left * path.acrossRow[cell]! - 0.5;
      if (!(x > -0.5 && y > -0.5 && x < width - 0.5 && y < height - 0.5)) continue;
      const x0 = x > 0 ? x | 0 : 0;
      const y0 = y > 0 ? y | 0 : 0;
      const x1 = x0 + 1 < width ? x0 + 1 : x0;
      const y1 = y0 + 1 < height ? y0 + 1 : y0;
      const i00 = y0 * width + x0;
      const i10 = y0 * width + x1;
      const i01 = y1 * width + x0;
      const i11 = y1 * width + x1;
      if (valid[i00]! + valid[i10]! + valid[i01]! + valid[i11]! < 4) continue;
      const fx = x > x0 ? x - x0 : 0;
      const fy = y > y0 ? y - y0 : 0;
      const w11 = fx * fy;
      const w10 = fx - w11;
      const w01 = fy - w11;
      const w00 = 1 - fx - w01;
      strip.lightness[at] =
        w00 * lightness[i00]! + w10 * lightness[i10]! + w01 * lightness[i01]! + w11 * lightness[i11]!;
      strip.a[at] = w00 * a[i00]! + w10 * a[i10]! + w01 * a[i01]! + w11 * a[i11]!;
      strip.b[at] = w00 * b[i00]! + w10 * b[i10]! + w01 * b[i01]! + w11 * b[i11]!;
      inner[cell]! += isInner;
    }
  }
  for (let cell = 0; cell < cells; cell++) strip.seen[cell] = inner[cell] === rows - 2 * third ? 1 : 0;
  return strip;
}
