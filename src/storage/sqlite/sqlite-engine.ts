import { stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { Dialect, Engine, WriteSession } from '../engine.ts';
import { StorageError } from '../storage-error.ts';
import type { Tables } from '../tables.ts';
import { asKyselyDatabase } from './kysely-database.ts';
import { SqliteBulkWriter } from './sqlite-bulk-writer.ts';
import { retryWhileBusy } from './sqlite-faults.ts';
import { SqliteVariant } from './sqlite-variant.ts';

/** Marks a database file as ours in its header: "SLIT" (https://sqlite.org/fileformat2.html#application_id). */
const applicationId = 0x534c4954;
/** How long we wait for another process's write lock, in milliseconds. */
const patience = 30_000;
/** Above this many bytes the write-ahead log is cut back after a transaction. */
const largestLog = 32 * 1024 * 1024;

/**
 * A SQLite file in WAL mode through two connections: one that writes and one that only reads, so that readers of
 * this process see the committed state while a transaction is open.
 */
export class SqliteEngine implements Engine {
  readonly dialect: Dialect;
  readonly db: Kysely<Tables>;
  readonly #path: string;
  readonly #patience: number;
  readonly #writing: DatabaseSync;
  readonly #reading: DatabaseSync;
  readonly #session: WriteSession;

  private constructor(path: string, wait: number, writing: DatabaseSync, reading: DatabaseSync) {
    this.#path = path;
    this.#patience = wait;
    this.#writing = writing;
    this.#reading = reading;
    this.dialect = new SqliteVariant(path);
    this.db = kyselyOver(reading);
    this.#session = { db: kyselyOver(writing), bulk: new SqliteBulkWriter(writing) };
  }

  /** Opens or makes the file. Throws StorageError `unreachable`, `not-a-workspace`, `locked`. */
  static async open(path: string, wait: number = patience): Promise<SqliteEngine> {
    const opened: DatabaseSync[] = [];
    try {
      const writing = new DatabaseSync(path, { timeout: 0 });
      opened.push(writing);
      await prepareWriting(path, writing, wait);
      const reading = new DatabaseSync(path, { timeout: wait });
      opened.push(reading);
      reading.exec('pragma query_only = on');
      return new SqliteEngine(path, wait, writing, reading);
    } catch (error) {
      for (const database of opened) database.close();
      throw new SqliteVariant(path).findFault(error) ?? error;
    }
  }

  async transaction<T>(work: (session: WriteSession) => Promise<T>): Promise<T> {
    await this.#begin();
    let result: T;
    try {
      result = await work(this.#session);
    } catch (error) {
      // SQLite rolls back by itself when the disk is full or fails.
      if (this.#writing.isTransaction) this.#writing.exec('rollback');
      throw error;
    }
    this.#commit();
    await this.#cutLog();
    return result;
  }

  async close(): Promise<void> {
    // The last connection that closes checkpoints and removes the write-ahead log.
    await this.db.destroy();
    await this.#session.db.destroy();
    // Kysely closes only what it has used.
    for (const database of [this.#reading, this.#writing]) if (database.isOpen) database.close();
  }

  async #begin(): Promise<void> {
    try {
      await retryWhileBusy(this.#patience, () => this.#writing.exec('begin immediate'));
    } catch (error) {
      throw this.dialect.findFault(error) ?? error;
    }
  }

  #commit(): void {
    try {
      this.#writing.exec('commit');
    } catch (error) {
      if (this.#writing.isTransaction) this.#writing.exec('rollback');
      throw this.dialect.findFault(error) ?? error;
    }
  }

  /**
   * Moves a large log into the database file and empties it. While another process reads an old state this does
   * nothing; the next transaction tries again.
   */
  async #cutLog(): Promise<void> {
    const log = await stat(`${this.#path}-wal`).catch(() => undefined);
    if (!log || log.size <= largestLog) return;
    try {
      this.#writing.prepare('pragma wal_checkpoint(truncate)').get();
    } catch (error) {
      // The transaction is committed and must not be reported as failed; only what we cannot explain goes on.
      if (!this.dialect.findFault(error)) throw error;
    }
  }
}

/** Changes nothing in a file before it is known to be ours or empty. */
async function prepareWriting(path: string, database: DatabaseSync, wait: number): Promise<void> {
  const found = await retryWhileBusy(wait, () => database.prepare('pragma application_id').get());
  const id = found?.['application_id'];
  const tables = await retryWhileBusy(wait, () => database.prepare('select name from sqlite_master limit 1').all());
  if (id !== applicationId && (id !== 0 || tables.length > 0)) {
    throw new StorageError('not-a-workspace', `${path}: expected a database of Sightline, found another program's`);
  }
  await retryWhileBusy(wait, () => database.exec('pragma journal_mode = wal'));
  if (id === 0) await retryWhileBusy(wait, () => database.exec(`pragma application_id = ${applicationId}`));
  database.exec(
    `pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536;
     pragma journal_size_limit = ${largestLog}; pragma temp_store = memory`,
  );
}

function kyselyOver(database: DatabaseSync): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(database) }) });
}
