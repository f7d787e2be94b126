import type { RecordKind, RecordTypes, Site } from '#core';
import type { ReadItem, Rejection } from '../ports/reading.ts';
import type { KnownRecords, RecordFilter } from '../ports/store.ts';

/** What was read and is not stored yet. Readers find the sites among it: a table may name those of a file before it. */
export class HeldItems implements KnownRecords {
  readonly items: Extract<ReadItem, { type: 'record' }>[] = [];
  readonly rejected: Rejection[] = [];
  readonly #sites = new Map<string, Site>();
  readonly #stored: KnownRecords;

  constructor(stored: KnownRecords) {
    this.#stored = stored;
  }

  add(item: Exclude<ReadItem, { type: 'blob' }>): void {
    if (item.type === 'rejected') {
      this.rejected.push(item.rejection);
      return;
    }
    this.items.push(item);
    if (item.kind === 'site') this.#sites.set(item.record.id, item.record);
  }

  get<K extends RecordKind>(kind: K, id: string): Promise<RecordTypes[K] | undefined> {
    return this.#stored.get(kind, id);
  }

  async list<K extends RecordKind>(kind: K, filter?: RecordFilter): Promise<RecordTypes[K][]> {
    const stored = await this.#stored.list(kind, filter);
    if (kind !== 'site' || filter !== undefined) return stored;
    const sites = [...stored.filter(({ id }) => !this.#sites.has(id)), ...this.#sites.values()];
    return sites as RecordTypes[K][];
  }
}
