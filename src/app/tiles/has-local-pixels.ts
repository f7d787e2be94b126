import type { Scene } from '#core';
import { findVisual, readSceneAssets } from '#imagery';

/** True where the scene has a picture on this machine: a list may show it without asking a server for it. */
export function hasLocalPixels({ item }: Pick<Scene, 'item'>): boolean {
  const asset = findVisual(readSceneAssets(item));
  return asset !== undefined && !/^[a-z][a-z0-9+.-]+:\/\//i.test(asset.href.replace(/^file:\/\//i, ''));
}
