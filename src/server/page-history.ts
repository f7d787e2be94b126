import type { HistoryLine, Page } from '#api';
import type { StoreReader } from '#app';
import { type Case, type HistoryEntry, canonicalJson, sha256Hex } from '#core';
import { caseHistory } from './case-filters.ts';
import { ServerError } from './errors.ts';
import type { PageRequest } from './page-records.ts';

/**
 * One page of what happened to the records that belong to a case now, oldest first; the cursor is a sequence number.
 * Throws ServerError `bad-parameter` for any other.
 */
export async function pageHistory(
  store: StoreReader,
  record: Case,
  { limit, after }: PageRequest,
  count: () => Promise<number | null>,
): Promise<Page<HistoryLine>> {
  if (after !== undefined && !/^\d{1,15}$/.test(after)) {
    throw new ServerError('bad-parameter', `after: expected a sequence number, got "${after.slice(0, 80)}"`);
  }
  const of = caseHistory(record);
  const found = await store.history({ of, limit: limit + 1, ...(after === undefined ? {} : { after: Number(after) }) });
  const items = found.slice(0, limit).map(historyLine);
  return {
    items,
    total: await count(),
    next: found.length > limit ? String(items.at(-1)!.sequence) : null,
  };
}

function historyLine({ before, ...line }: HistoryEntry): HistoryLine {
  return { ...line, beforeSha256: before === null ? null : sha256Hex(canonicalJson(before)) };
}
