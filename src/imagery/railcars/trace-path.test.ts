import { describe, expect, it } from 'vitest';
import { isShadowLeft } from './shadow-side.ts';
import { tracePath } from './trace-path.ts';

const square = { columnMetres: 0.5, rowMetres: 0.5 };

describe('a path along a centreline', () => {
  it('has points in the middles of its cells', () => {
    const path = tracePath(
      [
        { column: 10, row: 20 },
        { column: 30, row: 20 },
      ],
      square,
      0.25,
    );
    expect(path.cells).toBe(40);
    expect(path.column[0]).toBeCloseTo(10.25, 9);
    expect(path.column[39]).toBeCloseTo(29.75, 9);
    expect(path.row[20]).toBeCloseTo(20, 9);
  });

  it('has its left upwards when it runs to the right, one metre in pixels', () => {
    const path = tracePath(
      [
        { column: 0, row: 20 },
        { column: 30, row: 20 },
      ],
      square,
      0.25,
    );
    expect(path.acrossColumn[10]).toBeCloseTo(0, 9);
    expect(path.acrossRow[10]).toBeCloseTo(-2, 9);
  });

  it('measures in metres where pixels are not square', () => {
    const path = tracePath(
      [
        { column: 0, row: 0 },
        { column: 30, row: 40 },
      ],
      { columnMetres: 1, rowMetres: 0.5 },
      0.25,
    );
    expect(path.cells).toBe(Math.floor(Math.hypot(30, 20) / 0.25));
    const [across, down] = [path.acrossColumn[50] ?? 0, (path.acrossRow[50] ?? 0) * 0.5];
    expect(Math.hypot(across, down)).toBeCloseTo(1, 9);
    expect(across * 30 + down * 20).toBeCloseTo(0, 9);
  });

  it('has no cells when it is shorter than one', () => {
    expect(tracePath([{ column: 1, row: 1 }], square, 0.25).cells).toBe(0);
    expect(
      tracePath(
        [
          { column: 1, row: 1 },
          { column: 1.1, row: 1 },
        ],
        square,
        0.25,
      ).cells,
    ).toBe(0);
  });
});

describe('shadows', () => {
  const north = { crs: 'EPSG:32652', transform: [0, 0.5, 0, 0, 0, -0.5] as const, width: 100, height: 100 };
  const eastwards = tracePath(
    [
      { column: 0, row: 20 },
      { column: 30, row: 20 },
    ],
    square,
    0.25,
  );

  it('fall to the left of a track that runs east when the sun is in the south', () => {
    expect(isShadowLeft(eastwards, north, square, 180)).toBe(true);
    expect(isShadowLeft(eastwards, north, square, 0)).toBe(false);
  });

  it('fall to its right in an image whose rows run north', () => {
    const upside = { ...north, transform: [0, 0.5, 0, 0, 0, 0.5] as const };
    expect(isShadowLeft(eastwards, upside, square, 180)).toBe(false);
  });
});
