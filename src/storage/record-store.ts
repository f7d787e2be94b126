import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { HistoryAnchor, HistoryEntry, RecordKind, RecordTypes } from '#core';
import type {
  Accounts,
  ChangeContext,
  HistoryAudit,
  HistoryFilter,
  Jobs,
  KeptStates,
  RecordFilter,
  StoreReader,
  StoreWriter,
  TeamStore,
} from '#app';
import type { Engine, WriteSession } from './engine.ts';
import { RecordAudit } from './history/record-audit.ts';
import { JobTable } from './jobs/job-table.ts';
import { SubscriptionStates } from './jobs/subscription-states.ts';
import { AccountStore } from './people/account-store.ts';
import { type PasswordCost, presentCost } from './people/password-hash.ts';
import { RecordReader } from './read-records.ts';
import { StorageError } from './storage-error.ts';
import type { Tables } from './tables.ts';
import { RecordWriter } from './write-records.ts';

export interface RecordStoreOptions {
  readonly now?: () => Date;
  /** What it costs to try a password; the present cost unless told. */
  readonly passwordCost?: PasswordCost;
}

/** A Store over either engine. Transactions of one store run one after the other, in the order they were asked for. */
export class RecordStore implements TeamStore {
  readonly accounts: Accounts;
  readonly jobs: Jobs;
  readonly subscriptions: KeptStates;
  readonly audit: HistoryAudit;
  readonly #engine: Engine;
  readonly #reader: StoreReader;
  readonly #now: () => Date;
  readonly #running = new AsyncLocalStorage<{ isOver: boolean }>();
  #lastTurn: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(engine: Engine, { now = () => new Date(), passwordCost = presentCost }: RecordStoreOptions) {
    this.#engine = engine;
    this.#reader = new RecordReader(engine.db, engine.dialect);
    this.#now = now;
    const access = {
      read: <T>(work: (db: Kysely<Tables>) => Promise<T>) => this.#read(work),
      write: <T>(work: (db: Kysely<Tables>) => Promise<T>) => this.#inTurn(({ db }) => work(db)),
      now,
    };
    this.accounts = new AccountStore(access, passwordCost);
    this.jobs = new JobTable(access);
    this.subscriptions = new SubscriptionStates(access);
    this.audit = new RecordAudit(access);
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<RecordTypes[K] | undefined> {
    this.#requireOpen();
    return this.#reader.get(kind, id);
  }

  async list<K extends RecordKind>(kind: K, filter?: RecordFilter): Promise<RecordTypes[K][]> {
    this.#requireOpen();
    return this.#reader.list(kind, filter);
  }

  async count(kind: RecordKind, filter?: RecordFilter): Promise<number> {
    this.#requireOpen();
    return this.#reader.count(kind, filter);
  }

  async countChanges(kind: RecordKind, filter?: RecordFilter): Promise<number> {
    this.#requireOpen();
    return this.#reader.countChanges(kind, filter);
  }

  async revision(): Promise<number> {
    this.#requireOpen();
    return this.#reader.revision();
  }

  async history(filter?: HistoryFilter): Promise<HistoryEntry[]> {
    this.#requireOpen();
    return this.#reader.history(filter);
  }

  async countHistory(filter?: HistoryFilter): Promise<number> {
    this.#requireOpen();
    return this.#reader.countHistory(filter);
  }

  async head(): Promise<HistoryAnchor> {
    this.#requireOpen();
    return this.#reader.head();
  }

  async changesSince(revision: number): Promise<ReadonlyMap<RecordKind, number>> {
    this.#requireOpen();
    return this.#reader.changesSince(revision);
  }

  async transaction<T>(context: ChangeContext, work: (writer: StoreWriter) => Promise<T>): Promise<T> {
    return this.#inTurn((session) => this.#run(session, context, work));
  }

  /** Waits for the transactions already asked for. May be called again. */
  async close(): Promise<void> {
    this.#requireOutside('close()');
    this.#closing ??= this.#lastTurn.then(() => this.#engine.close());
    return this.#closing;
  }

  async #read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    this.#requireOpen();
    try {
      return await work(this.#engine.db);
    } catch (error) {
      throw this.#engine.dialect.findFault(error) ?? error;
    }
  }

  /** A transaction after those that were asked for before. */
  async #inTurn<T>(work: (session: WriteSession) => Promise<T>): Promise<T> {
    this.#requireOpen();
    this.#requireOutside('a transaction');
    const turn = this.#lastTurn.then(async () => {
      const state = { isOver: false };
      try {
        return await this.#engine.transaction((session) => this.#running.run(state, () => work(session)));
      } catch (error) {
        throw this.#engine.dialect.findFault(error) ?? error;
      } finally {
        state.isOver = true;
      }
    });
    this.#lastTurn = turn.catch(() => {});
    return turn;
  }

  async #run<T>(session: WriteSession, context: ChangeContext, work: (writer: StoreWriter) => Promise<T>): Promise<T> {
    const writer = new RecordWriter(session, this.#engine.dialect, context, this.#now());
    try {
      const result = await work(writer);
      await writer.finish();
      return result;
    } finally {
      await writer.abandon();
    }
  }

  #requireOpen(): void {
    if (this.#closing) throw new StorageError('closed', 'the store was closed before this call');
  }

  /** Inside a transaction's work these would wait for the end of that very transaction, forever. */
  #requireOutside(what: string): void {
    if (this.#running.getStore()?.isOver === false) throw new Error(`${what} was called inside a transaction`);
  }
}
