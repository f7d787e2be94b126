import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TeamStore, verifyHistory } from '#app';
import { type RecordKind, recordKinds } from '#core';
import { analyst, put } from '../../../test/contracts/contract-world.ts';
import { sampleRecords, sampleSite } from '../../../test/contracts/sample-records.ts';
import { startScratchCluster } from '../../../test/postgres/scratch-cluster.ts';
import { backUp, openBlobs, openPostgresStore, openSqliteStore, restore } from '../index.ts';

const cluster = await startScratchCluster();
afterAll(() => (cluster.kind === 'ready' ? cluster.stop() : undefined));
if (cluster.kind === 'unavailable') console.warn(`backup of PostgreSQL: skipped. ${cluster.reason}`);
const connectionString = cluster.kind === 'ready' ? cluster.connectionString : '';

/** Passwords that are cheap to try. */
const passwordCost = { ln: 4, r: 8, p: 1 };

let folder = '';
const schemas: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-backup-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  const client = new Client({ connectionString });
  await client.connect();
  for (const schema of schemas.splice(0)) await client.query(`drop schema if exists ${schema} cascade`);
  await client.end();
});

function newPlace(): { connectionString: string; schema: string } {
  const schema = `sightline_test_${randomBytes(6).toString('hex')}`;
  schemas.push(schema);
  return { connectionString, schema };
}

const at = (name: string): string => join(folder, name);
const now = (): Date => new Date('2024-01-01T00:00:00Z');

/** A record of every kind, an account with all that belongs to it, a job, a document. */
async function fill(store: TeamStore): Promise<void> {
  await fillRecords(store);
  const { people, sessions, tokens } = store.accounts;
  const name = { name: 'Ada', email: 'ada@example.org', isAdmin: true, password: 'a sentence to sign in' };
  const person = await people.add(name, 'test');
  await people.setRole(person.id, sampleRecords.case.id, 'analyst', 'test');
  await people.link(person.id, { issuer: 'https://id.example', subject: '7' }, 'test');
  await sessions.open(person.id, 'by a test');
  await tokens.add({ personId: person.id, label: 'l', ceiling: 'viewer', expires: null }, 'test');
  await store.accounts.policies.set(sampleRecords.case.id, { fourEyes: true }, 'test');
  await store.jobs.plan([
    { id: 'extract/doc-1', kind: 'extract', input: { documentId: 'doc-1' }, notBefore: null, queue: null },
  ]);
  await store.subscriptions.set('agency', { readAt: '2024-01-01T00:00:00Z' });
  const blobs = await openBlobs(at('blobs'));
  await blobs.put(new TextEncoder().encode('one'));
}

async function fillRecords(store: TeamStore): Promise<void> {
  // Its anchor would name an entry that this history does not have.
  const records = { ...sampleRecords, publication: { ...sampleRecords.publication, history: null } };
  for (const kind of recordKinds) await put(store, kind, [records[kind] as never]);
}

/** Everything that two stores of the same workspace must agree on. */
async function contents(store: TeamStore): Promise<unknown> {
  const records = new Map<RecordKind, unknown>();
  for (const kind of recordKinds) records.set(kind, await store.list(kind));
  return {
    records,
    history: await store.history(),
    head: await store.head(),
    verified: await verifyHistory(store),
    people: await store.accounts.people.list(),
    tokens: await store.accounts.tokens.list(),
    events: await store.accounts.events(100),
    policy: await store.accounts.policies.get(sampleRecords.case.id),
    jobs: await store.jobs.list(),
    jobEvents: await store.jobs.events('extract/doc-1'),
    subscription: await store.subscriptions.get('agency'),
  };
}

describe.skipIf(cluster.kind !== 'ready')('a workspace in PostgreSQL', () => {
  it('is backed up whole, and restored into another PostgreSQL or into a file', async () => {
    const [place, other] = [newPlace(), newPlace()];
    const store = await openPostgresStore(connectionString, { schema: place.schema, passwordCost });
    await fill(store);
    const expected = await contents(store);
    expect(expected).toMatchObject({ verified: { isIntact: true, strays: [] } });
    const blobs = await openBlobs(at('blobs'));
    const manifest = await backUp(at('none'), at('copy'), { blobs, postgres: place, now });
    expect(manifest).toMatchObject({ revision: recordKinds.length, blobs: { count: 1, bytes: 3 } });
    await store.close();

    await restore(at('copy'), at('again'), { postgres: other });
    const there = await openPostgresStore(connectionString, { schema: other.schema, passwordCost });
    expect(await contents(there)).toEqual(expected);
    expect(await there.accounts.people.checkPassword('ada', 'a sentence to sign in')).toBeDefined();
    expect(await put(there, 'site', [sampleSite('later')])).toMatchObject({ added: 1 });
    expect(await verifyHistory(there)).toMatchObject({ isIntact: true, strays: [] });
    await there.close();

    await restore(at('copy'), at('file'), {});
    const file = await openSqliteStore(at('file/sightline.db'), { passwordCost });
    expect(await contents(file)).toEqual(expected);
    await file.close();

    await expect(restore(at('copy'), at('third'), { postgres: other })).rejects.toThrow(/a workspace is there already/);
  });

  it('under writes is copied as of one moment, and no writer waits for it', async () => {
    const place = newPlace();
    const store = await openPostgresStore(connectionString, { schema: place.schema });
    const batch = (index: number): ReturnType<typeof sampleSite>[] =>
      Array.from({ length: 50 }, (_, at) => sampleSite(`s${index}-${at}`, `of ${index}`));
    for (let index = 0; index < 20; index++) await put(store, 'site', batch(index));
    let [isOver, written] = [false, 0];
    const writing = (async () => {
      for (let index = 20; !isOver; index++) written += (await put(store, 'site', batch(index))).added;
    })();
    const blobs = await openBlobs(at('blobs'));
    const manifests = [];
    for (const name of ['one', 'two', 'three'])
      manifests.push(await backUp(at('none'), at(name), { blobs, postgres: place, now }));
    isOver = true;
    await writing;
    expect(written).toBeGreaterThan(0);
    for (const [index, name] of ['one', 'two', 'three'].entries()) {
      await restore(at(name), at(`${name}-again`), {});
      const copy = await openSqliteStore(at(`${name}-again/sightline.db`));
      const { revision } = manifests[index]!;
      expect(await copy.count('site')).toBe(revision);
      expect(revision % 50).toBe(0);
      expect(await verifyHistory(copy)).toMatchObject({
        isIntact: true,
        entries: revision,
        records: revision,
        strays: [],
      });
      await copy.close();
    }
    expect(manifests.at(-1)!.revision).toBeGreaterThan(1000);
    await store.close();
  });

  it('moves there from a file, with its history', async () => {
    const place = newPlace();
    const store = await openSqliteStore(at('sightline.db'), { passwordCost });
    await fill(store);
    const expected = await contents(store);
    await backUp(folder, at('copy'), { blobs: await openBlobs(at('blobs')), now });
    await store.close();
    await restore(at('copy'), at('again'), { postgres: place });
    const there = await openPostgresStore(connectionString, { schema: place.schema, passwordCost });
    expect(await contents(there)).toEqual(expected);
    await there.transaction(analyst, async () => {});
    await there.close();
  });

  it('of which half cannot be copied is left as it was: nothing', async () => {
    const place = newPlace();
    const store = await openSqliteStore(at('sightline.db'));
    await fillRecords(store);
    await backUp(folder, at('copy'), { blobs: await openBlobs(at('blobs')), now });
    await store.close();
    const stop = new AbortController();
    const stopLate = (what: 'rows' | 'bytes', done: number): void => {
      if (what === 'rows' && done > 10) stop.abort(new Error('stopped'));
    };
    const { signal } = stop;
    const restoring = restore(at('copy'), at('again'), { postgres: place, signal, onProgress: stopLate });
    await expect(restoring).rejects.toThrow('stopped');
    const there = await openPostgresStore(connectionString, { schema: place.schema });
    expect(await there.history()).toEqual([]);
    await there.close();
    await restore(at('copy'), at('again'), { postgres: place });
  });
});
