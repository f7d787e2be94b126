import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '#app';
import { canonicalJson, sha256Hex } from '#core';
import { sampleSite } from '../../test/contracts/sample-records.ts';
import { analyst, put } from '../../test/contracts/contract-world.ts';
import { openSqliteStore } from './index.ts';
import { migrate } from './migrate.ts';
import { type Migration, migrations } from './migrations/index.ts';
import { recordTables } from './record-tables.ts';
import { SqliteEngine } from './sqlite/sqlite-engine.ts';

let folder = '';
let engine: SqliteEngine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-migrate-'));
  engine = await SqliteEngine.open(join(folder, 'sightline.db'));
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const addColumn: Migration = {
  version: migrations.at(-1)!.version + 1,
  name: 'add-column',
  up: async (db) => db.schema.alterTable('sites').addColumn('region', 'text').execute(),
};

describe('migrations', () => {
  it('are in the order of their numbers, and none has the number of another', () => {
    const versions = migrations.map((step) => step.version);
    expect(versions).toEqual([...new Set(versions)].toSorted((one, other) => one - other));
  });

  it('make the tables and columns that reading and writing count on', async () => {
    await migrate(engine);
    const found = new Map((await engine.db.introspection.getTables()).map((table) => [table.name, table.columns]));
    for (const { table, columns } of Object.values(recordTables)) {
      const names = found.get(table)?.map((column) => column.name);
      expect(names?.toSorted(), table).toEqual(['id', 'body', 'body_sha256', 'revision', ...columns].toSorted());
    }
  });

  it('run once, and a later one keeps what is there', async () => {
    const store = await openSqliteStore(join(folder, 'sightline.db'));
    await put(store, 'site', [sampleSite('a')]);
    for (let time = 0; time < 2; time += 1) await migrate(engine, [...migrations, addColumn]);
    const rows = await sql`select id, region from sites`.execute(engine.db);
    expect(rows.rows).toEqual([{ id: 'a', region: null }]);
    const steps = await engine.db.selectFrom('migration').select(['version', 'name']).orderBy('version').execute();
    expect(steps.at(-1)).toEqual({ version: addColumn.version, name: 'add-column' });
    expect(steps).toHaveLength(migrations.length + 1);
    await store.close();
  });

  it('one that fails leaves nothing behind, and the ones before it stay', async () => {
    const failing: Migration = {
      version: addColumn.version + 1,
      name: 'failing',
      up: async (db) => {
        await db.schema.createTable('half').addColumn('id', 'text').execute();
        throw new Error('no further');
      },
    };
    await expect(migrate(engine, [...migrations, addColumn, failing])).rejects.toThrow('no further');
    expect(await engine.dialect.hasTable(engine.db, 'half')).toBe(false);
    expect(await engine.dialect.hasTable(engine.db, 'sites')).toBe(true);
    await expect(migrate(engine)).rejects.toMatchObject({ code: 'schema-too-new' });
  });

  it('give older records the members that came later, and leave the history as it was', async () => {
    await migrate(engine, migrations.slice(0, 2));
    const old = JSON.stringify({ id: 'f', resolution: { outcome: 'open' } });
    await engine.transaction(async ({ db }) => {
      await sql`insert into forecasts (id, body, body_sha256, revision) values ('f', ${old}, 'x', 1)`.execute(db);
    });
    await migrate(engine);
    const { rows } = await sql<{ body: string }>`select body from forecasts`.execute(engine.db);
    expect(JSON.parse(rows[0]!.body)).toEqual({
      id: 'f',
      claimId: null,
      resolution: { outcome: 'open', citations: [] },
    });
    expect((await sql`select * from history`.execute(engine.db)).rows).toEqual([]);
  });

  it('give older documents the members that say how they came from the web', async () => {
    await migrate(engine, migrations.slice(0, 3));
    const old = { id: 'doc-1', form: 'digest', text: 'Old', url: null };
    await engine.transaction(async ({ db }) => {
      const body = canonicalJson(old);
      await sql`insert into documents (id, body, body_sha256, revision) values ('doc-1', ${body}, 'x', 1)`.execute(db);
    });
    await migrate(engine);
    const { rows } = await sql<{ body: string; body_sha256: string }>`select * from documents`.execute(engine.db);
    const grown = { ...old, capture: null, encoding: null, modified: null, notes: [], pageStarts: [], replaces: null };
    expect(JSON.parse(rows[0]!.body)).toEqual(grown);
    expect(rows[0]!.body_sha256).toBe(sha256Hex(canonicalJson(grown)));
  });

  it('chain the history of an older workspace, say from where, and tell of records that were completed', async () => {
    await migrate(engine, migrations.slice(0, 2));
    const body = canonicalJson({ id: 'f', resolution: { outcome: 'open' } });
    await engine.transaction(async ({ db }) => {
      await sql`insert into forecasts (id, body, body_sha256, revision)
        values ('f', ${body}, ${sha256Hex(body)}, 1)`.execute(db);
      for (let sequence = 1; sequence <= 2500; sequence++)
        await sql`insert into history (sequence, at, actor_kind, actor_name, record_kind, record_id, action, reason,
          after_sha256, before_body) values (${sequence}, '2023-01-01T00:00:00.000Z', 'person', 'A', 'forecast', 'f',
          ${sequence === 1 ? 'added' : 'updated'}, 'as it was', ${sha256Hex(body)}, ${sequence === 1 ? null : body})`.execute(
          db,
        );
    });
    const store = await openSqliteStore(join(folder, 'sightline.db'));
    const report = await verifyHistory(store);
    expect(report).toMatchObject({ isIntact: true, entries: 2501, start: { entries: 2500 }, records: 1 });
    expect(await store.history({ after: 2500 })).toMatchObject([
      { actor: { kind: 'machine', name: 'sightline' }, recordKind: 'forecast', action: 'updated' },
    ]);
    await expect(engine.transaction(({ db }) => sql`delete from history`.execute(db))).rejects.toThrow(/append-only/);
    await store.close();
  });

  it('by several at once are made once', async () => {
    const path = join(folder, 'fresh.db');
    const stores = await Promise.all(Array.from({ length: 5 }, () => openSqliteStore(path)));
    await Promise.all(stores.map((store, index) => put(store, 'site', [sampleSite(`s${index}`)], analyst)));
    expect(await stores[0]?.count('site')).toBe(5);
    for (const store of stores) await store.close();
  });
});
