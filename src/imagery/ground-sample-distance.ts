import type { PixelGrid } from '#core';
import { computePixelSize } from '#core';
import type { GeotiffHeader } from './geotiff-header.ts';

/** Metres on the ground between neighbouring pixels (the larger axis), and how that was worked out. */
export interface GroundSampleDistance {
  readonly metres: number | null;
  readonly basis: string;
}

const metresPerUnit = new Map([
  [9001, 1],
  [9002, 0.3048],
  [9003, 1200 / 3937],
]);

/** Length of one degree on the equator of a sphere with the Earth's girth of 40 075 km. */
const metresPerDegree = 111_320;
/** Semi-major axis of WGS 84, the sphere of Web Mercator. */
const mercatorRadius = 6_378_137;

/**
 * GSD of a grid at its middle. Geographic grids: degrees × 111 320 m, east–west × cos(latitude), good to 0.6 %.
 * Web Mercator stretches by 1 / cos(latitude), which is taken back. Other projections: the pixel size in metres.
 */
export function computeGroundSampleDistance(
  grid: PixelGrid,
  header: Pick<GeotiffHeader, 'projectedCrs' | 'geodeticCrs' | 'linearUnit'>,
): GroundSampleDistance {
  if (header.projectedCrs === null) return geographic(grid, header);
  const unit = header.linearUnit === null ? 1 : metresPerUnit.get(header.linearUnit);
  if (unit === undefined)
    return { metres: null, basis: `the unit of its CRS (EPSG:${header.linearUnit}) is not known` };
  const size = computePixelSize(grid) * unit;
  if (grid.crs === 'EPSG:3857') {
    const latitude = 2 * Math.atan(Math.exp(middle(grid).y / mercatorRadius)) - Math.PI / 2;
    return { metres: size * Math.cos(latitude), basis: 'Web Mercator pixel size × cos(latitude)' };
  }
  return {
    metres: size,
    basis: header.linearUnit === null ? 'pixel size, its unit taken to be the metre' : 'pixel size in metres',
  };
}

function geographic(grid: PixelGrid, header: Pick<GeotiffHeader, 'geodeticCrs'>): GroundSampleDistance {
  if (header.geodeticCrs === null) return { metres: null, basis: 'the file names no CRS' };
  const latitude = middle(grid).y;
  if (Math.abs(latitude) > 90) return { metres: null, basis: `latitude ${latitude} is out of range` };
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const [, a, b, , d, e] = grid.transform;
  const metres = metresPerDegree * Math.max(Math.hypot(a * shrink, d), Math.hypot(b * shrink, e));
  return { metres, basis: `degrees × 111 320 m (× cos ${latitude.toFixed(2)}° east–west)` };
}

function middle({ transform: [x, a, b, y, d, e], width, height }: PixelGrid): { x: number; y: number } {
  return { x: x + (a * width + b * height) / 2, y: y + (d * width + e * height) / 2 };
}
