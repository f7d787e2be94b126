import { type CollectionName, collections } from '#api';
import type { RecordFilter, StoreReader } from '#app';
import type { Case, RecordKind } from '#core';
import { countRecords } from './page-records.ts';

/**
 * Which records make up one list of a case: as `loadCase` of `app` has it, but as filters, so that a list can be paged
 * without loading the case. No filter, no record. `document` narrows claims to one document of the case.
 */
export function caseFilters(record: Case, kind: RecordKind, document?: string): readonly RecordFilter[] {
  switch (kind) {
    case 'case':
      return [{ ids: [record.id] }];
    case 'site':
      return byIds(record.sites);
    case 'document':
      return byIds(record.documents);
    case 'provision':
      return byIds(record.provisions);
    case 'zone':
    case 'scene':
    case 'observation':
    case 'marking':
      return record.sites.map((siteId) => ({ siteId }));
    case 'claim':
      return record.documents
        .filter((documentId) => document === undefined || documentId === document)
        .map((documentId) => ({ documentId }));
    case 'party':
    case 'mention':
    case 'designation':
      return [{}];
    case 'proposition':
    case 'hypothesis':
    case 'judgement':
    case 'indicator':
    case 'forecast':
    case 'outcome':
    case 'grade':
    case 'exchange':
      return [{ caseId: record.id }];
  }
}

/** How many records each list of a case has, in the order of `collections`; the history is counted by the caller. */
export async function countCase(store: StoreReader, record: Case): Promise<Map<CollectionName, number>> {
  const counts = new Map<CollectionName, number>();
  for (const [name, kind] of Object.entries(collections) as [CollectionName, RecordKind | null][]) {
    if (kind !== null) counts.set(name, await countRecords(store, kind, caseFilters(record, kind)));
  }
  return counts;
}

/** A list of no ids would read as "no restriction". */
function byIds(ids: readonly string[]): readonly RecordFilter[] {
  return ids.length === 0 ? [] : [{ ids }];
}
