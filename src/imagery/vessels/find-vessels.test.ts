import { describe, expect, it } from 'vitest';
import { type PixelGrid, findProjection } from '#core';
import { seededRandom } from '../exemplar/seeded-random.ts';
import { placeOnGround } from '../geometry/ground-frame.ts';
import { estimateVessels } from './estimate-vessels.ts';
import { findArrivals } from './find-arrivals.ts';
import { type SeaScene, findVessels } from './find-vessels.ts';
import { distanceToLand } from './kernels/distance-to-land.ts';
import { otsuThreshold } from './otsu-threshold.ts';
import { findWater } from './water-mask.ts';

const [width, height] = [240, 200];
/** Web Mercator at 35° north: pixels of 10 m in the plane are 8.2 m on the ground. */
const corner = findProjection('EPSG:3857')!.toPlane({ lon: 129, lat: 35 });
const grid: PixelGrid = { crs: 'EPSG:3857', transform: [corner.x, 10, 0, corner.y, 0, -10], width, height };
const placement = placeOnGround(grid)!;
const metres = 10 * Math.cos((35 * Math.PI) / 180);

interface Ship {
  readonly column: number;
  readonly row: number;
  readonly length: number;
  readonly angle: number;
}
const ships: Ship[] = [
  { column: 120, row: 60, length: 24, angle: 0.6 },
  { column: 180, row: 120, length: 12, angle: 2 },
  { column: 100, row: 150, length: 8, angle: 0 },
];
/** Land fills the left, with a quay that reaches out. */
const isLand = (column: number, row: number): boolean => column < 60 || (column < 80 && row > 90 && row < 110);

describe('the water mask', () => {
  it('is the sea, vessels on it included, and no land', () => {
    const water = mask(draw(ships, 1));
    for (let at = 0; at < water.length; at += 1)
      expect(water[at]).toBe(isLand(at % width, Math.floor(at / width)) ? 0 : 1);
  });

  it('of several dates is free of a vessel that lay at the quay on one of them', () => {
    const moored = [{ column: 81, row: 100, length: 16, angle: Math.PI / 2 }];
    const dates = [draw(moored, 2), draw([], 3), draw([], 4)];
    const at = 100 * width + 81;
    expect(mask(draw(moored, 2))[at]).toBe(0);
    expect(findWater(dates, { width, height, pixelArea: metres ** 2 })[at]).toBe(1);
  });

  it('does not fill land that goes on beyond the image', () => {
    const scene = draw([], 5, (column, row) => column > 230 && row > 190);
    expect(mask(scene)[199 * width + 235]).toBe(0);
  });
});

describe('findVessels', () => {
  const scene = draw(ships, 1);
  const found = findVessels(scene, mask(scene), placement);

  it('finds ships where they lie, with true length and direction, and nothing else', () => {
    expect(found).toHaveLength(ships.length);
    for (const ship of ships) {
      const hit = found.find(({ box }) => Math.hypot(box.column - ship.column, box.row - ship.row) < 1.5)!;
      expect(Math.abs(hit.ground.lengthMetres - ship.length * metres)).toBeLessThan(2 * metres);
      const bearing = (90 + (ship.angle * 180) / Math.PI) % 180;
      const off = Math.abs(hit.ground.axisDegrees - bearing) % 180;
      expect(Math.min(off, 180 - off)).toBeLessThan(12);
    }
  });

  it('does not take a wake, noise or the quay for a ship', () => {
    const wake = draw([], 6, () => false, { column: 150, row: 100, length: 110, angle: 0.3 });
    expect(findVessels(wake, mask(wake), placement)).toEqual([]);
  });

  it('finds the same whatever the unit of the bands', () => {
    const scaled = { ...scene, green: times(scene.green, 40), red: times(scene.red, 40), nir: times(scene.nir, 40) };
    expect(findVessels(scaled, mask(scaled), placement)).toHaveLength(ships.length);
  });

  it('has an interval in open water, none by the quay', () => {
    expect(estimateVessels(found)).toMatchObject({ count: 3, low: 1, high: 5, level: 0.9 });
    const [first] = found;
    expect(estimateVessels([{ ...first!, offshoreMetres: 30 }])).toMatchObject({ count: 1, low: null });
  });
});

describe('findArrivals', () => {
  const berth = Uint8Array.from({ length: width * height }, (_, at) => {
    const [column, row] = [at % width, Math.floor(at / width)];
    return column >= 72 && column < 92 && row > 85 && row < 115 ? 1 : 0;
  });
  const moored = { column: 84, row: 100, length: 16, angle: Math.PI / 2 };

  it('finds what lies at a berth on this date and not on the others, quay or not', () => {
    const [arrival, ...more] = findArrivals(
      draw([moored], 7),
      [8, 9, 10].map((seed) => draw([], seed)),
      berth,
      placement,
    );
    expect(more).toEqual([]);
    expect(Math.hypot(arrival!.box.column - 84, arrival!.box.row - 100)).toBeLessThan(2);
  });

  it('finds nothing where nothing changed, and refuses to judge by two dates', () => {
    const others = [8, 9, 10].map((seed) => draw([moored], seed));
    expect(findArrivals(draw([moored], 7), others, berth, placement)).toEqual([]);
    expect(() => findArrivals(draw([], 7), others.slice(1), berth, placement)).toThrow(/at least 3 other dates, got 2/);
  });
});

it('the distance to land is exact along rows and diagonals', () => {
  const water = new Uint8Array(49).fill(1);
  water[24] = 0;
  const distance = distanceToLand(water, 7, 7);
  expect(distance[21]).toBe(3);
  expect(distance[0]).toBeCloseTo(3 * Math.SQRT2, 5);
});

it('Otsu parts two heaps between them', () => {
  const threshold = otsuThreshold(Float32Array.from([1, 1.2, 0.9, 1.1, 5, 5.2, 4.9]));
  expect(threshold).toBeGreaterThan(1.2);
  expect(threshold).toBeLessThan(4.9);
});

function mask(scene: SeaScene): Uint8Array {
  return findWater([scene], { width, height, pixelArea: metres ** 2 });
}

function times(band: Float32Array, factor: number): Float32Array {
  return band.map((value) => value * factor);
}

/** Reflectances of sea, land and bright ships 3.5 pixels wide, with noise that grows to the right. */
function draw(
  afloat: readonly Ship[],
  seed: number,
  moreLand: (column: number, row: number) => boolean = () => false,
  wake?: Ship,
): SeaScene {
  const random = seededRandom(seed);
  const [green, red, nir] = [1, 2, 3].map(() => new Float32Array(width * height)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let at = 0; at < green.length; at += 1) {
    const [column, row] = [at % width, Math.floor(at / width)];
    const within = (ship: Ship, beam: number): boolean => {
      const [dx, dy] = [column + 0.5 - ship.column, row + 0.5 - ship.row];
      const u = dx * Math.cos(ship.angle) + dy * Math.sin(ship.angle);
      const v = dy * Math.cos(ship.angle) - dx * Math.sin(ship.angle);
      return Math.abs(u) <= ship.length / 2 && Math.abs(v) <= beam / 2;
    };
    const noise = (): number => (random() + random() + random() - 1.5) * (0.001 + 0.000_008 * column);
    const ground = isLand(column, row) || moreLand(column, row);
    let [g, r, n] = ground ? [0.1, 0.12, 0.2] : [0.05, 0.03, 0.015];
    if (wake && within(wake, 1.5)) [g, r, n] = [0.08, 0.06, 0.05];
    if (afloat.some((ship) => within(ship, 3.5))) [g, r, n] = [0.2, 0.22, 0.24];
    green[at] = g + noise();
    red[at] = r + noise();
    nir[at] = n + noise();
  }
  return { grid, green, red, nir, valid: new Uint8Array(green.length).fill(255) };
}
