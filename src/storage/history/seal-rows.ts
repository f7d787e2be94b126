import { hash } from 'node:crypto';
import { type HashedEntry, canonicalJson, historyEntryText } from '#core';
import type { HistorySeal } from '../engine.ts';
import type { HistoryRow } from '../tables.ts';

/** Chains entries, oldest first, to the one before them: each names its hash and gets its own. */
export function sealRows(
  head: Pick<HistorySeal, 'sha256'>,
  rows: readonly Omit<HistoryRow, 'previous_sha256' | 'sha256'>[],
): HistoryRow[] {
  let previous = head.sha256;
  return rows.map((row) => {
    const sealed = { ...row, previous_sha256: previous, sha256: hash('sha256', textOf(row, previous), 'hex') };
    previous = sealed.sha256;
    return sealed;
  });
}

function textOf(row: Omit<HistoryRow, 'previous_sha256' | 'sha256'>, previousSha256: string): string {
  return historyEntryText({
    sequence: Number(row.sequence),
    at: row.at,
    actor: { kind: row.actor_kind as HashedEntry['actor']['kind'], name: row.actor_name },
    recordKind: row.record_kind as HashedEntry['recordKind'],
    recordId: row.record_id,
    action: row.action as HashedEntry['action'],
    reason: row.reason,
    afterSha256: row.after_sha256,
    beforeSha256: row.before_body === null ? null : hash('sha256', canonical(row.before_body), 'hex'),
    previousSha256,
  });
}

/** Bodies are kept as canonical JSON, but those of older versions need not be; what cannot be read stands as it is. */
function canonical(body: string): string {
  try {
    return canonicalJson(JSON.parse(body));
  } catch {
    return body;
  }
}
