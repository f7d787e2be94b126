import type { ReactNode } from 'react';
import type { Weighing } from '#api';
import type { Hypothesis } from '#core';
import { Glyph, type Meaning } from '../parts/glyph.tsx';
import { ObservationLink } from '../parts/citation-link.tsx';
import { texts } from '../texts.ts';
import type { HypothesisNames } from './hypotheses-page.tsx';

const meanings: Readonly<Record<Weighing['expected'][number]['status'], Meaning>> = {
  found: 'count',
  absent: 'zero',
  'not-looked-for': 'absent',
};

/** What ought to be there if an explanation were true: found, looked for and absent, or never looked for. */
export function Expectations(props: {
  readonly caseId: string;
  readonly weighing: Weighing;
  readonly hypotheses: readonly Hypothesis[];
  readonly names: HypothesisNames;
}): ReactNode {
  const { caseId, hypotheses, names, weighing } = props;
  const words = texts.hypothesesPage;
  const missing = hypotheses.filter((one) => one.missing.length > 0);
  if (weighing.expected.length === 0 && missing.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="expected-heading">
      <h2 id="expected-heading">{words.expected}</h2>
      <ul className="plain-list">
        {weighing.expected.map(({ hypothesisId, observable, observationIds, status }) => (
          <li key={`${hypothesisId} ${observable.text}`}>
            <Glyph meaning={meanings[status]} />
            <strong>{names.get(hypothesisId)}</strong> {observable.text}: {words.expectedStatus[status]}{' '}
            {observationIds.map((id) => (
              <span key={id} className="small">
                <ObservationLink caseId={caseId} id={id} />{' '}
              </span>
            ))}
          </li>
        ))}
        {missing.flatMap((hypothesis) =>
          hypothesis.missing.map((one) => (
            <li key={`${hypothesis.id} ${one}`}>
              <Glyph meaning="zero" />
              <strong>{names.get(hypothesis.id)}</strong> {one}: {words.notSeen}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
