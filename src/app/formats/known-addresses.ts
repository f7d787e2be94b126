import type { Marking, Scene } from '#core';
import type { KnownRecords } from '../ports/store.ts';
import { qualifySceneIds } from '../importing/qualify-scene-ids.ts';
import { withKnownAddresses } from './local-images.ts';

/**
 * A bundle holds no images, and no addresses of its maker's machine. Where it comes back to a workspace that knows the
 * scene, the images are still where they were; `isHere` says whether the bundle brings an address along after all.
 */
export async function keepSceneAddresses(
  known: KnownRecords,
  scene: Scene,
  isHere: (href: string) => boolean,
): Promise<Scene> {
  const [qualified = scene] = await qualifySceneIds(known, [scene]);
  const before = await known.get('scene', qualified.id);
  return before ? { ...scene, item: withKnownAddresses(scene.item, before.item, isHere) } : scene;
}

/** The same for the pixels of a marking, which their hash tells from others. */
export async function keepPixelAddress(
  known: KnownRecords,
  marking: Marking,
  isHere: (href: string) => boolean,
): Promise<Marking> {
  const { pixels } = marking;
  if (pixels === null || isHere(pixels.href)) return marking;
  const before = (await known.get('marking', marking.id))?.pixels;
  return before?.sha256 === pixels.sha256 ? { ...marking, pixels: before } : marking;
}
