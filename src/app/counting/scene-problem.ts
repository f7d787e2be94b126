import type { Scene } from '#core';
import type { CountLayout } from '#imagery';
import { planScene } from '../plan-scene.ts';

/** Why the item of a scene rules it out; null where it does not. Too coarse a scene is kept on record as unusable. */
export function sceneProblem(scene: Scene, layout: CountLayout, objectClass: string): string | null {
  const places = layout.zones.flatMap(({ id, geometry }) =>
    geometry.type === 'MultiLineString' ? [] : [{ id, geometry }],
  );
  const { coveredShare, href } = planScene(scene, { places, objectClass, mostCloud: 1 });
  if (coveredShare === 0) return 'does not cover the zones';
  return href === null ? 'offers no image to count on' : null;
}
