import type { ReactNode } from 'react';
import type { Weighing } from '#api';
import { type ConfidenceBasis, type Hypothesis, type Judgement, type Sentence, likelihoodBands, say } from '#core';
import { CitationLinks } from '../parts/citation-link.tsx';
import { language, texts } from '../texts.ts';
import type { HypothesisNames } from './hypotheses-page.tsx';

/** What the analyst concludes, with the view of those who see it otherwise and what cannot be concluded. */
export function JudgementCards(props: {
  readonly caseId: string;
  readonly judgements: readonly Judgement[];
  readonly hypotheses: readonly Hypothesis[];
  readonly weighing: Weighing;
  readonly names: HypothesisNames;
}): ReactNode {
  const { caseId, hypotheses, judgements, names, weighing } = props;
  if (judgements.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="judgements-heading">
      <h2 id="judgements-heading">{texts.hypothesesPage.judgements}</h2>
      <ul>
        {judgements.map((judgement) => (
          <li key={judgement.id} className="card stack">
            <h3>
              {judgement.hypothesisId !== null && <>{names.get(judgement.hypothesisId)} </>}
              {judgement.text}
            </h3>
            <JudgementLines
              caseId={caseId}
              judgement={judgement}
              hypothesis={hypotheses.find((one) => one.id === judgement.hypothesisId)}
              most={weighing.confidence.find((one) => one.hypothesisId === judgement.hypothesisId)}
              names={names}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Likelihood and confidence are two things: each has a line of its own, and they never share a sentence. */
function JudgementLines(props: {
  readonly caseId: string;
  readonly judgement: Judgement;
  readonly hypothesis: Hypothesis | undefined;
  readonly most: Weighing['confidence'][number] | undefined;
  readonly names: HypothesisNames;
}): ReactNode {
  const { caseId, hypothesis, judgement, most, names } = props;
  const { alternative, citations, confidence, confidenceBasis, confidenceReason, likelihood, limits } = judgement;
  const words = texts.hypothesesPage;
  return (
    <dl className="pairs">
      <Line name={words.likelihood}>
        {likelihood === null ? (
          <span className="quiet">{words.notJudged}</span>
        ) : (
          <>
            <strong>{words.likelihoodWords[likelihood]}</strong>{' '}
            <span className="quiet">{words.perCent(...likelihoodBands[likelihood])}</span>
          </>
        )}
      </Line>
      <Line name={words.confidence}>
        {confidence === null ? (
          <span className="quiet">{words.notJudged}</span>
        ) : (
          <>
            <strong>{words.levels[confidence]}</strong>
            {confidenceReason !== null && `: ${confidenceReason}`}
          </>
        )}
        {confidenceBasis && <Basis basis={confidenceBasis} />}
        {most && (
          <details className="small">
            <summary>{words.atMostLevel(words.levels[most.level])}</summary>
            <Basis basis={inReadersWords(most)} />
          </details>
        )}
      </Line>
      {alternative && (
        <Line name={texts.columns.alternative}>
          {alternative.hypothesisId !== null && <strong>{names.get(alternative.hypothesisId)} </strong>}
          {alternative.text} <span className="quiet">{alternative.reason}</span>
        </Line>
      )}
      {limits !== null && <Line name={texts.columns.limits}>{limits}</Line>}
      {hypothesis && hypothesis.unseeable.length > 0 && (
        <Line name={words.unseeable}>
          <ul>
            {hypothesis.unseeable.map(({ citation, what }) => (
              <li key={what}>
                {what} <CitationLinks caseId={caseId} citations={[citation]} />
              </li>
            ))}
          </ul>
        </Line>
      )}
      <Line name={texts.columns.evidence}>
        <CitationLinks caseId={caseId} citations={citations} />
      </Line>
    </dl>
  );
}

function Line({ children, name }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="pair">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the program says by itself, in the reader's language. */
function inReadersWords({ because }: Weighing['confidence'][number]): ConfidenceBasis {
  const write = (sentences: readonly Sentence[]): string => sentences.map((one) => say(one, language)).join(' ');
  return { sources: write(because.sources), quality: write(because.quality), gaps: write(because.gaps) };
}

function Basis({ basis }: { readonly basis: ConfidenceBasis }): ReactNode {
  const words = texts.hypothesesPage.basis;
  return (
    <ul className="small bullets">
      {(['sources', 'quality', 'gaps'] as const).map((ground) => (
        <li key={ground}>
          {words[ground]}: {basis[ground]}
        </li>
      ))}
    </ul>
  );
}
