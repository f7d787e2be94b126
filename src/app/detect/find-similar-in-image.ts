import type { CancelSignal, Geometry, PixelGrid, PixelPosition, PolygonGeometry, Raster } from '#core';
import {
  ExemplarError,
  type GroundPlacement,
  type OrientedBox,
  boundTightly,
  estimateBox,
  findSimilar,
  placeBox,
  placeOnGround,
} from '#imagery';
import type { OpenImage } from '../ports/images.ts';

export interface SimilarRequest {
  readonly image: OpenImage;
  /** One to a few objects to look for, WGS 84: outlines, or points where `size` is given. */
  readonly examples: readonly Geometry[];
  /** Of objects given as points, metres. */
  readonly size?: { readonly lengthMetres: number; readonly widthMetres: number };
  /** Finds of earlier searches that a person judged, WGS 84. */
  readonly accepted?: readonly Geometry[];
  readonly rejected?: readonly Geometry[];
  readonly signal?: CancelSignal;
  /** Share of the work that is done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/** One find as a GeoJSON feature, WGS 84. */
interface SimilarFeature {
  readonly type: 'Feature';
  readonly geometry: PolygonGeometry;
  readonly properties: {
    /** About 0 for background, about 1 for what looks like the examples. */
    readonly score: number;
    /** Once something was accepted and something rejected; null before. */
    readonly probability: number | null;
    /** Whether the search takes it for one of the objects; others are shown to be judged. */
    readonly likely: boolean;
    readonly lengthMetres: number;
    readonly widthMetres: number;
    /** Of the longer side, degrees clockwise from north, 0..180. */
    readonly axisDegrees: number;
  };
}

export interface SimilarReport {
  /** The examples as they were understood; a person should look whether points became the right boxes. */
  readonly examples: readonly PolygonGeometry[];
  readonly likely: number;
  readonly detections: { readonly type: 'FeatureCollection'; readonly features: readonly SimilarFeature[] };
}

/** Looks through a whole image for what resembles the examples, best first. Throws ExemplarError. */
export async function findSimilarInImage(request: SimilarRequest): Promise<SimilarReport> {
  const { image, signal, onProgress } = request;
  const raster = await image.read(signal ? { signal } : {});
  const placement = locate(image, raster.grid);
  const toBox = (geometry: Geometry): OrientedBox => boxOf(geometry, placement, raster, request.size);
  const examples = request.examples.map(toBox);
  const found = findSimilar(raster, examples, {
    feedback: { accepted: (request.accepted ?? []).map(toBox), rejected: (request.rejected ?? []).map(toBox) },
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  const features = found.map(({ box, score, probability, isLikely }): SimilarFeature => {
    const { geometry, lengthMetres, widthMetres, axisDegrees } = placeBox(placement, box);
    return {
      type: 'Feature',
      geometry,
      properties: { score, probability, likely: isLikely, lengthMetres, widthMetres, axisDegrees },
    };
  });
  return {
    examples: examples.map((box) => placeBox(placement, box).geometry),
    likely: features.filter(({ properties }) => properties.likely).length,
    detections: { type: 'FeatureCollection', features },
  };
}

function locate(image: OpenImage, grid: PixelGrid): GroundPlacement {
  const placement = placeOnGround(grid);
  if (placement) return placement;
  const reason = grid.crs ? `its CRS is ${grid.crs}` : (image.description.gridNote ?? 'it names no CRS');
  throw new ExemplarError('no-place', `${image.href}: expected an image that can be placed on the globe; ${reason}`);
}

function boxOf(
  geometry: Geometry,
  placement: GroundPlacement,
  raster: Raster,
  size: SimilarRequest['size'],
): OrientedBox {
  if (geometry.type === 'Polygon') {
    const ring = geometry.coordinates[0] ?? [];
    return boundTightly(ring.map(([lon, lat]) => placement.toPixel({ lon, lat })));
  }
  if (geometry.type !== 'Point')
    throw new ExemplarError('no-example', `expected points and polygons as examples, got a ${geometry.type}`);
  if (!size)
    throw new ExemplarError('no-example', 'expected the size of what a point shows: length and width in metres');
  const [lon, lat] = geometry.coordinates;
  const position = placement.toPixel({ lon, lat });
  if (!isInside(position, raster.grid))
    throw new ExemplarError('no-example', `expected examples inside the image, got one at ${lon}, ${lat}`);
  const { columnMetres, rowMetres } = placement.frameAt(position);
  const metres = Math.sqrt(columnMetres * rowMetres);
  return estimateBox(raster, position, { length: size.lengthMetres / metres, width: size.widthMetres / metres });
}

function isInside({ column, row }: PixelPosition, { width, height }: PixelGrid): boolean {
  return column >= 0 && row >= 0 && column <= width && row <= height;
}
