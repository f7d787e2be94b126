import { expect, test } from 'vitest';
import type { PixelGrid } from '#core';
import { placeOnGround } from '../geometry/ground-frame.ts';
import { findArrivals } from './find-arrivals.ts';
import type { SeaScene } from './find-vessels.ts';

const [width, height] = [60, 40];
const grid: PixelGrid = { crs: 'EPSG:32652', transform: [500_000, 10, 0, 3_880_000, 0, -10], width, height };
const placement = placeOnGround(grid)!;
const berth = new Uint8Array(width * height).fill(1);

/** A bright pier of 80 m west of column 20, which lies `shift` pixels further east; a ship of 13 × 3 pixels beside it or none. */
function draw({ shift, hasShip }: { shift: number; hasShip: boolean }): SeaScene {
  const value = (column: number, row: number): number => {
    const isShip = hasShip && Math.abs(column - 22.5) < 2 && Math.abs(row - 20) <= 6;
    const isPier = Math.abs(row - 20) <= 4;
    const quay = isPier ? Math.max(0, Math.min(1, 20 + shift - column)) : 0;
    return isShip ? 2200 : 200 + quay * 2000 + ((column * 7 + row * 13) % 11);
  };
  const plane = Float32Array.from(berth, (_, at) => value(at % width, Math.floor(at / width)));
  return { grid, green: plane, red: plane, nir: plane, valid: new Uint8Array(berth.length).fill(255) };
}

const shifts = [-0.3, 0.2, 0, 0.3, -0.2];
const others = shifts.map((shift) => draw({ shift, hasShip: false }));

test('a ship at a quay is found, as long as it is, where other dates show water', () => {
  const found = findArrivals(draw({ shift: 0, hasShip: true }), others, berth, placement);
  expect(found).toHaveLength(1);
  expect(Math.round(found[0]!.box.column)).toBe(23);
  expect(found[0]!.ground.lengthMetres).toBeGreaterThan(110);
});

test('a quay that lies a little beside where other dates have it has not arrived', () => {
  for (const shift of [-0.6, 0.6])
    expect(findArrivals(draw({ shift, hasShip: false }), others, berth, placement)).toEqual([]);
});

test('a ship that lay there on most other dates is nothing new', () => {
  const usual = shifts.map((shift, date) => draw({ shift, hasShip: date !== 0 }));
  expect(findArrivals(draw({ shift: 0, hasShip: true }), usual, berth, placement)).toEqual([]);
});

test('two other dates are too few', () => {
  expect(() => findArrivals(others[0]!, others.slice(0, 2), berth, placement)).toThrow('at least 3 other dates, got 2');
});
