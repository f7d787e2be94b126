import { type Scene, derivedId } from '#core';
import type { KnownRecords } from '../ports/store.ts';

/**
 * STAC makes an id unique within a collection only. A scene whose id is already that of another collection's scene,
 * in the store or earlier in the batch, gets an id made of both; the first to come keeps the plain one, so that ids
 * stay what they are when the same items are imported again. Without a collection on one side they are the same, and
 * the one that is known stays: forgotten, it would let a third collection's scene in under the same id.
 */
export async function qualifySceneIds(store: KnownRecords, scenes: readonly Scene[]): Promise<Scene[]> {
  const ids = new Set(scenes.flatMap((scene) => [scene.id, qualifiedId(scene)]));
  const taken = new Map<string, string | null>();
  for (const scene of await store.list('scene', { ids: [...ids] })) taken.set(scene.id, scene.collection);
  return scenes.map((scene) => {
    const { id, collection } = scene;
    const holder = taken.get(id);
    const isOther = holder !== undefined && holder !== null && collection !== null && holder !== collection;
    if (isOther || taken.has(qualifiedId(scene))) return { ...scene, id: qualifiedId(scene) };
    const known = collection ?? holder ?? null;
    taken.set(id, known);
    return known === collection ? scene : { ...scene, collection: known };
  });
}

function qualifiedId({ id, collection }: Scene): string {
  return derivedId(id.slice(0, 150), [collection, id]);
}
