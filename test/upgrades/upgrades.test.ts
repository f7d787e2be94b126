import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Store, verifyHistory } from '#app';
import type { RecordKind } from '#core';
import { backUp, openBlobs, openPostgresStore, openSqliteStore, restore } from '#storage';
import { migrations } from '../../src/storage/migrations/index.ts';
import { PostgresEngine } from '../../src/storage/postgres/postgres-engine.ts';
import { SqliteEngine } from '../../src/storage/sqlite/sqlite-engine.ts';
import { sampleRecords, sampleSite } from '../contracts/sample-records.ts';
import { put } from '../contracts/contract-world.ts';
import { startScratchCluster } from '../postgres/scratch-cluster.ts';
import { type OldRows, fillOldStore } from './old-rows.ts';

const versions = migrations.map(({ version }) => version);
const cluster = await startScratchCluster();
afterAll(() => (cluster.kind === 'ready' ? cluster.stop() : undefined));

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything that was there is there, in today's form; it can be found, explained and changed. */
async function expectUpgraded(store: Store, { expected }: OldRows): Promise<void> {
  for (const kind of Object.keys(sampleRecords) as RecordKind[])
    expect(await store.list(kind), kind).toEqual(expected.has(kind) ? [expected.get(kind)] : []);
  const history = await store.history();
  const before = history.slice(0, expected.size);
  expect(before.map(({ recordKind }) => recordKind)).toEqual([...expected.keys()]);
  expect(before.every(({ action, actor }) => action === 'added' && actor.name === 'A. Analyst')).toBe(true);
  expect(
    history.slice(expected.size).every(({ action, actor }) => action === 'updated' && actor.kind === 'machine'),
  ).toBe(true);
  expect(await verifyHistory(store)).toMatchObject({ isIntact: true, strays: [] });
  expect(await store.list('scene', { siteId: sampleRecords.site.id })).toEqual([sampleRecords.scene]);
  expect(await store.list('document', { url: sampleRecords.document.url! })).toEqual([expected.get('document')]);
  expect(await store.list('observation', { objectClass: 'railcars' })).toHaveLength(1);
  expect(await put(store, 'site', [sampleSite('new')])).toMatchObject({ added: 1 });
  expect(await store.jobs.count()).toBe(0);
}

describe.each(versions)('a store of schema %i', (version) => {
  it('in SQLite is upgraded when it is opened', async () => {
    const path = join(scratch(), 'sightline.db');
    const engine = await SqliteEngine.open(path);
    const rows = await fillOldStore(engine, version);
    await engine.close();
    for (const _ of ['first', 'again']) await (await openSqliteStore(path)).close();
    const store = await openSqliteStore(path);
    await expectUpgraded(store, rows);
    await store.close();
  });

  it('is upgraded when its backup is restored', async () => {
    const folder = scratch();
    const engine = await SqliteEngine.open(join(folder, 'sightline.db'));
    const rows = await fillOldStore(engine, version);
    await engine.close();
    const blobs = await openBlobs(join(folder, 'blobs'));
    await blobs.put(Buffer.from('a document'));
    await backUp(folder, join(folder, 'copy'), { blobs, now: () => new Date('2024-01-01T00:00:00Z') });
    await restore(join(folder, 'copy'), join(folder, 'again'), {});
    const store = await openSqliteStore(join(folder, 'again', 'sightline.db'));
    await expectUpgraded(store, rows);
    await store.close();
  });

  it.skipIf(cluster.kind !== 'ready')('in PostgreSQL is upgraded when it is opened', async () => {
    if (cluster.kind !== 'ready') return;
    const schema = `upgrade_${version}`;
    const engine = await PostgresEngine.open(cluster.connectionString, schema);
    const rows = await fillOldStore(engine, version);
    await engine.close();
    const store = await openPostgresStore(cluster.connectionString, { schema });
    await expectUpgraded(store, rows);
    await store.close();
    const client = new Client({ connectionString: cluster.connectionString });
    await client.connect();
    await client.query(`drop schema ${schema} cascade`);
    await client.end();
  });
});
