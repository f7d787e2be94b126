import type { Position } from '#core';
import { type ConvexPolygon, clipConvex, computeArea } from './convex-polygon.ts';
import type { GroundPlacement } from './ground-frame.ts';

/** An outline in the pixels of an image, cut off at its edges; `column` and `row` count from the corner of the first. */
export interface PixelOutline {
  /** Corners in order, not closed. */
  readonly corners: ConvexPolygon;
  /** Square pixels */
  readonly area: number;
}

/** A ring on the globe as an outline in an image; undefined where the image shows nothing of it. */
export function outlineInImage(
  ring: readonly Position[],
  placement: GroundPlacement,
  { width, height }: { readonly width: number; readonly height: number },
): PixelOutline | undefined {
  const open = isClosed(ring) ? ring.slice(0, -1) : ring;
  const corners = open.map(([lon, lat]) => placement.toPixel({ lon, lat }));
  const edges = [
    { column: 0, row: 0 },
    { column: width, row: 0 },
    { column: width, row: height },
    { column: 0, row: height },
  ];
  const isInside = corners.every(({ column, row }) => column >= 0 && row >= 0 && column <= width && row <= height);
  const kept = isInside ? corners : clipConvex(corners, edges);
  const area = kept.length < 3 ? 0 : computeArea(kept);
  return area > 0 ? { corners: kept, area } : undefined;
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
