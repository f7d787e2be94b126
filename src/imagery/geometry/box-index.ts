import Flatbush from 'flatbush';
import type { ConvexPolygon } from './convex-polygon.ts';

/** Finds polygons by their upright bounding boxes; the index of a polygon is its place in the list. */
export interface BoxIndex {
  /** Indices of the polygons whose bounding box touches that of this one, itself included. */
  around(polygon: ConvexPolygon): number[];
}

export function indexBoxes(polygons: readonly ConvexPolygon[]): BoxIndex {
  if (polygons.length === 0) return { around: () => [] };
  const tree = new Flatbush(polygons.length);
  for (const polygon of polygons) tree.add(...boundsOf(polygon));
  tree.finish();
  return { around: (polygon) => tree.search(...boundsOf(polygon)) };
}

/** Left, top, right, bottom. */
function boundsOf(polygon: ConvexPolygon): [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { column, row } of polygon) {
    left = Math.min(left, column);
    top = Math.min(top, row);
    right = Math.max(right, column);
    bottom = Math.max(bottom, row);
  }
  return [left, top, right, bottom];
}
