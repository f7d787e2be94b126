import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Geometry } from '#core';
import { boxGeometry, computeCoveredShare } from './covered-share.ts';

const box = (west: number, south: number, east: number, north: number): Geometry =>
  boxGeometry([west, south, east, north]);
const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates });
const withHole: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
    [
      [4, 4],
      [6, 4],
      [6, 6],
      [4, 6],
      [4, 4],
    ],
  ],
};

describe('the share of a zone within a footprint', () => {
  it('is 1 inside, 0 outside and in a hole, and between on an edge', () => {
    expect(computeCoveredShare(box(1, 1, 2, 2), withHole)).toBe(1);
    expect(computeCoveredShare(box(4.5, 4.5, 5.5, 5.5), withHole)).toBe(0);
    expect(computeCoveredShare(box(20, 20, 21, 21), withHole)).toBe(0);
    expect(computeCoveredShare(box(3, 4, 5, 6), withHole)).toBeCloseTo(0.5, 6);
    expect(computeCoveredShare(box(9, 0, 11, 1), withHole)).toBeCloseTo(0.5, 6);
    expect(computeCoveredShare(box(-5, -5, 15, 15), withHole)).toBeCloseTo(96 / 400, 2);
  });

  it('of a zone with a hole leaves the hole out', () => {
    expect(computeCoveredShare(withHole, box(4, 4, 6, 6))).toBe(0);
    expect(computeCoveredShare(withHole, box(0, 0, 5, 10))).toBeCloseTo(0.5, 6);
  });

  it('of a track is by length', () => {
    expect(computeCoveredShare(line([1, 1], [3, 1]), box(0, 0, 2, 2))).toBeCloseTo(0.5, 9);
    expect(computeCoveredShare(line([1, 5], [9, 5]), withHole)).toBeCloseTo(0.75, 9);
    expect(computeCoveredShare(line([1, 1], [1, 2], [1, 1]), withHole)).toBe(1);
  });

  it('of a point is all or nothing', () => {
    expect(computeCoveredShare({ type: 'Point', coordinates: [1, 1] }, withHole)).toBe(1);
    expect(computeCoveredShare({ type: 'Point', coordinates: [5, 5] }, withHole)).toBe(0);
  });

  it('is the same whether a footprint is cut at the antimeridian or jumps over it', () => {
    const zone = box(179.8, 0.2, 179.9, 0.3);
    const [west, east] = [boxGeometry([179, 0, 180, 1]), boxGeometry([-180, 0, -179, 1])];
    const cut: Geometry = { type: 'MultiPolygon', coordinates: [west.coordinates, east.coordinates] };
    const jumping = box(179, 0, -179, 1);
    for (const footprint of [cut, jumping]) {
      expect(computeCoveredShare(zone, footprint)).toBe(1);
      expect(computeCoveredShare(box(-179.9, 0.2, -179.8, 0.3), footprint)).toBe(1);
      expect(computeCoveredShare(box(179.5, 0.2, -179.5, 0.3), footprint)).toBeCloseTo(1, 6);
      expect(computeCoveredShare(line([179.5, 0.5], [-178.5, 0.5]), footprint)).toBeCloseTo(0.75, 6);
      expect(computeCoveredShare(box(0, 0.2, 0.1, 0.3), footprint)).toBe(0);
    }
  });

  it('of two boxes is their common area, to one part in 200', () => {
    const boxes = fc.tuple(
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
    );
    fc.assert(
      fc.property(boxes, boxes, ([x, y, w, h], [u, v, p, q]) => {
        const common =
          Math.max(0, Math.min(x + w, u + p) - Math.max(x, u)) * Math.max(0, Math.min(y + h, v + q) - Math.max(y, v));
        expect(
          Math.abs(computeCoveredShare(box(x, y, x + w, y + h), box(u, v, u + p, v + q)) - common / (w * h)),
        ).toBeLessThan(0.005);
      }),
    );
  });
});
