import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { put } from '../../test/contracts/contract-world.ts';
import { sampleRecords, sampleSite } from '../../test/contracts/sample-records.ts';
import { openPostgresStore, openSqliteStore } from './index.ts';
import { findPostgresFault } from './postgres/postgres-faults.ts';
import { SqliteEngine } from './sqlite/sqlite-engine.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-open-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('opening a SQLite store', () => {
  it('in a folder that is not there is an error with the path', async () => {
    const path = join(folder, 'missing', 'sightline.db');
    const opening = openSqliteStore(path);
    await expect(opening).rejects.toMatchObject({ name: 'StorageError', code: 'unreachable' });
    await expect(opening).rejects.toThrow(path);
  });

  it('refuses a file that is no database and leaves it as it was', async () => {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'A letter to the editor. '.repeat(100));
    await expect(openSqliteStore(path)).rejects.toMatchObject({ name: 'StorageError', code: 'not-a-workspace' });
    expect(await readFile(path, 'utf8')).toBe('A letter to the editor. '.repeat(100));
  });

  it("refuses another program's database and leaves it as it was", async () => {
    const path = join(folder, 'other.db');
    const other = new DatabaseSync(path);
    other.exec('create table sites (id text); insert into sites values (1)');
    other.close();
    const before = await readFile(path);
    await expect(openSqliteStore(path)).rejects.toMatchObject({ name: 'StorageError', code: 'not-a-workspace' });
    expect(await readFile(path)).toEqual(before);
  });

  it('a damaged database is told apart from a missing one', async () => {
    const path = join(folder, 'sightline.db');
    const store = await openSqliteStore(path);
    const sites = Array.from({ length: 2000 }, (_, index) => sampleSite(`s${index}`));
    await put(store, 'site', sites);
    await store.close();
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0x5a, Math.floor(bytes.length * 0.6)));
    const damaged = await openSqliteStore(path);
    await expect(damaged.list('site')).rejects.toMatchObject({ name: 'StorageError', code: 'corrupt-database' });
    await damaged.close();
  });

  it('writes through to the disk with each commit, and lets others read meanwhile', async () => {
    const engine = await SqliteEngine.open(join(folder, 'sightline.db'));
    const settings = await engine.transaction(async ({ db }) => {
      const read = async (name: string): Promise<unknown> => (await sql.raw(`pragma ${name}`).execute(db)).rows[0];
      return [await read('synchronous'), await read('journal_mode'), await read('foreign_keys')];
    });
    // synchronous 2 is FULL: an fsync of the log before a commit is reported.
    expect(settings).toEqual([{ synchronous: 2 }, { journal_mode: 'wal' }, { foreign_keys: 1 }]);
    await engine.close();
    await engine.close();
  });

  it('a large import does not leave a large log, and closing leaves none', async () => {
    const path = join(folder, 'sightline.db');
    const store = await openSqliteStore(path);
    const text = 'x'.repeat(50_000);
    const documents = Array.from({ length: 1000 }, (_, index) => ({
      ...sampleRecords.document,
      id: `doc-${index}`,
      text: `${index} ${text}`,
    }));
    // 50 MB at once: more than the log may keep.
    await put(store, 'document', documents);
    expect((await stat(path)).size).toBeGreaterThan(50_000_000);
    expect((await stat(`${path}-wal`)).size).toBeLessThanOrEqual(32 * 1024 * 1024);
    await store.close();
    expect(await readdir(folder)).toEqual(['sightline.db']);
  });
});

describe('opening a PostgreSQL store', () => {
  it('where no server listens is an error without the password', async () => {
    const error = await openPostgresStore('postgresql://me:secret@127.0.0.1:1/case').catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'StorageError', code: 'unreachable' });
    expect(String(error)).toContain('127.0.0.1:1/case');
    expect(String(error)).not.toContain('secret');
  });

  it('a schema name that would need quoting is refused', async () => {
    await expect(openPostgresStore('postgresql://127.0.0.1:1/x', { schema: 'a"; drop' })).rejects.toThrow(
      /schema name/,
    );
  });

  it.each([
    ['55P03', 'locked'],
    ['57P01', 'unreachable'],
    ['28P01', 'unreachable'],
    ['53100', 'disk-full'],
    ['XX001', 'corrupt-database'],
  ])('SQLSTATE %s is "%s"', (sqlState, code) => {
    const error = Object.assign(new Error('from the server'), { code: sqlState });
    expect(findPostgresFault('here', error)?.code).toBe(code);
  });

  it('a mistake of ours is not blamed on the server', () => {
    expect(findPostgresFault('here', Object.assign(new Error('syntax'), { code: '42601' }))).toBeUndefined();
    expect(findPostgresFault('here', new TypeError('x is not a function'))).toBeUndefined();
  });
});
