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
  for (let cell = 0; cell < cells; cell++) {
    let inner = 0;
    for (let row = 0; row < rows; row++) {
      const left = ((rows - 1) / 2 - row) * rowMetres;
      const x = path.column[cell]! + left * path.acrossColumn[cell]! - 0.5;
      const y = path.row[cell]! + left * path.acrossRow[cell]! - 0.5;
      if (!(x > -0.5 && y > -0.5 && x < width - 0.5 && y < height - 0.5)) continue;
      const x0 = Math.min(Math.max(Math.floor(x), 0), width - 1);
      const y0 = Math.min(Math.max(Math.floor(y), 0), height - 1);
      const x1 = Math.min(x0 + 1, width - 1);
      const y1 = Math.min(y0 + 1, height - 1);
      const [i00, i10, i01, i11] = [y0 * width + x0, y0 * width + x1, y1 * width + x0, y1 * width + x1];
      if (valid[i00]! + valid[i10]! + valid[i01]! + valid[i11]! < 4) continue;
      const fx = Math.min(Math.max(x - x0, 0), 1);
      const fy = Math.min(Math.max(y - y0, 0), 1);
      const [w00, w10, w01, w11] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
      const at = row * cells + cell;
      strip.lightness[at] =
        w00 * lightness[i00]! + w10 * lightness[i10]! + w01 * lightness[i01]! + w11 * lightness[i11]!;
      strip.a[at] = w00 * a[i00]! + w10 * a[i10]! + w01 * a[i01]! + w11 * a[i11]!;
      strip.b[at] = w00 * b[i00]! + w10 * b[i10]! + w01 * b[i01]! + w11 * b[i11]!;
      if (row >= third && row < rows - third) inner++;
    }
    strip.seen[cell] = inner === rows - 2 * third ? 1 : 0;
  }
  return strip;
}
