/** jsts ships no types; what is used of it. */
declare module 'jsts/org/locationtech/jts/geom/Geometry.js' {
  export default class Geometry {
    readonly isGeometry: true;
  }
}
declare module 'jsts/org/locationtech/jts/io/GeoJSONReader.js' {
  import type Geometry from 'jsts/org/locationtech/jts/geom/Geometry.js';
  export default class GeoJSONReader {
    read(geojson: unknown): Geometry;
  }
}
declare module 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js' {
  import type Geometry from 'jsts/org/locationtech/jts/geom/Geometry.js';
  export default class IsValidOp {
    constructor(geometry: Geometry);
    isValid(): boolean;
    getValidationError(): { getMessage(): string; getCoordinate(): { x: number; y: number } | null } | null;
  }
}
