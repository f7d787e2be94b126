import { expect, it } from 'vitest';
import { findProjection, planeToPixel } from '#core';
import { axisBearing, measureGround, placeOnGround } from './ground-frame.ts';
import { placeBox } from './ground-box.ts';

it('a degree of latitude at 45° is 111 132 m, a degree of longitude 78 847 m', () => {
  // NIMA TR8350.2; the usual tables of the lengths of degrees on WGS 84.
  expect(measureGround({ lon: 7, lat: 44.5 }, { lon: 7, lat: 45.5 }).north).toBeCloseTo(111_132, -1);
  expect(measureGround({ lon: 7, lat: 45 }, { lon: 8, lat: 45 }).east).toBeCloseTo(78_847, -1);
  expect(measureGround({ lon: 179.5, lat: 0 }, { lon: -179.5, lat: 0 }).east).toBeCloseTo(111_320, -1);
});

it('metres in Web Mercator are taken back to metres on the ground', () => {
  const { x, y } = findProjection('EPSG:3857')!.toPlane({ lon: 129, lat: 35 });
  const grid = { crs: 'EPSG:3857', transform: [x, 10, 0, y, 0, -10], width: 50, height: 50 } as const;
  const placement = placeOnGround(grid)!;
  const { columnMetres, rowMetres } = placement.frameAt({ column: 25, row: 25 });
  expect(columnMetres).toBeCloseTo(10 * Math.cos((35 * Math.PI) / 180), 1);
  expect(rowMetres / columnMetres).toBeCloseTo(1, 2);
  const box = placeBox(placement, { column: 25, row: 25, length: 20, width: 4, angle: Math.PI / 4 });
  expect(box.lengthMetres).toBeCloseTo(20 * columnMetres, 0);
  expect(box.axisDegrees).toBeCloseTo(135, 0);
  expect(planeToPixel(grid, findProjection('EPSG:3857')!.toPlane(box.centre)).column).toBeCloseTo(25, 6);
});

it('an axis has no front: both directions give one bearing', () => {
  expect(axisBearing({ east: 1, north: 1 })).toBeCloseTo(45);
  expect(axisBearing({ east: -1, north: -1 })).toBeCloseTo(45);
  expect(axisBearing({ east: 1, north: -1 })).toBeCloseTo(135);
});

it('an image without a known CRS has no place', () => {
  expect(placeOnGround({ crs: null, transform: [0, 1, 0, 0, 0, -1], width: 1, height: 1 })).toBeUndefined();
  expect(placeOnGround({ crs: 'EPSG:99999', transform: [0, 1, 0, 0, 0, -1], width: 1, height: 1 })).toBeUndefined();
});
