import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Store, extractCase, importPath } from '#app';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';

let folder = '';
let store: Store;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-'));
  store = await openSqliteStore(join(folder, 'sightline.db'));
  const blobs = await openBlobs(join(folder, 'blobs'));
  const context = { actor: { kind: 'machine', name: 'test' }, reason: 'test' } as const;
  await importPath({ store, blobs, reader: createReader() }, 'demo/tumangang-2023', context);
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a stopped extraction keeps what it stored and goes on with the rest', async () => {
  const stop = new AbortController();
  const stopped = extractCase(store, 'tumangang-2023', {
    signal: stop.signal,
    onProgress: (done) => {
      if (done === 20) stop.abort();
    },
  });
  await expect(stopped).rejects.toThrow();
  const kept = await store.list('claim');
  expect(kept.length).toBeGreaterThan(0);
  const rest = await extractCase(store, 'tumangang-2023');
  expect(rest.readBefore).toBeGreaterThan(0);
  expect(rest.readBefore).toBeLessThanOrEqual(20);
  const all = await store.list('claim');
  expect(all.length).toBeGreaterThan(kept.length);
  const again = await extractCase(store, 'tumangang-2023', { again: true });
  expect(again).toMatchObject({ readBefore: 0, documents: rest.documents + rest.readBefore });
  expect(await store.list('claim')).toHaveLength(all.length);
});

it('a claim that somebody accepts while it runs stays accepted', async () => {
  const [claim] = await store.list('claim');
  if (!claim) throw new Error('there are claims');
  const context = { actor: { kind: 'person', name: 'Ada' }, reason: 'it is what they said' } as const;
  const accepting: Promise<unknown>[] = [];
  await extractCase(store, 'tumangang-2023', {
    again: true,
    onProgress: () => {
      if (accepting.length > 0) return;
      accepting.push(store.transaction(context, (writer) => writer.put('claim', [{ ...claim, review: 'accepted' }])));
    },
  });
  await Promise.all(accepting);
  expect(await store.get('claim', claim.id)).toMatchObject({ review: 'accepted' });
});
