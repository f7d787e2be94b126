import type { HistoryLine, Page } from '#api';
import type { StoreReader } from '#app';
import type { Case, HistoryEntry, RecordKind } from '#core';
import { caseFilters } from './case-filters.ts';
import { ServerError } from './errors.ts';
import type { PageRequest } from './page-records.ts';

/**
 * One page of what happened to the records of a case, oldest first; the cursor is a sequence number. The store keeps
 * one history for the whole workspace, so all of it is read. TODO(#7): restrict by case and sequence in the store.
 */
export async function pageHistory(
  store: StoreReader,
  record: Case,
  { limit, after }: PageRequest,
): Promise<Page<HistoryLine>> {
  if (after !== undefined && !/^\d{1,15}$/.test(after)) {
    throw new ServerError('bad-parameter', `after: expected a sequence number, got "${after.slice(0, 80)}"`);
  }
  const all = await listHistory(store, record);
  const rest = after === undefined ? all : all.filter((entry) => entry.sequence > Number(after));
  const items = rest.slice(0, limit);
  return {
    items: items.map(({ before: _before, ...line }) => line),
    total: all.length,
    next: rest.length > limit ? String(items.at(-1)!.sequence) : null,
  };
}

/** Every entry of a record that belongs to the case now. */
export async function listHistory(store: StoreReader, record: Case): Promise<HistoryEntry[]> {
  const history = await store.history();
  const members = new Map<RecordKind, ReadonlySet<string>>();
  for (const kind of new Set(history.map((entry) => entry.recordKind))) {
    members.set(kind, await memberIds(store, record, kind));
  }
  return history.filter((entry) => members.get(entry.recordKind)?.has(entry.recordId));
}

async function memberIds(store: StoreReader, record: Case, kind: RecordKind): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const filter of caseFilters(record, kind)) {
    for (const { id } of await store.list(kind, filter)) ids.add(id);
  }
  return ids;
}
