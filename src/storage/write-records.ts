import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type HistoryAnchor, type HistoryEntry, type RecordKind, type RecordTypes, canonicalJson } from '#core';
import type { ChangeContext, HistoryFilter, JobWriter, PutResult, RecordFilter, StoreReader, StoreWriter } from '#app';
import type { Dialect, KeptRow, NewRow, WriteSession } from './engine.ts';
import { sealRows } from './history/seal-rows.ts';
import { finishJob, planJobs } from './jobs/job-rows.ts';
import { RecordReader } from './read-records.ts';
import { type RecordTable, recordTables } from './record-tables.ts';
import { linkScenes, linkSites } from './scene-sites.ts';
import type { HistoryRow } from './tables.ts';

/** Rows handed to the engine at once; between two batches other work of the process gets its turn. */
const batchSize = 1000;

/** Writes records within one transaction; dead once that is over. */
export class RecordWriter implements StoreWriter {
  readonly jobs: JobWriter;
  readonly #session: WriteSession;
  readonly #dialect: Dialect;
  readonly #context: ChangeContext;
  readonly #reader: StoreReader;
  readonly #at: string;
  #isAlive = true;
  #failure: { readonly error: unknown } | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(session: WriteSession, dialect: Dialect, context: ChangeContext, now: Date) {
    this.#session = session;
    this.#dialect = dialect;
    this.#context = context;
    this.#reader = new RecordReader(session.db, dialect);
    this.#at = now.toISOString();
    this.jobs = {
      plan: (jobs) => this.#write(() => planJobs(session.db, jobs, now)),
      finish: (claim) => this.#write(() => finishJob(session.db, claim, now)),
    };
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<RecordTypes[K] | undefined> {
    this.#requireAlive();
    return this.#reader.get(kind, id);
  }

  async list<K extends RecordKind>(kind: K, filter?: RecordFilter): Promise<RecordTypes[K][]> {
    this.#requireAlive();
    return this.#reader.list(kind, filter);
  }

  async count(kind: RecordKind, filter?: RecordFilter): Promise<number> {
    this.#requireAlive();
    return this.#reader.count(kind, filter);
  }

  async countChanges(kind: RecordKind, filter?: RecordFilter): Promise<number> {
    this.#requireAlive();
    return this.#reader.countChanges(kind, filter);
  }

  async revision(): Promise<number> {
    this.#requireAlive();
    return this.#reader.revision();
  }

  async history(filter?: HistoryFilter): Promise<HistoryEntry[]> {
    this.#requireAlive();
    return this.#reader.history(filter);
  }

  async countHistory(filter?: HistoryFilter): Promise<number> {
    this.#requireAlive();
    return this.#reader.countHistory(filter);
  }

  async head(): Promise<HistoryAnchor> {
    this.#requireAlive();
    return this.#reader.head();
  }

  async changesSince(revision: number): Promise<ReadonlyMap<RecordKind, number>> {
    this.#requireAlive();
    return this.#reader.changesSince(revision);
  }

  async put<K extends RecordKind>(kind: K, records: readonly RecordTypes[K][]): Promise<PutResult> {
    return this.#write(() => this.#putAll(kind, records));
  }

  /**
   * Ends the writer after what was started. Throws what a put failed with even where the caller caught it: half
   * a put must never be committed.
   */
  async finish(): Promise<void> {
    for (let last; last !== this.#queue;) {
      last = this.#queue;
      await last;
    }
    this.#isAlive = false;
    if (this.#failure) throw this.#failure.error;
  }

  /** Ends the writer at once; resolves when nothing of it is running any more. */
  async abandon(): Promise<void> {
    this.#isAlive = false;
    await this.#queue;
  }

  /** One after the other, also when several are started at once. What fails, fails the transaction. */
  async #write<T>(work: () => Promise<T>): Promise<T> {
    this.#requireAlive();
    const result = this.#queue.then(async () => {
      try {
        return await work();
      } catch (error) {
        this.#failure ??= { error: this.#dialect.findFault(error) ?? error };
        throw this.#failure.error;
      }
    });
    this.#queue = result.catch(() => {});
    return result;
  }

  async #putAll<K extends RecordKind>(kind: K, records: readonly RecordTypes[K][]): Promise<PutResult> {
    const unique = [...new Map(records.map((record) => [record.id, record])).values()];
    const total = { added: 0, updated: 0, unchanged: 0 };
    for (let start = 0; start < unique.length; start += batchSize) {
      if (start > 0) await setImmediate();
      this.#requireAlive();
      const result = await this.#putBatch(kind, unique.slice(start, start + batchSize));
      total.added += result.added;
      total.updated += result.updated;
      total.unchanged += result.unchanged;
    }
    return total;
  }

  async #putBatch<K extends RecordKind>(kind: K, records: readonly RecordTypes[K][]): Promise<PutResult> {
    const { bulk } = this.#session;
    const shape = recordTables[kind];
    const rows = records.map((record) => newRow(shape, record));
    const kept = new Map((await bulk.findKept(shape, rows)).map((row) => [row.id, row]));
    const changed = rows.filter((row) => kept.get(row.id)?.body !== null);
    const updated = changed.filter((row) => kept.has(row.id)).length;
    if (changed.length > 0) {
      await bulk.upsert(shape, changed);
      if (kind === 'scene') await linkScenes(this.#session.db, this.#dialect, changed);
      if (kind === 'site') await linkSites(this.#session.db, this.#dialect, changed);
      await bulk.appendHistory(await this.#historyOf(kind, changed, kept));
    }
    return { added: changed.length - updated, updated, unchanged: rows.length - changed.length };
  }

  async #historyOf(
    kind: RecordKind,
    changed: readonly NewRow[],
    kept: ReadonlyMap<string, KeptRow>,
  ): Promise<HistoryRow[]> {
    const head = await this.#session.bulk.head();
    const { actor, reason } = this.#context;
    const rows = changed.map((row, index) => ({
      sequence: head.sequence + 1 + index,
      at: this.#at,
      actor_kind: actor.kind,
      actor_name: actor.name.replaceAll('\0', ''),
      record_kind: kind,
      record_id: row.id,
      action: kept.has(row.id) ? 'updated' : 'added',
      reason: reason.replaceAll('\0', ''),
      after_sha256: row.body_sha256,
      before_body: kept.get(row.id)?.body ?? null,
    }));
    return sealRows(head, rows);
  }

  #requireAlive(): void {
    if (this.#failure) throw new Error('the transaction has failed already', { cause: this.#failure.error });
    if (!this.#isAlive) throw new Error('the transaction is over: its writer cannot be used any more');
  }
}

function newRow<R extends { readonly id: string }>(shape: RecordTable<R>, record: R): NewRow {
  const body = canonicalJson(record);
  return { id: record.id, body, body_sha256: hash('sha256', body, 'hex'), extracted: shape.extract(record) };
}
