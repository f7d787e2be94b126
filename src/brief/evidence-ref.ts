import type { Citation } from '#core';
import type { EvidenceRef } from './statement.ts';

/** A citation of a record as a reference inside the brief. */
export function refOf(citation: Citation): EvidenceRef {
  return citation.kind === 'document'
    ? { kind: 'document', id: citation.documentId, exact: citation.exact }
    : { kind: 'observation', id: citation.observationId, exact: null };
}
