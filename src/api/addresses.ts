import type { CollectionName } from './collections.ts';

/** Restricts a list. `document` applies to claims only. */
export interface ListQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly document?: string;
}

/** `/api/v1/cases` */
export function casesAddress(query: ListQuery = {}): string {
  return `/api/v1/cases${search(query)}`;
}

/** The case with the counts of its lists. */
export function summaryAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/summary`;
}

/** One list of a case: `/api/v1/cases/tumangang-2023/observations?limit=1000`. */
export function collectionAddress(caseId: string, collection: CollectionName, query: ListQuery = {}): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/${collection}${search(query)}`;
}

/** The brief as data. */
export function briefAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/brief`;
}

/** Who said each proposition of a case first. */
export function originsAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/origins`;
}

/** The brief as a file for readers. */
export function briefFileAddress(caseId: string, format: 'html' | 'pdf' | 'json'): string {
  return `/cases/${encodeURIComponent(caseId)}/brief.${format}`;
}

/** A document with its text. */
export function documentAddress(documentId: string): string {
  return `/api/v1/documents/${encodeURIComponent(documentId)}`;
}

/** The kept original, as a download. */
export function documentBytesAddress(documentId: string): string {
  return `${documentAddress(documentId)}/bytes`;
}

function search(query: ListQuery): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  return pairs.length === 0 ? '' : `?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
}
