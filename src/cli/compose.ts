import { join } from 'node:path';
import type { Reader } from '#app';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import type { Workspace } from './workspace.ts';

/** The only place that knows every concrete class: a workspace in a folder. */
export async function composeWorkspace(root: string, folder: string): Promise<Workspace> {
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  const blobs = await openBlobs(join(folder, 'blobs'));
  return { root, store, blobs, reader: createReader(), close: () => store.close() };
}

/** Reading without a workspace. */
export function composeReader(): Reader {
  return createReader();
}
