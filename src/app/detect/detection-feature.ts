import type { PolygonGeometry } from '#core';
import { type GroundPlacement, type SlicedCandidate, placeBox } from '#imagery';

/** One detection as a GeoJSON feature, WGS 84. */
export interface DetectionFeature {
  readonly type: 'Feature';
  readonly geometry: PolygonGeometry;
  readonly properties: {
    readonly objectClass: string;
    /** As the model gives it, 0..1: not a probability unless its makers say so. */
    readonly score: number;
    readonly lengthMetres: number;
    readonly widthMetres: number;
    /** Of the longer side, degrees clockwise from north, 0..180. */
    readonly axisDegrees: number;
    /** Zones it is counted in; several where zones overlap. */
    readonly zones: readonly string[];
  };
}

export interface DetectionCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly DetectionFeature[];
}

/** Puts a detection on the ground; `placement` is that of the grid its pixels count in. */
export function describeDetection(
  { box, objectClass, score }: SlicedCandidate,
  placement: GroundPlacement,
  zones: readonly string[],
): DetectionFeature {
  const { geometry, lengthMetres, widthMetres, axisDegrees } = placeBox(placement, box);
  return {
    type: 'Feature',
    geometry,
    properties: { objectClass, score, lengthMetres, widthMetres, axisDegrees, zones },
  };
}
