import type { Actor, BoundingBox, HistoryAnchor, HistoryEntry, HistoryStart, RecordKind, RecordTypes } from '#core';
import type { JobWriter, Jobs } from '../jobs/job.ts';

/** Equality on fields that a store indexes; a list means "any of". Absent fields do not restrict. */
export interface RecordFilter {
  readonly ids?: readonly string[];
  /** zone, observation, marking, alert: of any of these sites; scene: those that touch the box of any of them */
  readonly siteId?: string | readonly string[];
  /** proposition, hypothesis, judgement, indicator, forecast, outcome, grade, exchange, composition, publication, comment, assignment */
  readonly caseId?: string | readonly string[];
  /** claim: of any of these documents */
  readonly documentId?: string | readonly string[];
  /** marking; site: those whose box the scene touches */
  readonly sceneId?: string;
  /** document, mention */
  readonly url?: string;
  /** document: the address it was asked for at */
  readonly requested?: string;
  /** observation, marking; compared by `objectClassKey` */
  readonly objectClass?: string;
  /** comment, assignment: `recordKey` of what they are about; any of these */
  readonly about?: string | readonly string[];
  /** comment: `open`, `resolved` or `reply`; assignment: its state; any of these */
  readonly state?: string | readonly string[];
  /** assignment: `personKey` of whose it is */
  readonly assignee?: string;
  /** scene: those whose box touches this one */
  readonly bbox?: BoundingBox;
  /** scene, observation (by days): those whose time touches this span, both ends included; UTC instants */
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  /** Ids after this one, in order of id: paging that does not skip. */
  readonly after?: string;
  /** scene: those that began last come first, instead of in order of id; not with `after` */
  readonly newestFirst?: boolean;
}

export interface StoreReader {
  get<K extends RecordKind>(kind: K, id: string): Promise<RecordTypes[K] | undefined>;
  /** In order of id. */
  list<K extends RecordKind>(kind: K, filter?: RecordFilter): Promise<RecordTypes[K][]>;
  count(kind: RecordKind, filter?: RecordFilter): Promise<number>;
  /** How many entries of the history are about the records that the filter selects: as `countHistory`, many times as fast. */
  countChanges(kind: RecordKind, filter?: RecordFilter): Promise<number>;
  /** Grows with every change: the sequence of the newest history entry, 0 in an empty workspace. */
  revision(): Promise<number>;
  /** The newest entry of the history; number 0, the beginning of its chain, in an empty workspace. */
  head(): Promise<HistoryAnchor>;
  /** Oldest first. */
  history(filter?: HistoryFilter): Promise<HistoryEntry[]>;
  /** How many entries the filter selects; its `limit` does not matter here. */
  countHistory(filter?: HistoryFilter): Promise<number>;
  /** How many entries each kind of record has got since a revision; a kind without any is left out. */
  changesSince(revision: number): Promise<ReadonlyMap<RecordKind, number>>;
}

/** As much of a workspace as a reader of files looks into. */
export type KnownRecords = Pick<StoreReader, 'get' | 'list'>;

/** Which entries of the history. */
export interface HistoryFilter {
  readonly kind?: RecordKind;
  readonly id?: string;
  /** Entries with a higher sequence than `after`, and none higher than `upTo`. */
  readonly after?: number;
  readonly upTo?: number;
  /** Only of records that one of these lets through now. */
  readonly of?: readonly { readonly kind: RecordKind; readonly filter: RecordFilter }[];
  /** Only what people did, or machines. */
  readonly by?: Actor['kind'];
  readonly limit?: number;
  /** Instead of the oldest. */
  readonly newestFirst?: boolean;
}

export interface PutResult {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface StoreWriter extends StoreReader {
  /**
   * Adds or replaces records by id and writes the history. A record equal to the kept one changes nothing.
   * The same id twice in one call: the last one wins.
   */
  put<K extends RecordKind>(kind: K, records: readonly RecordTypes[K][]): Promise<PutResult>;
  /** What is planned or finished here happens together with the records of this transaction. */
  readonly jobs: JobWriter;
}

/** A record that is not as its newest entry in the history says: changed or removed past it, or never put through it. */
export interface Stray {
  readonly kind: RecordKind;
  readonly id: string;
  readonly problem: 'changed' | 'removed' | 'unrecorded';
}

/** What checking the history needs beyond its entries. */
export interface HistoryAudit {
  start(): Promise<HistoryStart>;
  /** Hashes the records of a kind again and compares them with the history, a piece at a time. */
  strays(kind: RecordKind): AsyncIterable<{ readonly checked: number; readonly strays: readonly Stray[] }>;
}

/** Small pieces of JSON under names, for what a process must remember between two runs. */
export interface KeptStates {
  get(name: string): Promise<unknown>;
  set(name: string, state: object): Promise<void>;
}

/** Why and by whom a change is made; kept in the history with each record it touches. */
export interface ChangeContext {
  readonly actor: Actor;
  readonly reason: string;
}

export interface Store extends StoreReader {
  readonly jobs: Jobs;
  /** How far each subscription has been read, by its name; null where it never was. */
  readonly subscriptions: KeptStates;
  readonly audit: HistoryAudit;
  /** All or nothing, durable once the promise resolves. The writer is dead afterwards. */
  transaction<T>(context: ChangeContext, work: (writer: StoreWriter) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
