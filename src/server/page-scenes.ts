import type { Page } from '#api';
import type { StoreReader } from '#app';
import type { Case, Scene } from '#core';
import { caseFilters } from './case-filters.ts';
import type { PageRequest } from './page-records.ts';

/**
 * One page of the scenes of a case, in order of id. A scene that covers two sites is one scene, which the paging of
 * other records cannot know; so all are read for each page. TODO(#7): page in the store, with the STAC API.
 */
export async function pageScenes(
  store: StoreReader,
  record: Case,
  { limit, after }: PageRequest,
): Promise<Page<Scene>> {
  const all = await listScenes(store, record);
  const rest = after === undefined ? all : all.filter((scene) => scene.id > after);
  const items = rest.slice(0, limit);
  return { items, total: all.length, next: rest.length > limit ? items.at(-1)!.id : null };
}

/** Every scene over a site of the case, once. */
export async function listScenes(store: StoreReader, record: Case): Promise<Scene[]> {
  const scenes = new Map<string, Scene>();
  for (const filter of caseFilters(record, 'scene')) {
    for (const scene of await store.list('scene', filter)) scenes.set(scene.id, scene);
  }
  return [...scenes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
