import {
  AppError,
  type CancelSignal,
  type HistoryAnchor,
  type HistoryEntry,
  type HistoryStart,
  hashHistoryStart,
  recordKinds,
} from '#core';
import type { Store, Stray } from '../ports/store.ts';
import { type BrokenEntry, describeBreak, hashEntry } from './describe-break.ts';

/** What checking the whole history found. */
export interface AuditReport {
  /** Nothing below tells of a fault. */
  readonly isIntact: boolean;
  readonly entries: number;
  readonly head: HistoryAnchor;
  /** Entries that were there before the chain was: they are shown to be as they were then. */
  readonly start: HistoryStart;
  /** Anchors that were compared: those given, and those of published versions. */
  readonly anchors: number;
  /** The first entry that is not as it was chained; null where all are. */
  readonly broken: BrokenEntry | null;
  /** Records hashed and compared with their newest entry. */
  readonly records: number;
  /** The first of those that are not as it says. */
  readonly strays: readonly Stray[];
}

export interface AuditOptions {
  /** Kept elsewhere, and trusted. */
  readonly anchors?: readonly HistoryAnchor[];
  /** Called now and then; a whole is not known of records. */
  readonly onProgress?: (what: 'entries' | 'records', done: number, total: number | null) => void;
  readonly signal?: CancelSignal;
}

const pageSize = 1000;
/** Most strays named. */
const mostStrays = 100;

type AuditedStore = Pick<Store, 'audit' | 'head' | 'history' | 'list'>;

/**
 * Checks the whole history: that every entry is as it was written and follows on the one before it, that it reaches every
 * anchor, and that every record is as its newest entry says. Writes go on meanwhile; what comes after the start of the
 * check is not looked at.
 */
export async function verifyHistory(store: AuditedStore, options: AuditOptions = {}): Promise<AuditReport> {
  const head = await store.head();
  const start = await store.audit.start();
  const anchors = [...(options.anchors ?? []), ...(await publishedAnchors(store))];
  const broken = await findBroken(store, start, head, anchors, options);
  let records = 0;
  const strays: Stray[] = [];
  // All kinds: one that no entry names may still have records that were put past the history.
  for (const kind of recordKinds)
    for await (const page of store.audit.strays(kind)) {
      options.signal?.throwIfAborted();
      records += page.checked;
      strays.push(...page.strays.slice(0, mostStrays - strays.length));
      options.onProgress?.('records', records, null);
    }
  const isIntact = broken === null && strays.length === 0;
  return { isIntact, entries: head.sequence, head, start, anchors: anchors.length, broken, records, strays };
}

async function publishedAnchors(store: AuditedStore): Promise<HistoryAnchor[]> {
  const publications = await store.list('publication');
  return publications.flatMap(({ history }) => history ?? []);
}

async function findBroken(
  store: AuditedStore,
  start: HistoryStart,
  head: HistoryAnchor,
  anchors: readonly HistoryAnchor[],
  { onProgress, signal }: AuditOptions,
): Promise<BrokenEntry | null> {
  // All of an entry: a published version could have been rewritten to agree, an anchor kept elsewhere not.
  const anchored = Map.groupBy(anchors, ({ sequence }) => sequence);
  let previous: Pick<HistoryAnchor, 'sequence' | 'sha256'> = { sequence: 0, sha256: hashHistoryStart(start) };
  const notAnchored = (): BrokenEntry | null => {
    const other = anchored.get(previous.sequence)?.find(({ sha256 }) => sha256 !== previous.sha256);
    if (other === undefined) return null;
    const detail = `an anchor says ${other.sha256}, the chain has ${previous.sha256}: it was made anew after the anchor was taken`;
    return { sequence: previous.sequence, problem: 'changed', detail };
  };
  const atStart = notAnchored();
  if (atStart) return atStart;
  for (;;) {
    signal?.throwIfAborted();
    const page = await readPage(store, previous.sequence, head.sequence);
    if ('problem' in page) return page;
    for (const entry of page.entries) {
      const isNext = entry.sequence === previous.sequence + 1 && entry.previousSha256 === previous.sha256;
      if (!isNext || hashEntry(entry) !== entry.sha256) return describeBreak(store, previous, entry, head.sequence);
      previous = entry;
      const fault = notAnchored();
      if (fault) return fault;
    }
    onProgress?.('entries', previous.sequence, head.sequence);
    if (page.entries.length === 0) break;
  }
  const beyond = Math.max(...anchored.keys());
  if (beyond <= previous.sequence) return null;
  const detail = `the history ends with entry ${previous.sequence}, an anchor names entry ${beyond}`;
  return { sequence: previous.sequence + 1, problem: 'truncated', detail };
}

/** A page of entries; where one of them cannot be read, those before it, and that one as broken. */
async function readPage(
  store: AuditedStore,
  after: number,
  upTo: number,
): Promise<{ readonly entries: readonly HistoryEntry[] } | BrokenEntry> {
  try {
    return { entries: await store.history({ after, upTo, limit: pageSize }) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'corrupt-record') throw error;
  }
  try {
    return { entries: await store.history({ after, upTo, limit: 1 }) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'corrupt-record') throw error;
    return { sequence: after + 1, problem: 'changed', detail: error.message };
  }
}
