import type { Page } from '#api';
import type { RecordFilter, StoreReader } from '#app';
import type { RecordKind, RecordTypes } from '#core';
import { ServerError } from './errors.ts';

/** Where a page starts and how long it may be. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * One page of the records that any of the filters lets through, filter by filter, in each in order of id. A cursor is
 * `<index of the filter>~<last id>`: `~` cannot stand in an id, and new records before it move nothing. `count` gives the
 * number on all pages where it is already known.
 * Throws ServerError `bad-parameter` for a cursor that is none of ours.
 */
export async function pageRecords<K extends RecordKind, Total extends number | null = number>(
  store: StoreReader,
  kind: K,
  filters: readonly RecordFilter[],
  { limit, after }: PageRequest,
  count?: () => Promise<Total>,
): Promise<Page<RecordTypes[K], Total | number>> {
  const start = after === undefined ? { index: 0, id: undefined } : parseCursor(after, filters.length);
  const found: { index: number; record: RecordTypes[K] }[] = [];
  for (let index = start.index; index < filters.length && found.length <= limit; index++) {
    const resume = index === start.index && start.id !== undefined ? { after: start.id } : {};
    const records = await store.list(kind, { ...filters[index]!, ...resume, limit: limit + 1 - found.length });
    found.push(...records.map((record) => ({ index, record })));
  }
  const last = found[limit - 1];
  return {
    items: found.slice(0, limit).map(({ record }) => record),
    total: await (count ?? (() => countRecords(store, kind, filters)))(),
    next: found.length > limit && last ? `${last.index}~${last.record.id}` : null,
  };
}

/** How many records the filters let through together; one that two of them let through counts twice. */
async function countRecords(store: StoreReader, kind: RecordKind, filters: readonly RecordFilter[]): Promise<number> {
  let total = 0;
  for (const filter of filters) total += await store.count(kind, filter);
  return total;
}

function parseCursor(text: string, filters: number): { index: number; id: string } {
  const parts = /^(\d{1,6})~([^~\0]{1,200})$/u.exec(text);
  if (!parts || Number(parts[1]) >= filters) throw badCursor(text);
  return { index: Number(parts[1]), id: parts[2]! };
}

function badCursor(text: string): ServerError {
  return new ServerError(
    'bad-parameter',
    `after: expected the "next" of a page of this list, got "${text.slice(0, 80)}"`,
  );
}
