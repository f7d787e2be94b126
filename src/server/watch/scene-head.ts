import type { SceneHead } from '#api';
import { hasLocalPixels } from '#app';
import type { Scene } from '#core';

/** What a list says of a scene, without its item. */
export function headOf(scene: Scene): SceneHead {
  const { cloudFraction, collection, end, gsdMetres, id, item, platform, start } = scene;
  const { properties } = item as { readonly properties?: Readonly<Record<string, unknown>> };
  const isSimulated = properties?.['sightline:simulated'] === true;
  return {
    id,
    start,
    end,
    platform,
    collection,
    gsdMetres,
    cloudFraction,
    isSimulated,
    hasPixels: hasLocalPixels(scene),
  };
}
