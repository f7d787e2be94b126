import type { ReactNode } from 'react';
import type { Citation } from '#core';
import { documentPath, listPath } from '../address.ts';
import { useCitedObservation } from '../data/cited-observations.ts';
import { Link } from '../navigation.tsx';
import { texts } from '../texts.ts';
import { observationName } from './observation-name.ts';
import { shorten } from './shorten.ts';

/** Leads to what a statement rests on: the exact words in the document, or the observation. */
export function CitationLink({
  caseId,
  citation,
}: {
  readonly caseId: string;
  readonly citation: Citation;
}): ReactNode {
  if (citation.kind === 'observation') return <ObservationLink caseId={caseId} id={citation.observationId} />;
  const { documentId, exact } = citation;
  return <Link to={documentPath(caseId, documentId, { quote: exact })}>{texts.quoted(shorten(exact))}</Link>;
}

/** What was seen, in words; the id only where the case has no such observation. */
export function ObservationLink({ caseId, id }: { readonly caseId: string; readonly id: string }): ReactNode {
  const load = useCitedObservation(caseId, id);
  const name =
    load.state !== 'ready'
      ? texts.discussion.kinds.observation
      : load.value === null
        ? id
        : observationName(load.value);
  return <Link to={listPath(caseId, 'observations', id)}>{name}</Link>;
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
