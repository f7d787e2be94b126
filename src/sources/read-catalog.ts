import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReadItem, ReadOptions } from '#app';
import type { AllowsInside } from './http/http-options.ts';
import { createFolderSpace } from './stac/folder-space.ts';
import { walkCatalog } from './stac/walk-catalog.ts';

/** The root file of a static STAC catalog in a folder; undefined where there is none. */
export function findCatalogFile(folder: string): string | undefined {
  return ['catalog.json', 'collection.json'].map((name) => join(folder, name)).find((path) => existsSync(path));
}

/** Walks a static STAC catalog of files; links out of its folder are refused. */
export function readCatalog(path: string, options: ReadOptions, allowsInside: AllowsInside): AsyncGenerator<ReadItem> {
  return walkCatalog(resolve(path), createFolderSpace(path, allowsInside), options);
}
