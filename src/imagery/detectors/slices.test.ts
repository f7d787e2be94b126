import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornersOf } from '../geometry/oriented-box.ts';
import { type SlicedCandidate, isCut, mergeSlices } from './merge-slices.ts';
import { type Slice, planSlices } from './plan-slices.ts';

describe('slices', () => {
  it('cover every pixel, overlap as asked and never repeat', () => {
    const sizes = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        sizes,
        sizes,
        fc.integer({ min: 64, max: 1024 }),
        fc.integer({ min: 0, max: 32 }),
        (w, h, side, overlap) => {
          const slices = planSlices({ width: w, height: h, slice: { width: side, height: side }, overlap });
          const lefts = [...new Set(slices.map(({ left }) => left))];
          expect(slices).toHaveLength(lefts.length * new Set(slices.map(({ top }) => top)).size);
          expect(lefts[0]).toBe(0);
          expect(lefts.at(-1)! + side).toBe(Math.max(w, side));
          for (const [index, left] of lefts.slice(1).entries())
            expect(left).toBeLessThanOrEqual(lefts[index]! + side - overlap);
        },
      ),
    );
  });
});

describe('mergeSlices', () => {
  const image = { width: 300, height: 100 };
  const [a, b, c] = planSlices({ ...image, slice: { width: 120, height: 120 }, overlap: 30 });
  const see = (slice: Slice, left: number, right: number, row = 50, score = 0.8): SlicedCandidate => {
    const box = { column: (left + right) / 2, row, length: right - left, width: 10, angle: 0 };
    const polygon = cornersOf(box);
    return { box, polygon, score, objectClass: 'vessel', slice, cut: isCut(polygon, slice, image) };
  };
  if (!a || !b || !c) throw new Error('expected three slices');

  it('an object as long as three slices, seen in parts, becomes one', () => {
    const parts = [see(a, 20, 120), see(b, 90, 210, 50, 0.9), see(c, 180, 280)];
    const merged = mergeSlices(parts, 0.45);
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({ box: { column: 150, row: 50, length: 260, width: 10 }, score: 0.9 });
  });

  it('a part of what another slice shows whole is dropped, however sure the model is of the part', () => {
    expect(mergeSlices([see(a, 95, 120, 50, 0.95), see(b, 95, 150, 50, 0.6)], 0.45)).toMatchObject([
      { box: { length: 55 }, score: 0.6 },
    ]);
  });

  it('parts of neighbours side by side stay apart', () => {
    const parts = [see(a, 20, 120, 30), see(b, 90, 170, 30), see(a, 20, 120, 42), see(b, 90, 170, 42)];
    expect(mergeSlices(parts, 0.45).map(({ box }) => box.length)).toEqual([150, 150]);
  });

  it('what ends at the border of the image is whole', () => {
    expect(see(a, 0, 50).cut).toBe(false);
    expect(see(c, 250, 300).cut).toBe(false);
    expect(see(b, 90, 130).cut).toBe(true);
  });
});
