import { describe, expect, it } from 'vitest';
import type { LonLat, Position } from '#core';
import { measureGround, placeOnGround } from '../geometry/ground-frame.ts';
import type { CountZone } from './count-zone.ts';
import { cutLine, directionAlong, measureLine, placeAlong } from './ground-line.ts';
import { layOutZones } from './lay-out-zones.ts';
import { outlineStretch } from './outline-stretch.ts';
import { planBlocks } from './plan-blocks.ts';

const metres = (from: LonLat, to: LonLat): number => {
  const { east, north } = measureGround(from, to);
  return Math.hypot(east, north);
};
const line = (id: string, ...coordinates: Position[]): CountZone => ({
  id,
  geometry: { type: 'LineString', coordinates },
});
const box = (id: string, west: number, south: number, east: number, north: number): CountZone => ({
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});

describe('a line on the ground', () => {
  it('is measured in true metres anywhere, over the antimeridian too', () => {
    const equator = measureLine([
      [0, 0],
      [0.01, 0],
      [0.01, 0],
      [0.02, 0],
    ]);
    expect(equator.lengthMetres).toBeCloseTo(2226.39, 1);
    expect(equator.positions).toHaveLength(3);
    expect(placeAlong(equator, 1113.195).lon).toBeCloseTo(0.01, 7);
    const north = measureLine([
      [7, 60],
      [7.01, 60],
    ]);
    expect(north.lengthMetres).toBeCloseTo(2226.39 / 4, -1);
    const edge = measureLine([
      [179.999, 10],
      [-179.999, 10],
    ]);
    expect(edge.lengthMetres).toBeCloseTo(219.3, 0);
    expect(placeAlong(edge, edge.lengthMetres).lon).toBeCloseTo(180.001, 9);
  });

  it('ends where it ends, and is cut with its corners', () => {
    const bent = measureLine([
      [7, 47],
      [7.001, 47],
      [7.001, 47.001],
    ]);
    expect(placeAlong(bent, -5)).toEqual({ lon: 7, lat: 47 });
    expect(placeAlong(bent, 1e6)).toEqual({ lon: 7.001, lat: 47.001 });
    const { north, east } = directionAlong(bent, bent.lengthMetres);
    expect([north, east]).toEqual([expect.closeTo(1, 6), expect.closeTo(0, 6)]);
    const part = cutLine(bent, 70, 90);
    expect(part).toHaveLength(3);
    expect(part[1]).toEqual({ lon: 7.001, lat: 47 });
    expect(measureLine(part.map(({ lon, lat }): Position => [lon, lat])).lengthMetres).toBeCloseTo(20, 3);
    const steps = cutLine(bent, 0, bent.lengthMetres);
    for (const [index, place] of steps.entries())
      if (index > 0) expect(metres(steps[index - 1]!, place)).toBeLessThan(50.01);
  });

  it('has an outline of its width and length that follows its bends, counterclockwise', () => {
    const bent = measureLine([
      [7, 47],
      [7.0005, 47],
      [7.001, 47.0001],
    ]);
    const { coordinates } = outlineStretch(bent, 30, 50, 2.9);
    const ring = coordinates[0]!.map(([lon, lat]) => ({ lon, lat }));
    expect(ring[0]).toEqual(ring.at(-1));
    expect(ring.length).toBeGreaterThan(8);
    let area = 0;
    for (let k = 1; k < ring.length; k++) {
      const [a, b] = [measureGround(ring[0]!, ring[k - 1]!), measureGround(ring[0]!, ring[k]!)];
      area += (a.east * b.north - b.east * a.north) / 2;
    }
    expect(area).toBeGreaterThan(2.9 * 20 * 0.97);
    expect(area).toBeLessThan(2.9 * 20 * 1.03);
  });
});

describe('zones', () => {
  it('of several lines are one zone whose metres run on', () => {
    const { tracks } = layOutZones([
      {
        id: 'a',
        geometry: {
          type: 'MultiLineString',
          coordinates: [
            [
              [7, 47],
              [7.001, 47],
            ],
            [
              [7.002, 47],
              [7.003, 47],
            ],
          ],
        },
      },
    ]);
    expect(tracks.map(({ id, zoneId }) => [id, zoneId])).toEqual([
      ['a', 'a'],
      ['a#2', 'a'],
    ]);
    expect(tracks[1]?.beforeMetres).toBeCloseTo(tracks[0]!.line.lengthMetres, 9);
    expect(tracks[0]?.cells).toBe(Math.floor(tracks[0]!.line.lengthMetres * 4));
  });

  it('that are areas take the stretches of track inside, holes left out', () => {
    const { areas } = layOutZones([
      line('t', [7, 47], [7.01, 47]),
      box('all', 6, 46, 8, 48),
      box('middle', 7.0025, 46.9, 7.005, 47.1),
      box('beside', 7.0025, 47.1, 7.005, 47.2),
    ]);
    const cells = Math.floor(760.6 * 4);
    expect(areas.map(({ id, spans }) => [id, spans.length])).toEqual([
      ['all', 1],
      ['middle', 1],
      ['beside', 0],
    ]);
    expect(areas[0]?.spans[0]?.to).toBeGreaterThan(cells - 4);
    const [{ from, to } = { from: 0, to: 0 }] = areas[1]?.spans ?? [];
    expect(from / cells).toBeCloseTo(0.25, 2);
    expect(to / cells).toBeCloseTo(0.5, 2);
  });

  it('without any line cannot be counted along', () => {
    expect(() => layOutZones([box('yard', 7, 47, 8, 48)])).toThrow(
      /counted along tracks.*at least one zone that is a line.*yard \(Polygon\)/,
    );
    expect(() => layOutZones([])).toThrow(/no zone was given/);
  });
});

describe('blocks of an image', () => {
  const grid = {
    crs: 'EPSG:32632',
    transform: [400_000, 0.5, 0, 5_260_000, 0, -0.5],
    width: 8000,
    height: 4000,
  } as const;
  const placement = placeOnGround(grid)!;
  const at = (column: number, row: number): Position => {
    const { lon, lat } = placement.toGlobe({ column, row });
    return [lon, lat];
  };
  const { tracks } = layOutZones([
    line('a', at(1000, 1000), at(5000, 1200)),
    line('b', at(1000, 1100), at(7000, 3000)),
    line('out', at(-5000, -900), at(-4000, -900)),
  ]);
  const options = { placement, width: grid.width, height: grid.height, scale: 1 };

  it('are one where that is small, clipped to the image', () => {
    const inside = tracks.slice(0, 2);
    const blocks = planBlocks(inside, { ...options, mostPixels: 20e6 });
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.window).toMatchObject({ column: 940, row: 940 });
    expect(planBlocks(tracks, { ...options, mostPixels: 1e9 })[0]?.window).toMatchObject({ column: 0, row: 0 });
    expect(planBlocks(tracks.slice(2), options)).toMatchObject([{ window: null }]);
  });

  it('are of bounded size in a large site, and every cell of every track is in exactly one of them', () => {
    for (const scale of [1, 0.5]) {
      const mostPixels = 1e6;
      const blocks = planBlocks(tracks, { ...options, scale, mostPixels });
      expect(blocks.length).toBeGreaterThan(scale === 1 ? 8 : 2);
      const looked = tracks.map(({ cells }) => new Uint8Array(cells));
      for (const { window, pieces } of blocks) {
        if (window) expect(window.width * window.height * scale * scale).toBeLessThan(mostPixels * 1.05);
        for (const { track, from, to, start, end } of pieces) {
          for (let cell = from; cell < to; cell++) looked[track]![cell]! += 1;
          expect([start <= from, end >= to, start >= 0, end <= tracks[track]!.cells]).toEqual([true, true, true, true]);
        }
      }
      for (const one of looked) expect(new Set(one)).toEqual(new Set([1]));
    }
  });
});
