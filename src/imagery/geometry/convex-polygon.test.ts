import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipConvex, computeArea, computeOverlap } from './convex-polygon.ts';
import { type OrientedBox, boundWithAngle, cornersOf } from './oriented-box.ts';
import { suppressOverlaps } from './suppress-overlaps.ts';

const box: fc.Arbitrary<OrientedBox> = fc.record({
  column: fc.double({ min: -30, max: 30, noNaN: true }),
  row: fc.double({ min: -30, max: 30, noNaN: true }),
  length: fc.double({ min: 1, max: 60, noNaN: true }),
  width: fc.double({ min: 1, max: 20, noNaN: true }),
  angle: fc.double({ min: -7, max: 7, noNaN: true }),
});

describe('the overlap of rotated boxes', () => {
  it('is known for a square in a square turned by 45°: 2√2 − 2 of its area', () => {
    const square = { column: 0, row: 0, length: 2, width: 2, angle: 0 };
    const turned = { ...square, angle: Math.PI / 4 };
    // The shared octagon has the area 8 (√2 − 1).
    expect(computeArea(clipConvex(cornersOf(square), cornersOf(turned)))).toBeCloseTo(8 * (Math.SQRT2 - 1), 10);
  });

  it('is the same both ways, at most 1, and 1 with itself', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const [p, q] = [cornersOf(a), cornersOf(b)];
        const overlap = computeOverlap(p, q);
        expect(computeOverlap(q, p)).toBeCloseTo(overlap, 9);
        expect(overlap).toBeLessThanOrEqual(1 + 1e-9);
        expect(computeOverlap(p, p)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('agrees with counting points on a fine grid', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        let [inBoth, inEither] = [0, 0];
        for (let x = -70; x <= 70; x += 0.5)
          for (let y = -70; y <= 70; y += 0.5) {
            const [inA, inB] = [covers(a, x, y), covers(b, x, y)];
            if (inA && inB) inBoth += 1;
            if (inA || inB) inEither += 1;
          }
        if (inEither > 400) expect(computeOverlap(cornersOf(a), cornersOf(b))).toBeCloseTo(inBoth / inEither, 1);
      }),
      { numRuns: 30 },
    );
  });

  it('of boxes that only touch, or have no area, is 0', () => {
    const a = cornersOf({ column: 0, row: 0, length: 2, width: 2, angle: 0 });
    expect(computeOverlap(a, cornersOf({ column: 2, row: 0, length: 2, width: 2, angle: 0 }))).toBe(0);
    expect(computeOverlap(a, cornersOf({ column: 0, row: 0, length: 0, width: 0, angle: 0 }))).toBe(0);
  });
});

it('a box around the corners of a box is that box', () => {
  fc.assert(
    fc.property(box, (one) => {
      const bound = boundWithAngle(cornersOf(one), one.angle);
      for (const side of ['column', 'row', 'length', 'width'] as const) expect(bound[side]).toBeCloseTo(one[side], 7);
    }),
  );
});

describe('suppressOverlaps', () => {
  const thin = (shift: number, angle: number, score: number, objectClass = 'railcar') => ({
    polygon: cornersOf({
      column: -shift * Math.sin(angle),
      row: shift * Math.cos(angle),
      length: 24,
      width: 2.8,
      angle,
    }),
    score,
    objectClass,
  });

  it('keeps thin objects side by side at 45°; by their upright boxes half of them would be lost', () => {
    const parallel = [0, 4.7, 9.4, 14.1].map((shift, index) => thin(shift, Math.PI / 4, 0.9 - index / 100));
    expect(suppressOverlaps(parallel, 0.45)).toHaveLength(4);
    const upright = parallel.map((one) => ({ ...one, polygon: cornersOf(boundWithAngle(one.polygon, 0)) }));
    expect(suppressOverlaps(upright, 0.45)).toHaveLength(2);
  });

  it('keeps the best of those that cover the same ground, one for each class', () => {
    const same = [thin(0, 1, 0.5), thin(0.3, 1, 0.9), thin(0.2, 1.02, 0.7), thin(0.1, 1, 0.6, 'vehicle')];
    expect(suppressOverlaps(same, 0.45).map(({ score }) => score)).toEqual([0.9, 0.6]);
  });

  it('takes 20,000 boxes in a second', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      polygon: cornersOf({ column: (i % 200) * 9, row: Math.floor(i / 200) * 9, length: 12, width: 5, angle: i }),
      score: ((i * 7919) % 20_000) / 20_000,
      objectClass: 'vehicle',
    }));
    const started = performance.now();
    expect(suppressOverlaps(many, 0.3).length).toBeGreaterThan(10_000);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

function covers({ column, row, length, width, angle }: OrientedBox, x: number, y: number): boolean {
  const [dx, dy] = [x - column, y - row];
  const [u, v] = [dx * Math.cos(angle) + dy * Math.sin(angle), dy * Math.cos(angle) - dx * Math.sin(angle)];
  return Math.abs(u) <= length / 2 && Math.abs(v) <= width / 2;
}
