import { type LonLat, type PixelGrid, type PixelPosition, findProjection, pixelToPlane, planeToPixel } from '#core';

/** Metres east and north. */
export interface GroundVector {
  readonly east: number;
  readonly north: number;
}

/** How pixels lie on the ground about one place of an image. True metres: the stretch of the projection is taken out. */
export interface GroundFrame {
  /** One pixel to the right, and one down. */
  readonly column: GroundVector;
  readonly row: GroundVector;
  /** Metres along one pixel to the right, and one down. */
  readonly columnMetres: number;
  readonly rowMetres: number;
}

/** Places pixels on the globe and back. */
export interface GroundPlacement {
  toGlobe(position: PixelPosition): LonLat;
  toPixel(position: LonLat): PixelPosition;
  frameAt(position: PixelPosition): GroundFrame;
}

/** Undefined where the CRS of the grid is missing or not one that Sightline knows. */
export function placeOnGround(grid: PixelGrid): GroundPlacement | undefined {
  const projection = grid.crs === null ? undefined : findProjection(grid.crs);
  if (!projection) return undefined;
  const toGlobe = (position: PixelPosition): LonLat => projection.toGlobe(pixelToPlane(grid, position));
  return {
    toGlobe,
    toPixel: (position) => planeToPixel(grid, projection.toPlane(position)),
    frameAt({ column, row }) {
      const across = measureGround(toGlobe({ column: column - 0.5, row }), toGlobe({ column: column + 0.5, row }));
      const down = measureGround(toGlobe({ column, row: row - 0.5 }), toGlobe({ column, row: row + 0.5 }));
      return {
        column: across,
        row: down,
        columnMetres: Math.hypot(across.east, across.north),
        rowMetres: Math.hypot(down.east, down.north),
      };
    },
  };
}

/** Metres on the ground of a step given in pixels. */
export function toGround(frame: GroundFrame, columns: number, rows: number): GroundVector {
  return {
    east: columns * frame.column.east + rows * frame.row.east,
    north: columns * frame.column.north + rows * frame.row.north,
  };
}

/** Degrees clockwise from north of an axis that has no front, 0..180. */
export function axisBearing({ east, north }: GroundVector): number {
  const bearing = (Math.atan2(east, north) * 180) / Math.PI;
  return ((bearing % 180) + 180) % 180;
}

/** Semi-major axis in metres and squared eccentricity of WGS 84 (NIMA TR8350.2). */
const [semiMajor, eccentricity2] = [6_378_137, 0.006_694_379_990_14];

/** East and north from one place to another close by, by the radii of curvature of WGS 84; good to 1e-6 over 1 km. */
export function measureGround(from: LonLat, to: LonLat): GroundVector {
  const { eastMetres, northMetres } = measureDegree((from.lat + to.lat) / 2);
  const wrapped = ((((to.lon - from.lon + 180) % 360) + 360) % 360) - 180;
  return { east: wrapped * eastMetres, north: (to.lat - from.lat) * northMetres };
}

/** The place some metres east and north of another, by the same radii; its longitude may pass ±180. */
export function moveOnGround({ lon, lat }: LonLat, { east, north }: GroundVector): LonLat {
  const { eastMetres, northMetres } = measureDegree(lat);
  return { lon: lon + east / eastMetres, lat: lat + north / northMetres };
}

/** Metres on the ground of one degree of longitude and of latitude, at a latitude in degrees. */
function measureDegree(lat: number): { eastMetres: number; northMetres: number } {
  const latitude = (lat * Math.PI) / 180;
  const w2 = 1 - eccentricity2 * Math.sin(latitude) ** 2;
  const radii = {
    east: (semiMajor / Math.sqrt(w2)) * Math.cos(latitude),
    north: (semiMajor * (1 - eccentricity2)) / (w2 * Math.sqrt(w2)),
  };
  return { eastMetres: (radii.east * Math.PI) / 180, northMetres: (radii.north * Math.PI) / 180 };
}
