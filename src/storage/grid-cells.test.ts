import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoundingBox } from '#core';
import { type UnwrappedBox, computeCell, computeCellRanges, unwrapBox } from './grid-cells.ts';

/** In 64ths of a degree, which add and subtract without rounding. */
const unit = 1 / 64;
const extent = fc.oneof(fc.constant(0), fc.nat(64), fc.nat(360 * 64));
const anyBox: fc.Arbitrary<UnwrappedBox> = fc
  .tuple(fc.integer({ min: -180 * 64, max: 180 * 64 }), fc.integer({ min: -90 * 64, max: 90 * 64 }), extent, extent)
  .map(([west, south, width, height]) => ({
    west: west * unit,
    south: south * unit,
    east: (west + width) * unit,
    north: Math.min(90, (south + height) * unit),
  }));

describe('grid cells', () => {
  it('a box that touches the query is filed in one of its cells', () => {
    let tried = 0;
    fc.assert(
      fc.property(anyBox, anyBox, fc.nat(720 * 64), (query, other, step) => {
        // Moved to somewhere between just reaching the query from the west and just beginning at its east.
        const width = other.east - other.west;
        const offset = (step * unit) % (query.east - query.west + width + unit);
        const west = turned(query.west - width + offset);
        const box = { ...other, west, east: west + width };
        if (box.south > query.north || box.north < query.south) return;
        tried += 1;
        expect(isSearched(query, box)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(tried).toBeGreaterThan(500);
  });

  it('a small query searches few ranges, and finds few of the small boxes of the world', () => {
    const query = unwrapBox([130.62, 42.41, 130.64, 42.42]);
    expect(computeCellRanges(query).length).toBeLessThanOrEqual(60);
    const world: BoundingBox[] = [];
    for (let lon = -180; lon < 180; lon += 1)
      for (let lat = -90; lat < 90; lat += 1) world.push([lon, lat, lon + 0.9, lat + 0.9]);
    const candidates = world.filter((bbox) => isSearched(query, unwrapBox(bbox)));
    expect(candidates).toContainEqual([130, 42, 130.9, 42.9]);
    expect(candidates.length).toBeLessThanOrEqual(16);
  });

  it('a cell fits a 32-bit integer', () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        const cell = computeCell(box);
        expect(Number.isInteger(cell) && cell >= 0 && cell < 2 ** 30).toBe(true);
      }),
    );
  });

  it('a box across the antimeridian is unwrapped to the east', () => {
    expect(unwrapBox([179, -1, -179, 1])).toEqual({ west: 179, south: -1, east: 181, north: 1 });
  });
});

function isSearched(query: UnwrappedBox, box: UnwrappedBox): boolean {
  const cell = computeCell(box);
  return computeCellRanges(query).some(([first, last]) => first <= cell && cell <= last);
}

/** The same longitude within -180 to 180. */
function turned(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}
