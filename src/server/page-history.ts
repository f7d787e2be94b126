import type { HistoryLine, Page } from '#api';
import type { StoreReader } from '#app';
import type { Case, RecordKind } from '#core';
import { caseFilters } from './case-filters.ts';
import { ServerError } from './errors.ts';
import type { PageRequest } from './page-records.ts';

/** Reads the history of a case: every entry of a record that belongs to it now, oldest first. */
export type ReadHistory = (record: Case) => Promise<readonly HistoryLine[]>;

/**
 * The store keeps one history for the whole workspace, and reading it through takes a second for 100,000 entries; so
 * that of the case asked for last is kept until the workspace changes. TODO(#7): restrict by case in the store.
 */
export function historyReader(store: StoreReader): ReadHistory {
  let kept: { caseId: string; revision: number; lines: Promise<readonly HistoryLine[]> } | null = null;
  return async (record) => {
    const revision = await store.revision();
    if (kept?.caseId !== record.id || kept.revision !== revision) {
      kept = { caseId: record.id, revision, lines: listHistory(store, record) };
      kept.lines.catch(() => (kept = null));
    }
    return kept.lines;
  };
}

/** One page of what happened to the records of a case; the cursor is a sequence number. */
export async function pageHistory(
  read: ReadHistory,
  record: Case,
  { limit, after }: PageRequest,
): Promise<Page<HistoryLine>> {
  if (after !== undefined && !/^\d{1,15}$/.test(after)) {
    throw new ServerError('bad-parameter', `after: expected a sequence number, got "${after.slice(0, 80)}"`);
  }
  const all = await read(record);
  const rest = after === undefined ? all : all.filter((line) => line.sequence > Number(after));
  const items = rest.slice(0, limit);
  return { items, total: all.length, next: rest.length > limit ? String(items.at(-1)!.sequence) : null };
}

async function listHistory(store: StoreReader, record: Case): Promise<readonly HistoryLine[]> {
  const history = await store.history();
  const members = new Map<RecordKind, ReadonlySet<string>>();
  for (const kind of new Set(history.map((entry) => entry.recordKind))) {
    members.set(kind, await memberIds(store, record, kind));
  }
  return history
    .filter((entry) => members.get(entry.recordKind)?.has(entry.recordId))
    .map(({ before: _before, ...line }) => line);
}

async function memberIds(store: StoreReader, record: Case, kind: RecordKind): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const filter of caseFilters(record, kind)) {
    for (const { id } of await store.list(kind, filter)) ids.add(id);
  }
  return ids;
}
