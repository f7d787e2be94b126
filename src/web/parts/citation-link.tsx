import type { ReactNode } from 'react';
import type { Citation } from '#core';
import { documentPath, listPath } from '../address.ts';
import { Link } from '../navigation.tsx';

/** Leads to what a statement rests on: the exact words in the document, or the observation. */
export function CitationLink({
  caseId,
  citation,
}: {
  readonly caseId: string;
  readonly citation: Citation;
}): ReactNode {
  if (citation.kind === 'observation') {
    return <Link to={listPath(caseId, 'observations', citation.observationId)}>{citation.observationId}</Link>;
  }
  const { documentId, exact } = citation;
  return <Link to={documentPath(caseId, documentId, { quote: exact })}>“{shorten(exact)}”</Link>;
}

/** Several of them, one a line. */
export function CitationLinks({
  caseId,
  citations,
}: {
  readonly caseId: string;
  readonly citations: readonly Citation[];
}): ReactNode {
  return (
    <ul>
      {citations.map((citation, index) => (
        <li key={index}>
          <CitationLink caseId={caseId} citation={citation} />
        </li>
      ))}
    </ul>
  );
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57).trimEnd()}…`;
}
