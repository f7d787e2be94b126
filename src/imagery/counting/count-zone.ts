import type { Geometry, Position } from '#core';

/** Several centrelines that are counted as one zone. */
export interface MultiLineGeometry {
  readonly type: 'MultiLineString';
  readonly coordinates: readonly (readonly Position[])[];
}

/** A zone to count in: the centreline of a track or of several, or an area that tracks run through. WGS 84. */
export interface CountZone {
  readonly id: string;
  readonly geometry: Geometry | MultiLineGeometry;
}
