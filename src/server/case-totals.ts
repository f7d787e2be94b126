import { setImmediate, setTimeout } from 'node:timers/promises';
import { type CollectionName, collections } from '#api';
import type { RecordFilter, StoreReader } from '#app';
import type { Case, RecordKind } from '#core';
import { caseFilters, caseHistory } from './case-filters.ts';

/** A number as it was at a revision of the workspace. */
interface Kept {
  readonly revision: number;
  readonly total: number;
}

/** Entries of the history that are counted at once: some ten milliseconds. */
const slice = 10_000;

/** Sites whose records are counted at once: some ten milliseconds. */
const sitesAtOnce = 100;

/** Numbers that are kept; a workspace with more lists in use counts again now and then. */
const mostKept = 500;

/**
 * How long the lists of cases are. Counting a million observations takes a second, so a number is kept until something
 * changes that it depends on: a verdict on a claim leaves the number of observations alone.
 */
export class CaseTotals {
  readonly #store: StoreReader;
  readonly #kept = new Map<string, Promise<Kept>>();

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
      const from = kept && isSame ? kept : { revision: 0, total: 0 };
      return { revision, total: from.total + (await this.#countHistory(record, from.revision, revision)) };
    }
    if (kept && isSame && !changes.has(kind)) return { revision, total: kept.total };
    return { revision, total: await this.#countRecords(kind, caseFilters(record, kind)) };
  }

  /** Some sites at a time, so that others get their turn. A scene over two sites counts once, so scenes are counted at once. */
  async #countRecords(kind: RecordKind, filters: readonly RecordFilter[]): Promise<number> {
    let total = 0;
    for (const filter of filters) {
      const sites = typeof filter.siteId === 'object' && kind !== 'scene' ? filter.siteId : null;
      for (let start = 0; start < (sites?.length ?? 1); start += sitesAtOnce) {
        const part = sites ? { ...filter, siteId: sites.slice(start, start + sitesAtOnce) } : filter;
        total += await this.#store.count(kind, part);
        await setImmediate();
      }
    }
    return total;
  }

  /** Piece by piece, so that others get their turn: a million entries take seconds. */
  async #countHistory(record: Case, from: number, to: number): Promise<number> {
    const of = caseHistory(record);
    let total = 0;
    for (let after = from; after < to; after += slice) {
      total += await this.#store.countHistory({ of, after, upTo: Math.min(to, after + slice) });
      await setImmediate();
    }
    return total;
  }
}
