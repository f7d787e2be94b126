import type { Publication } from '#core';

/** Where the composition of a case is read and kept. */
export function compositionAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/composition`;
}

/** Where its versions are listed and published. */
export function publicationsAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/publications`;
}

/** The page of a published version. */
export function publicationPageAddress({ caseId, number }: Pick<Publication, 'caseId' | 'number'>): string {
  return `/cases/${encodeURIComponent(caseId)}/publications/${number}/`;
}
