import { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import { migrate } from '../migrate.ts';
import { PostgresEngine } from '../postgres/postgres-engine.ts';
import { printableServer } from '../postgres/postgres-faults.ts';
import { SqliteEngine } from '../sqlite/sqlite-engine.ts';
import { StorageError } from '../storage-error.ts';
import type { Tables } from '../tables.ts';
import type { CopyOptions, PostgresPlace } from './copy-from-postgres.ts';
import { type Row, listTables, rowsAtOnce } from './workspace-tables.ts';

/**
 * Copies the workspace of a SQLite database at `path`, which is brought to the newest schema, into a PostgreSQL that holds none yet: all
 * of it or nothing. Throws StorageError `unreachable` where a workspace is there already.
 */
export async function copyToPostgres(
  path: string,
  { connectionString, schema = 'sightline' }: PostgresPlace,
  options: CopyOptions = {},
): Promise<void> {
  const older = await SqliteEngine.open(path);
  await migrate(older).finally(() => older.close());
  const target = await PostgresEngine.open(connectionString, schema);
  const source = new DatabaseSync(path, { readOnly: true });
  try {
    await migrate(target);
    await target.transaction(({ db }) => copyTables(source, db, printableServer(connectionString), options));
  } catch (error) {
    throw target.dialect.findFault(error) ?? error;
  } finally {
    source.close();
    await target.close();
  }
}

async function copyTables(
  source: DatabaseSync,
  db: Kysely<Tables>,
  server: string,
  { onRows, signal }: CopyOptions,
): Promise<void> {
  const tables = listTables(source);
  for (const { name } of tables)
    if (name !== 'history_start' && (await countRows(db, name)) > 0)
      throw new StorageError('unreachable', `${server}: a workspace is there already; restore into another database`);
  await db.deleteFrom('history_start').execute();
  let copied = 0;
  for (const { columns, name } of tables) {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const before = copied;
    let batch: Row[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return;
      const rows = batch.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
      await sql`insert into ${sql.table(name)} (${names}) values ${sql.join(rows)}`.execute(db);
      onRows?.((copied += batch.length));
      batch = [];
    };
    for (const row of source.prepare(`select * from "${name}"`).iterate()) {
      signal?.throwIfAborted();
      batch.push(row as Row);
      if (batch.length === rowsAtOnce) await flush();
    }
    await flush();
    const found = await countRows(db, name);
    if (found !== copied - before)
      throw new StorageError(
        'corrupt-database',
        `${server}: expected ${copied - before} rows of ${name}, found ${found}`,
      );
  }
}

async function countRows(db: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.count);
}
