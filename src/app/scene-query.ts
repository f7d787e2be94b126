import { type BoundingBox, type Geometry, type Scene, computeBoundingBox } from '#core';

/** Which scenes are looked for in a catalog. Null does not restrict. */
export interface SceneQuery {
  /** Scenes whose box touches the box of this area, WGS 84. */
  readonly area: Geometry | null;
  /** UTC instants, both included; a scene that covers a span matches when it overlaps. */
  readonly from: string | null;
  readonly to: string | null;
  /** Any of them; empty: all. */
  readonly collections: readonly string[];
  readonly ids: readonly string[];
  /** 0..1. A scene that does not state its cloud is kept. */
  readonly mostCloud: number | null;
  /** The newest so many; null: all there are. */
  readonly most: number | null;
}

/** Whether a scene is one that was looked for: servers that cannot restrict by a field send too much. */
export function matchesQuery(scene: Scene, query: SceneQuery): boolean {
  return (
    (query.from === null || Date.parse(scene.end) >= Date.parse(query.from)) &&
    (query.to === null || Date.parse(scene.start) <= Date.parse(query.to)) &&
    (query.collections.length === 0 || query.collections.includes(scene.collection ?? '')) &&
    (query.ids.length === 0 || query.ids.includes(String(scene.item['id']))) &&
    (query.mostCloud === null || scene.cloudFraction === null || scene.cloudFraction <= query.mostCloud) &&
    (query.area === null || (scene.bbox !== null && boxesTouch(scene.bbox, computeBoundingBox(query.area))))
  );
}

/** Edges included; either box may cross the antimeridian (west > east). */
export function boxesTouch(one: BoundingBox, other: BoundingBox): boolean {
  if (one[1] > other[3] || other[1] > one[3]) return false;
  const [west, east] = unwrap(one);
  const [otherWest, otherEast] = unwrap(other);
  return [-360, 0, 360].some((turn) => west <= otherEast + turn && otherWest + turn <= east);
}

function unwrap([west, , east]: BoundingBox): [west: number, east: number] {
  return [west, east < west ? east + 360 : east];
}
