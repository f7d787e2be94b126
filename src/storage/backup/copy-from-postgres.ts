import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { CancelSignal } from '#core';
import { migrate } from '../migrate.ts';
import { PostgresEngine } from '../postgres/postgres-engine.ts';
import { SqliteEngine } from '../sqlite/sqlite-engine.ts';
import type { Tables } from '../tables.ts';
import { type Row, type WorkspaceTable, listTables, rowsAtOnce } from './workspace-tables.ts';

/** Where a workspace lies in a PostgreSQL. */
export interface PostgresPlace {
  readonly connectionString: string;
  /** `sightline` unless told. */
  readonly schema?: string;
}

export interface CopyOptions {
  readonly signal?: CancelSignal | undefined;
  /** Rows that were copied so far. */
  readonly onRows?: (rows: number) => void;
}

/**
 * Copies a workspace out of a PostgreSQL into a new SQLite database at `path`, which has the same tables: one moment of it, since all
 * is read in one transaction that sees none of what is committed meanwhile (REPEATABLE READ, PostgreSQL 13.2.2), and
 * keeps no writer waiting.
 */
export async function copyFromPostgres(
  { connectionString, schema = 'sightline' }: PostgresPlace,
  path: string,
  options: CopyOptions = {},
): Promise<void> {
  const source = await PostgresEngine.open(connectionString, schema);
  try {
    await migrate(source);
    const empty = await SqliteEngine.open(path);
    await migrate(empty).finally(() => empty.close());
    const target = new DatabaseSync(path);
    try {
      await source.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((db) => copyTables(db, target, options));
    } finally {
      target.close();
    }
  } catch (error) {
    throw source.dialect.findFault(error) ?? error;
  } finally {
    await source.close();
  }
}

async function copyTables(db: Kysely<Tables>, target: DatabaseSync, { onRows, signal }: CopyOptions): Promise<void> {
  let copied = 0;
  target.exec('begin; delete from history_start');
  for (const table of listTables(target)) {
    const names = table.columns.map((name) => `"${name}"`).join(', ');
    const insert = target.prepare(
      `insert into "${table.name}" (${names}) values (${table.columns.map(() => '?').join(', ')})`,
    );
    for await (const rows of readRows(db, table)) {
      signal?.throwIfAborted();
      for (const row of rows) insert.run(...table.columns.map((name) => row[name]!));
      onRows?.((copied += rows.length));
      await setImmediate();
    }
  }
  target.exec('commit');
}

/** By a cursor, so that no table need fit into memory. */
async function* readRows(db: Kysely<Tables>, { columns, name }: WorkspaceTable): AsyncGenerator<readonly Row[]> {
  const wanted = sql.join(columns.map((column) => sql.ref(column)));
  await sql`declare copied no scroll cursor for select ${wanted} from ${sql.table(name)}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(rowsAtOnce)} from copied`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) break;
  }
  await sql`close copied`.execute(db);
}
