import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { StorageError } from './storage-error.ts';
import type { ExtractedColumn, HistoryRow, RecordRow, Tables } from './tables.ts';

/** What SQLite and PostgreSQL say differently. Everything else is one Kysely schema. */
export interface Dialect {
  /** Column type of ids: text in order of code points, whatever the server's locale. */
  readonly idType: RawBuilder<unknown>;
  /** Column type of whole numbers up to 2^53. */
  readonly bigIntegerType: RawBuilder<unknown>;
  /** `column` is one of any number of values. */
  isAnyOf(column: string, values: readonly string[]): RawBuilder<SqlBool>;
  /** The same where the values are likely to select much of the table: rows are tested in their order, none are sorted. */
  isAnyOfMany(column: string, values: readonly string[]): RawBuilder<SqlBool>;
  hasTable(db: Kysely<Tables>, table: string): Promise<boolean>;
  /** Makes the engine itself refuse to change or remove what stands in the history. */
  guardHistory(db: Kysely<Tables>): Promise<void>;
  /** Undoes `guardHistory`, for a migration that guards it again in the same transaction. */
  unguardHistory(db: Kysely<Tables>): Promise<void>;
  /** Sets the two hashes of entries that have none yet. */
  sealHistory(db: Kysely<Tables>, seals: readonly HistorySeal[]): Promise<void>;
  /** The fault of the outside world that a driver's error tells of; undefined where it is none. */
  findFault(error: unknown): StorageError | undefined;
}

/** The place of one entry in the chain. */
export type HistorySeal = Pick<HistoryRow, 'sequence' | 'previous_sha256' | 'sha256'>;

/** A record as its table keeps it, without its revision. */
export interface NewRow {
  readonly id: string;
  readonly body: string;
  readonly body_sha256: string;
  readonly extracted: { readonly [C in ExtractedColumn]?: RecordRow[C] };
}

/** Columns of one record table, in the order in which the bulk writers pass them. */
export interface RowShape {
  readonly table: string;
  readonly columns: readonly ExtractedColumn[];
}

/** What is kept under an id; `body` only where its hash is not the one asked about. */
export interface KeptRow {
  readonly id: string;
  readonly body: string | null;
}

/**
 * Many rows at once inside a transaction, past Kysely's query builder, which would spend most of the time on
 * building statements. Each call is handed at most a few thousand rows, no id twice.
 */
export interface BulkWriter {
  findKept(shape: RowShape, rows: readonly NewRow[]): Promise<readonly KeptRow[]>;
  /** Adds or replaces; a replaced row's revision grows by one. */
  upsert(shape: RowShape, rows: readonly NewRow[]): Promise<void>;
  /** The newest entry; number 0 with the hash of the chain's beginning where there is none. */
  head(): Promise<Pick<HistorySeal, 'sequence' | 'sha256'>>;
  appendHistory(rows: readonly HistoryRow[]): Promise<void>;
}

/** One open transaction, the only one of the whole database that may write. */
export interface WriteSession {
  readonly db: Kysely<Tables>;
  readonly bulk: BulkWriter;
}

/** An open database. */
export interface Engine {
  readonly dialect: Dialect;
  /** Sees what is committed, and each statement one moment of it. */
  readonly db: Kysely<Tables>;
  /** Waits for the database's write lock, then runs `work` all or nothing. Never called while one is running. */
  transaction<T>(work: (session: WriteSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
