import type { ReactNode } from 'react';
import type { Weighing } from '#api';
import type { Judgement } from '#core';
import { saidAll } from '../parts/said.ts';
import { formatNumber, texts } from '../texts.ts';
import type { HypothesisNames } from './hypotheses-page.tsx';

/** How the explanations stand: by what speaks against them, in numbers where there are any, and as judged. */
export function Standing(props: {
  readonly weighing: Weighing;
  readonly judgements: readonly Judgement[];
  readonly names: HypothesisNames;
}): ReactNode {
  const { judgements, names, weighing } = props;
  const { columns } = weighing.matrix;
  const { posteriors, steps } = weighing.beliefs;
  const words = texts.hypothesesPage;
  return (
    <section className="stack">
      <h2 id="standing-heading">{words.standing}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="table-region free" role="region" aria-labelledby="standing-heading" tabIndex={0}>
        <table>
          <caption>
            <span>{words.standingHelp}</span>
          </caption>
          <thead>
            <tr>
              {[words.rank, words.explanation, words.against, words.for, words.range, words.judged].map((heading) => (
                <th key={heading} scope="col" className="plain">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const range =
                steps.length === 0 ? undefined : posteriors.find((one) => one.hypothesisId === column.hypothesisId);
              const judged = judgements.find((one) => one.hypothesisId === column.hypothesisId)?.likelihood;
              return (
                <tr key={column.hypothesisId}>
                  <td className="number">{column.rank}</td>
                  <th scope="row" className="text">
                    <strong>{names.get(column.hypothesisId)}</strong> {column.text}
                  </th>
                  <td className="number">{twoDigits(column.inconsistency)}</td>
                  <td className="number">{twoDigits(column.consistency)}</td>
                  <td>{range ? <RangeBar {...range} /> : <span className="quiet">{words.notInNumbers}</span>}</td>
                  <td className="nowrap">
                    {judged ? words.likelihoodWords[judged] : <span className="quiet">{words.notJudged}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {steps.length > 0 && (
        <details className="small">
          <summary>{words.assumptions(steps.length, weighing.beliefs.leftOut.length)}</summary>
          <ul className="bullets">
            {saidAll(weighing.beliefs.assumed, weighing.beliefs.assumes).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const width = 150;

/** A range of probabilities between 0 and 100 %, with the words of ICD 203 that it touches. */
function RangeBar(props: {
  readonly low: number;
  readonly high: number;
  readonly words: readonly string[];
}): ReactNode {
  const { high, low, words } = props;
  const text = texts.hypothesesPage.perCent(Math.round(low * 100), Math.round(high * 100));
  return (
    <div className="range-bar">
      <svg width={width} height={12} aria-hidden="true">
        <line x1={0} x2={width} y1={6} y2={6} className="rail" />
        {[0.2, 0.45, 0.55, 0.8].map((tick) => (
          <line key={tick} x1={tick * width} x2={tick * width} y1={2} y2={10} className="rail" />
        ))}
        <rect x={low * width} y={2} width={Math.max(2, (high - low) * width)} height={8} className="bar-mark" />
      </svg>
      <div className="nowrap">{text}</div>
      <div className="quiet">{[...new Set([words[0], words.at(-1)])].map(nameOf).join(' – ')}</div>
    </div>
  );
}

/** A word of ICD 203 in the reader's language. */
function nameOf(word: string | undefined): string {
  const names: Readonly<Record<string, string>> = texts.hypothesesPage.likelihoodWords;
  return word === undefined ? '' : (names[word] ?? word);
}

function twoDigits(value: number): string {
  return formatNumber(Math.round(value * 100) / 100);
}
