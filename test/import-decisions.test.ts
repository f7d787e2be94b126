import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ImportOptions, type ImportReport, type Store, importPath, reviewRecord } from '#app';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';

let folder = '';
let store: Store;
const observations = (): string => join(folder, 'case/observations.csv');

async function take(options: ImportOptions = {}): Promise<ImportReport> {
  const blobs = await openBlobs(join(folder, 'blobs'));
  const context = { actor: { kind: 'machine', name: 'test' }, reason: 'test' } as const;
  return importPath({ store, blobs, reader: createReader() }, join(folder, 'case'), context, options);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-'));
  cpSync('demo/tumangang-2023', join(folder, 'case'), { recursive: true });
  store = await openSqliteStore(join(folder, 'sightline.db'));
  await take();
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a count that a person rejected stays rejected when its file is read again, and the report says so', async () => {
  const [first, second] = await store.list('observation', { limit: 2 });
  if (!first || !second) throw new Error('the demo has counts');
  const by = { actor: { kind: 'person', name: 'Ada' }, reason: 'seen twice' } as const;
  await reviewRecord(store, { kind: 'observation', id: first.id }, 'rejected', by);
  expect(await take()).toMatchObject({ updated: 0, kept: [{ kind: 'observation', id: first.id }] });
  expect(await store.get('observation', first.id)).toMatchObject({ review: 'rejected' });
});

it('what nobody decided on follows its file', async () => {
  const lines = readFileSync(observations(), 'utf8');
  writeFileSync(observations(), lines.replaceAll('publicly available satellite images', 'Planet'));
  const report = await take();
  expect(report.updated).toBeGreaterThan(0);
});

it('takes the word of the file when that is asked for', async () => {
  const report = await take({ overDecisions: true });
  expect(report).toMatchObject({ updated: 1, kept: [] });
  expect(await store.list('observation')).not.toContainEqual(expect.objectContaining({ review: 'rejected' }));
});
