import type { HistoryFilter, RecordFilter } from '#app';
import { type Case, type RecordKind, recordKinds } from '#core';

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
    case 'alert':
      return record.sites.length === 0 ? [] : [{ siteId: record.sites }];
    case 'claim': {
      const of = record.documents.filter((documentId) => document === undefined || documentId === document);
      return of.length === 0 ? [] : [{ documentId: of }];
    }
    case 'party':
      return byIds(record.parties);
    case 'mention':
      return byIds(record.mentions);
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
    case 'composition':
    case 'publication':
    case 'comment':
    case 'assignment':
      return [{ caseId: record.id }];
  }
}

/** Which entries of the history are about records of a case. */
export function caseHistory(record: Case): NonNullable<HistoryFilter['of']> {
  return recordKinds.flatMap((kind) => caseFilters(record, kind).map((filter) => ({ kind, filter })));
}

/** A list of no ids would read as "no restriction". */
function byIds(ids: readonly string[]): readonly RecordFilter[] {
  return ids.length === 0 ? [] : [{ ids }];
}
