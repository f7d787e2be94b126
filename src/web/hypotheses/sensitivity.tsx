import type { ReactNode } from 'react';
import type { Weighing } from '#api';
import { CitationLink } from '../parts/citation-link.tsx';
import { texts } from '../texts.ts';
import type { HypothesisNames } from './hypotheses-page.tsx';

/** Which one item, if it were wrong, would change the order. */
export function Sensitivity(props: {
  readonly caseId: string;
  readonly weighing: Weighing;
  readonly names: HypothesisNames;
}): ReactNode {
  const { caseId, names, weighing } = props;
  const { rows, sensitive } = weighing.matrix;
  const words = texts.hypothesesPage;
  const citationOf = (rowId: string): Weighing['matrix']['rows'][number]['citation'] | undefined =>
    rows.find(({ id }) => id === rowId)?.citation;
  return (
    <section className="stack" aria-labelledby="sensitivity-heading">
      <h2 id="sensitivity-heading">{words.sensitivity}</h2>
      {sensitive.length === 0 ? (
        <p>{words.robust}</p>
      ) : (
        <ul className="plain-list">
          {sensitive.map(({ ranks, rowId }) => {
            const citation = citationOf(rowId);
            return (
              <li key={rowId}>
                {citation && <CitationLink caseId={caseId} citation={citation} />}:{' '}
                {words.otherOrder(orderOf(ranks, names))}
              </li>
            );
          })}
        </ul>
      )}
      {weighing.beliefs.sensitive.map(({ leading, rowId }) => {
        const citation = citationOf(rowId);
        return (
          <p key={rowId} className="small">
            {citation && <CitationLink caseId={caseId} citation={citation} />}:{' '}
            {words.wouldLead(names.get(leading) ?? leading)}
          </p>
        );
      })}
    </section>
  );
}

/** `H2 = H3, H1`: equal ranks joined. */
function orderOf(
  ranks: readonly { readonly hypothesisId: string; readonly rank: number }[],
  names: HypothesisNames,
): string {
  const groups = Map.groupBy(ranks, ({ rank }) => rank);
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([, some]) => some.map(({ hypothesisId }) => names.get(hypothesisId) ?? hypothesisId).join(' = '))
    .join(', ');
}
