import { type CollectionName, collections } from '#api';
import type { StoreReader } from '#app';
import type { Case } from '#core';
import { caseFilters, caseHistory } from './case-filters.ts';
import { countRecords } from './page-records.ts';

/** A number as it was at a revision of the workspace. */
interface Kept {
  readonly revision: number;
  readonly total: number;
}

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

  async count(record: Case, collection: CollectionName): Promise<number> {
    const key = `${record.id} ${collection}`;
    const before = await this.#kept.get(key)?.catch(() => undefined);
    const now = this.#renew(record, collection, before);
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
      const of = caseHistory(record);
      if (!kept || !isSame) return { revision, total: await this.#store.countHistory({ of }) };
      return { revision, total: kept.total + (await this.#store.countHistory({ of, after: kept.revision })) };
    }
    if (kept && isSame && !changes.has(kind)) return { revision, total: kept.total };
    return { revision, total: await countRecords(this.#store, kind, caseFilters(record, kind)) };
  }
}
