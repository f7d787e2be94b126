import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Weighing } from '#api';
import type { Citation, Hypothesis } from '#core';
import { CitationLink } from '../parts/citation-link.tsx';
import { Glyph, type Meaning } from '../parts/glyph.tsx';
import { saidAll } from '../parts/said.ts';
import { formatNumber, texts } from '../texts.ts';
import { CellEditor } from './cell-editor.tsx';
import type { HypothesisNames } from './hypotheses-page.tsx';

type Row = Weighing['matrix']['rows'][number];
type Cell = Row['cells'][number];

/** A cell of the matrix that is being read. */
export interface OpenCell {
  readonly citation: Citation;
  readonly cell: Cell;
  readonly hypothesis: Hypothesis;
}

/**
 * Evidence against explanations, the most telling first. Each cell is a button: a person reads the item against the
 * explanation, with a reason. Arrow keys go from cell to cell.
 */
export function Matrix(props: {
  readonly caseId: string;
  readonly weighing: Weighing;
  readonly hypotheses: readonly Hypothesis[];
  readonly names: HypothesisNames;
  readonly onChange: () => void;
}): ReactNode {
  const { caseId, hypotheses, names, onChange, weighing } = props;
  const { columns, rows } = weighing.matrix;
  const [open, setOpen] = useState<OpenCell | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const words = texts.hypothesesPage;
  if (rows.length === 0) return null;
  const carries = new Set(weighing.matrix.sensitive.map(({ rowId }) => rowId));
  const walk = (event: KeyboardEvent): void => {
    const [rowStep, columnStep] = steps[event.key] ?? [0, 0];
    const [row, column] = ((event.target as HTMLElement).dataset['cell'] ?? '').split(' ').map(Number);
    if ((rowStep === 0 && columnStep === 0) || row === undefined || column === undefined) return;
    const next = table.current?.querySelector<HTMLElement>(`[data-cell="${row + rowStep} ${column + columnStep}"]`);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <section className="stack">
      <h2 id="matrix-heading">{words.matrix}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="table-region free" role="region" aria-labelledby="matrix-heading" tabIndex={0}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside */}
        <table ref={table} className="matrix" onKeyDown={walk}>
          <caption>
            <span>{words.matrixHelp}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col" className="plain">
                {texts.columns.evidence}
              </th>
              <th scope="col" className="plain">
                {words.tells}
              </th>
              {columns.map(({ hypothesisId, text }) => (
                <th key={hypothesisId} scope="col" className="plain" title={text}>
                  {names.get(hypothesisId)}
                  <span className="hidden"> {text}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowAt) => (
              <tr key={row.id} className={row.weight === 0 ? 'weightless' : undefined}>
                <th scope="row" className="short">
                  <CitationLink caseId={caseId} citation={row.citation} />{' '}
                  {carries.has(row.id) && <div className="tag">{words.carriesOrder}</div>}
                </th>
                <td className="short">
                  <Telling row={row} />
                </td>
                {columns.map(({ hypothesisId }, columnAt) => {
                  const cell = row.cells.find((one) => one.hypothesisId === hypothesisId);
                  const hypothesis = hypotheses.find((one) => one.id === hypothesisId);
                  return (
                    <td key={hypothesisId} className="cell">
                      {cell && hypothesis && (
                        <CellButton
                          cell={cell}
                          at={`${rowAt} ${columnAt}`}
                          name={names.get(hypothesisId) ?? hypothesisId}
                          onOpen={() => setOpen({ citation: row.citation, cell, hypothesis })}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open && (
        <CellEditor
          key={`${open.hypothesis.id} ${JSON.stringify(open.citation)}`}
          caseId={caseId}
          open={open}
          name={names.get(open.hypothesis.id) ?? ''}
          onClose={() => setOpen(null)}
          onChange={onChange}
        />
      )}
    </section>
  );
}

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const meanings: Readonly<Record<NonNullable<Cell['reads']>, Meaning>> = {
  consistent: 'for',
  neutral: 'neutral',
  inconsistent: 'against',
};

function CellButton(props: {
  readonly cell: Cell;
  readonly at: string;
  readonly name: string;
  readonly onOpen: () => void;
}): ReactNode {
  const { at, cell, name, onOpen } = props;
  const words = texts.hypothesesPage;
  const said = cell.reads === null ? words.unread : words.reads[cell.reads];
  return (
    <>
      <button type="button" className="cell-button" data-cell={at} onClick={onOpen} aria-haspopup="dialog">
        {cell.reads === null ? <Glyph meaning="absent" /> : <Glyph meaning={meanings[cell.reads]} />}
        {said}
        <span className="hidden">, {words.change(name)}</span>
      </button>
      {cell.likelihood && (
        <div className="quiet">
          {words.perCent(Math.round(cell.likelihood.low * 100), Math.round(cell.likelihood.high * 100))}
        </div>
      )}
      {cell.reason !== null && <div className="quiet">{cell.reason}</div>}
    </>
  );
}

/** How well an item tells the explanations apart, and what it weighs and why. */
function Telling({ row }: { readonly row: Row }): ReactNode {
  const words = texts.hypothesesPage;
  return (
    <>
      <div className="nowrap">
        <meter min={0} max={1} value={row.diagnosticity} aria-label={words.diagnosticity} />{' '}
        {formatNumber(Math.round(row.diagnosticity * 100) / 100)}
      </div>
      <details className="quiet">
        <summary>{row.countedWith === null ? words.weight(row.weight) : words.repeats}</summary>
        <ul>
          {saidAll(row.weightBecause, row.weightReasons).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
