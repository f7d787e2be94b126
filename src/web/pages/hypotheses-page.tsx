import type { ReactNode } from 'react';
import { type Citation, type EvidenceReading, type Hypothesis, type Judgement } from '#core';
import { all, useCollection } from '../data/use-load.ts';
import { CitationLink } from '../parts/citation-link.tsx';
import { Glyph, type Meaning } from '../parts/glyph.tsx';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { LoadedCollection } from './lists/collection.tsx';

/** The explanations, what was judged of them, and the evidence against each (Heuer's matrix). */
export function HypothesesPage({ caseId }: { readonly caseId: string }): ReactNode {
  const hypotheses = useCollection(caseId, 'hypotheses');
  const judgements = useCollection(caseId, 'judgements');
  return (
    <Loaded load={all(hypotheses, judgements)} what={texts.lists.hypotheses.toLowerCase()}>
      {([list, { items: judged }]) => (
        <LoadedCollection load={{ state: 'ready', value: list }} collection="hypotheses">
          {(items) => (
            <div className="stack wide">
              <ol>
                {items.map((one, index) => (
                  <HypothesisCard
                    key={one.id}
                    number={index + 1}
                    hypothesis={one}
                    judgements={judged.filter((judgement) => judgement.hypothesisId === one.id)}
                  />
                ))}
              </ol>
              <Matrix caseId={caseId} hypotheses={items} />
            </div>
          )}
        </LoadedCollection>
      )}
    </Loaded>
  );
}

function HypothesisCard(props: {
  readonly number: number;
  readonly hypothesis: Hypothesis;
  readonly judgements: readonly Judgement[];
}): ReactNode {
  const { number, hypothesis, judgements } = props;
  return (
    <li className="card stack">
      <h2>
        H{number} {hypothesis.text}
      </h2>
      {judgements.map((judgement) => (
        <JudgementLines key={judgement.id} judgement={judgement} />
      ))}
      {hypothesis.missing.length > 0 && (
        <div>
          <h3>{texts.hypothesesPage.missing}</h3>
          <ul className="bullets">
            {hypothesis.missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

/** Likelihood and confidence are two things: two lines. */
function JudgementLines({ judgement }: { readonly judgement: Judgement }): ReactNode {
  const { likelihood, confidence, confidenceReason, limits, text } = judgement;
  const words = texts.hypothesesPage;
  return (
    <dl className="pairs">
      <dt>{texts.columns.judgement}</dt>
      <dd>{text}</dd>
      {likelihood !== null && (
        <>
          <dt>{words.likelihood}</dt>
          <dd>
            <strong>{likelihood}</strong>
          </dd>
        </>
      )}
      {confidence !== null && (
        <>
          <dt>{words.confidence}</dt>
          <dd>
            <strong>{confidence}</strong>
            {confidenceReason !== null && `: ${confidenceReason}`}
          </dd>
        </>
      )}
      {limits !== null && (
        <>
          <dt>{texts.columns.limits}</dt>
          <dd>{limits}</dd>
        </>
      )}
    </dl>
  );
}

function Matrix(props: { readonly caseId: string; readonly hypotheses: readonly Hypothesis[] }): ReactNode {
  const { caseId, hypotheses } = props;
  const rows = distinctCitations(hypotheses);
  const words = texts.hypothesesPage;
  if (rows.length === 0) return null;
  return (
    <section className="stack">
      <h2 id="matrix-heading">{words.matrix}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="table-region free" role="region" aria-labelledby="matrix-heading" tabIndex={0}>
        <table>
          <caption>
            <span>{words.matrixHelp}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col" className="plain">
                {texts.columns.evidence}
              </th>
              {hypotheses.map((one, index) => (
                <th key={one.id} scope="col" className="plain" title={one.text}>
                  H{index + 1}
                  <span className="hidden"> {one.text}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((citation) => (
              <tr key={citationKey(citation)}>
                <th scope="row" className="short">
                  <CitationLink caseId={caseId} citation={citation} />
                </th>
                {hypotheses.map((one) => (
                  <td key={one.id} className="short">
                    <Reading reading={one.evidence.find((it) => citationKey(it.citation) === citationKey(citation))} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const meanings: Readonly<Record<EvidenceReading['reads'], Meaning>> = {
  consistent: 'for',
  neutral: 'neutral',
  inconsistent: 'against',
};

function Reading({ reading }: { readonly reading: EvidenceReading | undefined }): ReactNode {
  if (!reading) return <span className="quiet">{texts.hypothesesPage.unread}</span>;
  return (
    <>
      <span className="nowrap">
        <Glyph meaning={meanings[reading.reads]} />
        {texts.hypothesesPage.reads[reading.reads]}
      </span>
      <br />
      <span className="quiet">{reading.reason}</span>
    </>
  );
}

function distinctCitations(hypotheses: readonly Hypothesis[]): readonly Citation[] {
  const all = hypotheses.flatMap((one) => one.evidence.map((reading) => reading.citation));
  return [...new Map(all.map((citation) => [citationKey(citation), citation])).values()];
}

function citationKey(citation: Citation): string {
  return citation.kind === 'observation' ? citation.observationId : `${citation.documentId}\n${citation.exact}`;
}
