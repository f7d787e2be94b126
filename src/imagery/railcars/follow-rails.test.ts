import { describe, expect, it } from 'vitest';
import { followRails } from './follow-rails.ts';
import { tracePath } from './trace-path.ts';

/** 100 m to the east in pixels of 0.5 m: left of it is up, towards smaller rows. */
const path = tracePath(
  [
    { column: 10, row: 40 },
    { column: 210, row: 40 },
  ],
  { columnMetres: 0.5, rowMetres: 0.5 },
  0.25,
);
const seen = new Uint8Array(path.cells).fill(1);
const constant = (metres: number): Float32Array => new Float32Array(path.cells).fill(metres);

describe('a line beside the rails', () => {
  it('is moved onto them', () => {
    const moved = followRails(path, constant(1), seen);
    expect(moved.cells).toBe(path.cells);
    expect([...new Set(moved.row)]).toEqual([38]);
    expect(moved.column).toEqual(path.column);
  });

  it('is moved to each side where it drifts across them', () => {
    const drift = Float32Array.from({ length: path.cells }, (_, cell) => 3 * (cell / path.cells - 0.5));
    const { row } = followRails(path, drift, seen);
    expect(row[0]).toBeGreaterThan(40.5);
    expect(row.at(-1)).toBeLessThan(39.5);
  });

  it('is never moved as far as the next track', () => {
    expect(followRails(path, constant(9), seen).row[0]).toBeCloseTo(36, 6);
  });

  it('stays where it lies near enough, and where nothing was seen', () => {
    expect(followRails(path, constant(0.3), seen)).toBe(path);
    expect(followRails(path, constant(1), new Uint8Array(path.cells))).toBe(path);
  });
});
