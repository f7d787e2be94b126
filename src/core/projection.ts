import proj4 from 'proj4';
import { findCrsDefinition } from './crs-definitions.ts';

/** Position on WGS 84, degrees; longitude east, latitude north. */
export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** Position in the plane of a CRS, in its unit; x east, y north. */
export interface Planar {
  readonly x: number;
  readonly y: number;
}

/** Between WGS 84 and the plane of one CRS. */
export interface Projection {
  readonly crs: string;
  /** The result is not finite where the projection does not reach. */
  toPlane(position: LonLat): Planar;
  toGlobe(position: Planar): LonLat;
}

/** The projection of `EPSG:…`, or undefined where it is not among those of `crs-definitions.ts`. */
export function findProjection(crs: string): Projection | undefined {
  const definition = findCrsDefinition(crs);
  if (definition === undefined) return undefined;
  const { forward, inverse } = proj4('+proj=longlat +datum=WGS84 +no_defs', definition);
  return {
    crs,
    toPlane({ lon, lat }) {
      const [x, y] = forward([lon, lat]) as [number, number];
      return { x, y };
    },
    toGlobe({ x, y }) {
      const [lon, lat] = inverse([x, y]) as [number, number];
      return { lon, lat };
    },
  };
}
