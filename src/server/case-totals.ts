import { setImmediate, setTimeout } from 'node:timers/promises';
import { type CollectionName, collections } from '#api';
import { type RecordFilter, type StoreReader, memberOf } from '#app';
import type { Case, HistoryEntry, RecordKind } from '#core';
import { caseFilters, caseHistory } from './case-filters.ts';

/** A number as it was at a revision of the workspace. */
interface Kept {
  readonly revision: number;
  readonly total: number;
}

/** A part of a history that is counted at once. */
interface Piece {
  readonly kind: RecordKind;
  readonly filter: RecordFilter;
  total: number;
}

/** What happened to records of one kind, and what they are now. */
interface Changes {
  readonly entries: readonly HistoryEntry[];
  readonly now: readonly { readonly id: string }[];
}

/** Entries of the history that are looked at one by one; after more, all is counted again. */
const mostFollowed = 500;

type Count = (kind: RecordKind, filter: RecordFilter) => Promise<number>;

/** Sites whose records are counted at once: some milliseconds. */
const sitesAtOnce = 100;

/** Rounds over what was written to while it was counted before a number is taken as it is, and made again the next time. */
const mostRounds = 10;
/** Before every revision: since then, everything has changed. */
const never = -1;

/** Numbers that are kept; a workspace with more lists in use counts again now and then. */
const mostKept = 500;

/**
 * How long the lists of cases are. Counting a million observations takes a second, so a number is kept until something
 * changes that it depends on: a verdict on a claim leaves the number of observations alone.
 */
export class CaseTotals {
  readonly #store: StoreReader;
  readonly #kept = new Map<string, Promise<Kept>>();

  /** `store`: the whole workspace; whoever may see a case may see all its lists. */
  constructor(store: StoreReader) {
    this.#store = store;
  }

  /** The same, or null where counting takes longer than `patience` milliseconds; it goes on, and is known the next time. */
  async countSoon(record: Case, collection: CollectionName, patience: number): Promise<number | null> {
    const counting = this.count(record, collection);
    counting.catch(() => {});
    return Promise.race([counting, setTimeout(patience, null)]);
  }

  async count(record: Case, collection: CollectionName): Promise<number> {
    const key = `${record.id} ${collection}`;
    const before = this.#kept.get(key);
    const now = Promise.resolve(before)
      .catch(() => undefined)
      .then((kept) => this.#renew(record, collection, kept));
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, now);
    return (await now).total;
  }

  async #renew(record: Case, collection: CollectionName, kept: Kept | undefined): Promise<Kept> {
    const revision = await this.#store.revision();
    if (kept?.revision === revision) return kept;
    const kind = collections[collection];
    const changes = kept && (await this.#store.changesSince(kept.revision));
    // The case says what belongs to it, the place of a site which scenes lie over it.
    const isSame = changes !== undefined && !changes.has('case') && !(kind === 'scene' && changes.has('site'));
    if (kind === null) {
      if (!kept || !isSame) return this.#countHistory(record, revision);
      return { revision, total: kept.total + (await this.#entriesOf(record, kept.revision, revision)) };
    }
    if (kept && isSame) {
      const entries = changes.get(kind) ?? 0;
      if (entries === 0) return { revision, total: kept.total };
      if (entries <= mostFollowed && kind !== 'scene')
        return { revision, total: kept.total + (await this.#gained(record, kind, kept.revision, revision)) };
    }
    const count: Count = (of, filter) => this.#store.count(of, filter);
    return { revision, total: await this.#sum(kind, caseFilters(record, kind), count) };
  }

  /** Entries of the history since that are about records of the case. */
  async #entriesOf(record: Case, after: number, upTo: number): Promise<number> {
    const changes = await this.#changesBetween(after, upTo);
    if (changes === null || changes.has('scene'))
      return this.#store.countHistory({ of: caseHistory(record), after, upTo });
    let total = 0;
    for (const [kind, { entries, now }] of changes) {
      const filters = caseFilters(record, kind);
      const listed = new Set(now.filter((one) => isListed(one, filters)).map(({ id }) => id));
      total += entries.filter(({ recordId }) => listed.has(recordId)).length;
    }
    return total;
  }

  /** What happened to which records, by kind; null where it is too much to look at one by one. */
  async #changesBetween(after: number, upTo: number): Promise<ReadonlyMap<RecordKind, Changes> | null> {
    const entries = await this.#store.history({ after, upTo, limit: mostFollowed + 1 });
    if (entries.length > mostFollowed) return null;
    const changes = new Map<RecordKind, Changes>();
    for (const [kind, own] of Map.groupBy(entries, ({ recordKind }) => recordKind)) {
      changes.set(kind, { entries: own, now: await this.#recordsOf(kind, own) });
    }
    return changes;
  }

  /** What the entries are about, as it is now. */
  #recordsOf(kind: RecordKind, entries: readonly HistoryEntry[]): Promise<Changes['now']> {
    return this.#store.list(kind, { ids: [...new Set(entries.map(({ recordId }) => recordId))] });
  }

  /** Records that have come into a list since, less those that have left it. */
  async #gained(record: Case, kind: RecordKind, after: number, upTo: number): Promise<number> {
    const filters = caseFilters(record, kind);
    const entries = await this.#store.history({ kind, after, upTo });
    const first = new Map<string, unknown>();
    for (const { before, recordId } of entries) if (!first.has(recordId)) first.set(recordId, before);
    const now = await this.#recordsOf(kind, entries);
    const count = (records: readonly object[]): number => records.filter((one) => isListed(one, filters)).length;
    return count(now) - count([...first.values()].filter((before) => before !== null) as object[]);
  }

  async #sum(kind: RecordKind, filters: readonly RecordFilter[], count: Count): Promise<number> {
    let total = 0;
    for (const filter of filters.flatMap((one) => piecesOf(kind, one))) {
      total += await count(kind, filter);
      await setImmediate();
    }
    return total;
  }

  /** Piece by piece; what is written to meanwhile is counted again, and the rest is not: a team writes all the time. */
  async #countHistory(record: Case, begun: number): Promise<Kept> {
    const pieces = caseHistory(record).flatMap(({ filter, kind }) =>
      piecesOf(kind, filter).map((part): Piece => ({ kind, filter: part, total: 0 })),
    );
    let [revision, stale]: [number, readonly Piece[]] = [begun, pieces];
    for (let round = 1; ; round++) {
      for (const piece of stale) {
        piece.total = await this.#store.countChanges(piece.kind, piece.filter);
        await setImmediate();
      }
      const now = await this.#store.revision();
      const total = pieces.reduce((sum, piece) => sum + piece.total, 0);
      if (now === revision) return { revision, total };
      if (round === mostRounds) return { revision: never, total };
      stale = await this.#touched(pieces, revision, now);
      revision = now;
    }
  }

  /** The pieces that records belong to which were changed since, or belonged to before. */
  async #touched(pieces: readonly Piece[], after: number, upTo: number): Promise<readonly Piece[]> {
    const changes = await this.#changesBetween(after, upTo);
    if (changes === null || changes.has('case')) return pieces;
    return pieces.filter(({ filter, kind }) => {
      // Which sites a scene lies over is not said by the scene.
      if (kind === 'scene') return changes.has('scene') || changes.has('site');
      const { entries, now } = changes.get(kind) ?? { entries: [], now: [] };
      return [...now, ...entries.flatMap(({ before }) => before ?? [])].some((one) => isListed(one, [filter]));
    });
  }
}

/** Some sites at a time, so that others get their turn. A scene over two sites counts once, so scenes are counted at once. */
function piecesOf(kind: RecordKind, filter: RecordFilter): readonly RecordFilter[] {
  const { siteId } = filter;
  if (typeof siteId !== 'object' || kind === 'scene') return [filter];
  const starts = Array.from({ length: Math.ceil(siteId.length / sitesAtOnce) }, (_, index) => index * sitesAtOnce);
  return starts.map((start) => ({ ...filter, siteId: siteId.slice(start, start + sitesAtOnce) }));
}

/** Whether the filters of a list let a record through: lists of a case are by one member each, or are of everything. */
function isListed(record: object, filters: readonly RecordFilter[]): boolean {
  return filters.some((filter) => {
    for (const by of ['ids', 'siteId', 'documentId', 'caseId'] as const) {
      const wanted = filter[by];
      if (wanted !== undefined && ![wanted].flat().includes(memberOf(record, by))) return false;
    }
    return true;
  });
}
