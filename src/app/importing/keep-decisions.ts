import { type RecordKind, type RecordTypes, canonicalJson } from '#core';
import type { StoreReader } from '../ports/store.ts';

/**
 * Of records read anew, those that may be stored: a record that a person was the last to change here stays as they
 * left it, however often a program reads its file again. `kept` names those that would have been overwritten.
 */
export async function withoutDecided<K extends RecordKind>(
  store: StoreReader,
  kind: K,
  records: readonly RecordTypes[K][],
): Promise<{ readonly open: readonly RecordTypes[K][]; readonly kept: readonly string[] }> {
  const known = new Map<string, RecordTypes[K]>();
  for (const record of await store.list(kind, { ids: records.map(({ id }) => id) })) known.set(record.id, record);
  const kept = new Set<string>();
  for (const record of records) {
    const before = known.get(record.id);
    if (before === undefined || canonicalJson(before) === canonicalJson(record)) continue;
    const entries = await store.history({ kind, id: record.id });
    const newest = entries.at(-1);
    if (newest?.actor.kind === 'person' && newest.action === 'updated') kept.add(record.id);
  }
  return { open: kept.size === 0 ? records : records.filter(({ id }) => !kept.has(id)), kept: [...kept] };
}
