import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Dialect, HistorySeal } from '../engine.ts';
import type { StorageError } from '../storage-error.ts';
import type { Tables } from '../tables.ts';
import { findPostgresFault } from './postgres-faults.ts';

/** PostgreSQL's half of the differences. */
export class PostgresVariant implements Dialect {
  readonly idType: RawBuilder<unknown> = sql`text collate "C"`;
  readonly bigIntegerType: RawBuilder<unknown> = sql`bigint`;
  readonly #server: string;

  constructor(server: string) {
    this.#server = server;
  }

  isAnyOf(column: string, values: readonly string[]): RawBuilder<SqlBool> {
    return sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`;
  }

  /** Planning would compare each value of an array with the statistics; this is a hash, made when the first row comes. */
  isAnyOfMany(column: string, values: readonly string[]): RawBuilder<SqlBool> {
    return sql<SqlBool>`(${sql.ref(column)} in (select unnest(${values}::text[]))) is true`;
  }

  async hasTable(db: Kysely<Tables>, table: string): Promise<boolean> {
    const found = await sql`select 1 from pg_tables
      where schemaname = current_schema() and tablename = ${table}`.execute(db);
    return found.rows.length > 0;
  }

  async guardHistory(db: Kysely<Tables>): Promise<void> {
    await sql`create or replace function refuse_history_change() returns trigger language plpgsql as
      $$ begin raise exception 'the history is append-only'; end $$`.execute(db);
    await sql`create trigger history_append_only before update or delete or truncate on history
      for each statement execute function refuse_history_change()`.execute(db);
  }

  async unguardHistory(db: Kysely<Tables>): Promise<void> {
    await sql`drop trigger history_append_only on history`.execute(db);
  }

  async sealHistory(db: Kysely<Tables>, seals: readonly HistorySeal[]): Promise<void> {
    await sql`update history set previous_sha256 = seal.previous_sha256, sha256 = seal.sha256
      from json_to_recordset(${JSON.stringify(seals)}::json) as seal (sequence bigint, previous_sha256 text, sha256 text)
      where history.sequence = seal.sequence`.execute(db);
  }

  findFault(error: unknown): StorageError | undefined {
    return findPostgresFault(this.#server, error);
  }
}
