import { setImmediate, setTimeout } from 'node:timers/promises';
import { type CollectionName, collections } from '#api';
import { type RecordFilter, type StoreReader, memberOf } from '#app';
import type { Case, RecordKind } from '#core';
import { caseFilters, caseHistory } from './case-filters.ts';

/** A number as it was at a revision of the workspace. */
interface Kept {
  readonly revision: number;
  readonly total: number;
}

/** Entries of the history that are looked at one by one; after more, all is counted again. */
const mostFollowed = 500;

type Count = (kind: RecordKind, filter: RecordFilter) => Promise<number>;

/** Sites whose records are counted at once: some milliseconds. */
const sitesAtOnce = 100;

/** Counts of a history that is written to meanwhile before one is taken as it is, and made again the next time. */
const mostTries = 3;
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
      const news = { of: caseHistory(record), after: kept.revision, upTo: revision };
      return { revision, total: kept.total + (await this.#store.countHistory(news)) };
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

  /** Records that have come into a list since, less those that have left it. */
  async #gained(record: Case, kind: RecordKind, after: number, upTo: number): Promise<number> {
    const filters = caseFilters(record, kind);
    const first = new Map<string, unknown>();
    for (const { before, recordId } of await this.#store.history({ kind, after, upTo }))
      if (!first.has(recordId)) first.set(recordId, before);
    const now = await this.#store.list(kind, { ids: [...first.keys()] });
    const count = (records: readonly object[]): number => records.filter((one) => isListed(one, filters)).length;
    return count(now) - count([...first.values()].filter((before) => before !== null) as object[]);
  }

  /** Some sites at a time, so that others get their turn. A scene over two sites counts once, so scenes are counted at once. */
  async #sum(kind: RecordKind, filters: readonly RecordFilter[], count: Count): Promise<number> {
    let total = 0;
    for (const filter of filters) {
      const sites = typeof filter.siteId === 'object' && kind !== 'scene' ? filter.siteId : null;
      for (let start = 0; start < (sites?.length ?? 1); start += sitesAtOnce) {
        const part = sites ? { ...filter, siteId: sites.slice(start, start + sitesAtOnce) } : filter;
        total += await count(kind, part);
        await setImmediate();
      }
    }
    return total;
  }

  /** Kind by kind and piece by piece; what is written meanwhile may be counted or not, and then all is counted again. */
  async #countHistory(record: Case, begun: number): Promise<Kept> {
    const count: Count = (kind, filter) => this.#store.countChanges(kind, filter);
    for (let [revision, tries] = [begun, 1]; ; tries++) {
      let total = 0;
      for (const { filter, kind } of caseHistory(record)) total += await this.#sum(kind, [filter], count);
      const now = await this.#store.revision();
      if (now === revision) return { revision, total };
      if (tries === mostTries) return { revision: never, total };
      revision = now;
    }
  }
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
