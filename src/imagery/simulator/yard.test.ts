import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateYard } from '#imagery';

describe('a simulated yard', () => {
  it('has as many tracks as asked, long enough for a wagon and clear of each other', () => {
    const asked = fc.record({
      seed: fc.string(),
      tracks: fc.integer({ min: 1, max: 60 }),
      lengthMetres: fc.integer({ min: 200, max: 2000 }),
      bend: fc.float({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(asked, ({ seed, ...options }) => {
        const { tracks } = simulateYard(seed, options);
        expect(tracks).toHaveLength(options.tracks);
        for (const [i, { lengthMetres, points, along }] of tracks.entries()) {
          expect(lengthMetres).toBeGreaterThan(20);
          expect(along.length).toBe(points.length);
          const next = tracks[i + 1];
          if (!next) continue;
          const [middle, ...others] = [points[Math.floor(points.length / 2)], ...next.points];
          const away = Math.min(
            ...others.map((other) =>
              Math.hypot((middle?.x ?? 0) - (other?.x ?? 0), (middle?.y ?? 0) - (other?.y ?? 0)),
            ),
          );
          expect(away).toBeGreaterThan(4.4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lies where it was put, and runs as it was told', () => {
    const { extent, spine, crs } = simulateYard(1, {
      place: { lon: 130.39, lat: 42.42 },
      headingDegrees: 0,
      bend: 0,
      tracks: 3,
    });
    expect(crs).toBe('EPSG:32652');
    expect(extent.north - extent.south).toBeGreaterThan(10 * (extent.east - extent.west));
    expect(spine.heading[0]).toBeCloseTo(Math.PI / 2, 9);
  });

  it.each([
    [{ tracks: 0 }, /tracks: expected 1 to 60, got 0/],
    [{ lengthMetres: 50 }, /lengthMetres/],
    [{ crs: 'EPSG:1' }, /CRS/],
  ])('refuses %j', (options, message) => {
    expect(() => simulateYard(1, options)).toThrow(message);
  });
});
