import { type HistoryEntry, type RecordKind, type RecordTypes, canonicalJson, objectClassKey, sha256Hex } from '#core';
import type { Blobs, RecordFilter, StoreReader } from '#app';

/** Records by kind, as a test writes them down. */
export type Records = { readonly [K in RecordKind]?: readonly RecordTypes[K][] };

/** A StoreReader over a few records in memory: the behaviour the port promises and nothing of an engine. */
export function memoryStore(records: Records): StoreReader {
  const select = <K extends RecordKind>(kind: K, filter: RecordFilter = {}): RecordTypes[K][] =>
    ((records[kind] ?? []) as readonly RecordTypes[K][])
      .filter((record) => passes(record as unknown as Record<string, unknown>, filter))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, filter.limit);
  const history = (Object.entries(records) as [RecordKind, readonly { id: string }[]][]).flatMap(([kind, list]) =>
    list.map((record) => ({ kind, record })),
  );
  const entries = history.map(({ kind, record }, index): HistoryEntry => ({
    sequence: index + 1,
    at: '2023-10-14T08:00:00Z',
    actor: index % 7 === 0 ? { kind: 'machine', name: 'language 1' } : { kind: 'person', name: 'A. Analyst' },
    recordKind: kind,
    recordId: record.id,
    action: 'added',
    reason: 'import of the sample case',
    afterSha256: sha256Hex(canonicalJson(record)),
    before: null,
  }));
  return {
    get: async (kind, id) => select(kind, { ids: [id] })[0],
    list: async (kind, filter) => select(kind, filter),
    count: async (kind, filter) => select(kind, filter).length,
    revision: async () => entries.length,
    history: async ({ kind, id, limit } = {}) =>
      entries
        .filter((one) => (kind ?? one.recordKind) === one.recordKind && (id ?? one.recordId) === one.recordId)
        .slice(0, limit),
  };
}

/** Blobs in memory. */
export function memoryBlobs(contents: readonly Uint8Array[]): Blobs {
  const kept = new Map(contents.map((bytes) => [sha256Hex(bytes), bytes]));
  return {
    put: async (bytes) => {
      kept.set(sha256Hex(bytes), bytes);
      return sha256Hex(bytes);
    },
    get: async (sha256) => {
      const bytes = kept.get(sha256);
      if (!bytes) throw new Error(`no blob ${sha256}`);
      return bytes;
    },
    has: async (sha256) => kept.has(sha256),
  };
}

function passes(record: Record<string, unknown>, filter: RecordFilter): boolean {
  const { ids, siteId, caseId, documentId, objectClass, after } = filter;
  if (ids && !ids.includes(String(record['id']))) return false;
  if (after !== undefined && String(record['id']) <= after) return false;
  if (siteId !== undefined && 'siteId' in record && record['siteId'] !== siteId) return false;
  if (caseId !== undefined && record['caseId'] !== caseId) return false;
  if (documentId !== undefined && record['documentId'] !== documentId) return false;
  return objectClass === undefined || objectClassKey(String(record['objectClass'])) === objectClassKey(objectClass);
}
