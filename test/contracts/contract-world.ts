import type { RecordKind, RecordTypes } from '#core';
import type { ChangeContext, PutResult, Store, TeamStore } from '#app';

export interface OpenOptions {
  readonly patience?: number;
  readonly now?: () => Date;
  readonly passwordCost?: { readonly ln: number; readonly r: number; readonly p: number };
}

/** One empty database of the engine under test. */
export interface StoreHarness {
  /** A further handle on the same database, as another process would have it. */
  open(options?: OpenOptions): Promise<TeamStore>;
  /** A statement past the store, as an administrator could give it. */
  runSql(statement: string): Promise<void>;
  /** The same by somebody who first takes the guard of the history away. */
  tamper(statements: string): Promise<void>;
  /** Removes the database; every handle is closed by then. */
  remove(): Promise<void>;
}

/** What a test of the contract works with; a fresh database and one open handle for each. */
export interface ContractWorld {
  readonly store: TeamStore;
  readonly harness: StoreHarness;
  /** Opens a further handle, closed after the test. */
  open(options?: OpenOptions): Promise<TeamStore>;
}

export const analyst: ChangeContext = { actor: { kind: 'person', name: 'A. Analyst' }, reason: 'a test' };

/** Puts records in a transaction of their own. */
export function put<K extends RecordKind>(
  store: Store,
  kind: K,
  records: readonly RecordTypes[K][],
  context: ChangeContext = analyst,
): Promise<PutResult> {
  return store.transaction(context, (writer) => writer.put(kind, records));
}
