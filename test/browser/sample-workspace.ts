import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Blobs, SceneViews, type TeamStore, WatchBoard } from '#app';
import { type RecordKind, type RecordTypes, recordKinds } from '#core';
import { createImages, encodeJpeg, encodePng } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';

/** Records by kind, as a test writes them down. */
export type Records = { readonly [K in RecordKind]?: readonly RecordTypes[K][] };

/** A workspace for a test; `close` removes it. */
export interface SampleWorkspace {
  readonly store: TeamStore;
  readonly blobs: Blobs;
  readonly views: SceneViews;
  readonly board: WatchBoard;
  close(): Promise<void>;
}

/** A real database and blob folder in a temporary place, with these records and originals. */
export async function openSampleWorkspace(
  records: Records,
  originals: readonly Uint8Array[] = [],
): Promise<SampleWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-sample-'));
  const store = await openSqliteStore(join(folder, 'sightline.db'), {
    now: () => new Date('2023-10-14T08:00:00Z'),
    passwordCost: { ln: 4, r: 8, p: 1 },
  });
  const blobs = await openBlobs(join(folder, 'blobs'));
  const actor = { kind: 'person', name: 'A. Analyst' } as const;
  await store.transaction({ actor, reason: 'import of the sample case' }, async (writer) => {
    for (const kind of recordKinds) await writer.put(kind, (records[kind] ?? []) as never[]);
  });
  for (const bytes of originals) await blobs.put(bytes);
  const views = new SceneViews(store, createImages(), { encodeJpeg, encodePng });
  const stop = new AbortController();
  const board = new WatchBoard(store, {
    version: 'test',
    wait: (milliseconds) => (milliseconds === 0 ? setImmediate() : setTimeout(milliseconds)),
    signal: stop.signal,
  });
  const close = async (): Promise<void> => {
    stop.abort();
    await views.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, blobs, views, board, close };
}
