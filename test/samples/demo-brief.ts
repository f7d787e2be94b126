import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, type Store, extractCase, importPath } from '#app';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { findFontFolders } from '../../src/cli/font-folders.ts';

/** The demo case in a store of its own, read and with its claims, and how its brief is written: always at the same instant. */
export async function openDemoCase(): Promise<{
  readonly store: Store;
  readonly options: BuildOptions;
  readonly close: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-brief-'));
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  const blobs = await openBlobs(join(folder, 'blobs'));
  const context = { actor: { kind: 'machine', name: 'test' }, reason: 'test' } as const;
  await importPath({ store, blobs, reader: createReader() }, 'demo/tumangang-2023', context);
  await extractCase(store, 'tumangang-2023');
  return {
    store,
    options: {
      generated: '2023-10-13T12:00:00Z',
      generator: { name: 'sightline', version: 'test' },
      fontFolders: findFontFolders(),
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
