import { describe, expect, it } from 'vitest';
import { findProjection, pixelToPlane, planeToPixel } from './index.ts';

describe('findProjection', () => {
  // gdaltransform (PROJ 9.1) -s_srs OGC:CRS84 -t_srs EPSG:32652 and EPSG:2056
  it.each([
    ['EPSG:32652', { lon: 130.62, lat: 42.416 }, { x: 633_288.791, y: 4_697_237.081 }],
    ['EPSG:2056', { lon: 7.66, lat: 47.53 }, { x: 2_616_670.857, y: 1_264_386.348 }],
  ])('agrees with PROJ in %s', (crs, globe, plane) => {
    const projection = findProjection(crs)!;
    const there = projection.toPlane(globe);
    expect(Math.hypot(there.x - plane.x, there.y - plane.y)).toBeLessThan(1.5);
    const back = projection.toGlobe(there);
    expect(Math.hypot(back.lon - globe.lon, back.lat - globe.lat)).toBeLessThan(1e-7);
  });

  it('knows nothing of a CRS without a definition', () => {
    expect(findProjection('EPSG:1')).toBeUndefined();
    expect(findProjection('WGS 84')).toBeUndefined();
  });
});

describe('a grid', () => {
  const grid = { crs: null, transform: [100, 0.5, 0.1, 200, 0.2, -0.4], width: 9, height: 9 } as const;

  it('finds its pixels again', () => {
    const pixel = planeToPixel(grid, pixelToPlane(grid, { column: 3.25, row: 7.5 }));
    expect(pixel.column).toBeCloseTo(3.25, 9);
    expect(pixel.row).toBeCloseTo(7.5, 9);
  });

  it('cannot be turned round where pixels have no area', () => {
    expect(() => planeToPixel({ ...grid, transform: [0, 1, 1, 0, 1, 1] }, { x: 0, y: 0 })).toThrow(RangeError);
  });
});
