import { describe, expect, it } from 'vitest';
import { planeToPixel } from '#core';
import { simulateScene } from '../simulator/scene.ts';
import { simulateYard } from '../simulator/yard.ts';
import { decodeTracks } from './decode-tracks.ts';
import { lookAtTracks } from './look-at-tracks.ts';

const yard = simulateYard('look-at-tracks', { tracks: 5, lengthMetres: 300, marginMetres: 10 });
const gsdMetres = 0.5;
const look = { gsdMetres, spacing: { columnMetres: gsdMetres, rowMetres: gsdMetres } };

function take(count: number, azimuth: number): ReturnType<typeof simulateScene> {
  return simulateScene(yard, { date: '2023-06-01T04:00:00Z', sun: { azimuth, elevation: 40 }, gsdMetres, count });
}

function trackLines({ raster }: ReturnType<typeof simulateScene>): Parameters<typeof lookAtTracks>[1] {
  return yard.tracks.map(({ id, points }) => ({ id, line: points.map((point) => planeToPixel(raster.grid, point)) }));
}

describe('looking along simulated tracks', () => {
  it('counts nothing on an empty yard', () => {
    const scene = take(0, 160);
    const looks = lookAtTracks(scene.raster, trackLines(scene), { ...look, sunAzimuth: 160 });
    const counts = decodeTracks(looks.map(({ evidence }) => evidence)).map(({ count }) => count.count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
  });

  it.each([160, 300])('counts about as many as stand there, with the sun at %d° or unknown', (azimuth) => {
    const scene = take(30, azimuth);
    for (const sunAzimuth of [azimuth, null]) {
      const looks = lookAtTracks(scene.raster, trackLines(scene), { ...look, sunAzimuth });
      const counts = decodeTracks(looks.map(({ evidence }) => evidence)).map(({ count }) => count.count);
      const total = counts.reduce((sum, count) => sum + count, 0);
      expect(Math.abs(total - 30)).toBeLessThanOrEqual(4);
    }
  });

  it('says nothing about what lies outside of the image', () => {
    const scene = take(10, 160);
    const outside = {
      id: 'outside',
      line: [
        { column: -300, row: 20 },
        { column: -10, row: 20 },
      ],
    };
    const [found] = lookAtTracks(scene.raster, [outside], { ...look, sunAzimuth: 160 });
    expect(found?.evidence.seen.some((one) => one === 1)).toBe(false);
    expect(found?.evidence.occupied.every((one) => one === 0)).toBe(true);
  });
});
