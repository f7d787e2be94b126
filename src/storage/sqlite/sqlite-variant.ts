import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Dialect, HistorySeal } from '../engine.ts';
import type { StorageError } from '../storage-error.ts';
import type { Tables } from '../tables.ts';
import { findSqliteFault } from './sqlite-faults.ts';

/** SQLite's half of the differences. */
export class SqliteVariant implements Dialect {
  /** BINARY collation compares UTF-8, which is the order of code points. */
  readonly idType: RawBuilder<unknown> = sql`text`;
  /** Exactly this word makes a primary key the rowid itself. */
  readonly bigIntegerType: RawBuilder<unknown> = sql`integer`;
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** One JSON parameter, so that the list may be longer than SQLite's 32,766 parameters. */
  isAnyOf(column: string, values: readonly string[]): RawBuilder<SqlBool> {
    return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
  }

  /** The plus sign keeps SQLite from the index of the column (sqlite.org/optoverview.html#uplus). */
  isAnyOfMany(column: string, values: readonly string[]): RawBuilder<SqlBool> {
    return sql<SqlBool>`+${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
  }

  async hasTable(db: Kysely<Tables>, table: string): Promise<boolean> {
    const found = await sql`select 1 from sqlite_master where type = 'table' and name = ${table}`.execute(db);
    return found.rows.length > 0;
  }

  /** The third trigger stops INSERT OR REPLACE, which deletes without firing delete triggers. */
  async guardHistory(db: Kysely<Tables>): Promise<void> {
    const refusal = sql`begin select raise(abort, 'the history is append-only'); end`;
    await sql`create trigger history_no_update before update on history ${refusal}`.execute(db);
    await sql`create trigger history_no_delete before delete on history ${refusal}`.execute(db);
    await sql`create trigger history_no_replace before insert on history
      when exists (select 1 from history where sequence = new.sequence) ${refusal}`.execute(db);
  }

  async unguardHistory(db: Kysely<Tables>): Promise<void> {
    for (const name of ['update', 'delete', 'replace'])
      await sql`drop trigger ${sql.ref(`history_no_${name}`)}`.execute(db);
  }

  async sealHistory(db: Kysely<Tables>, seals: readonly HistorySeal[]): Promise<void> {
    await sql`update history set previous_sha256 = seal.value ->> 'previous_sha256', sha256 = seal.value ->> 'sha256'
      from json_each(${JSON.stringify(seals)}) as seal
      where history.sequence = cast(seal.value ->> 'sequence' as integer)`.execute(db);
  }

  findFault(error: unknown): StorageError | undefined {
    return findSqliteFault(this.#path, error);
  }
}
