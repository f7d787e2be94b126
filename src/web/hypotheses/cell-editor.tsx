import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type CellReading, readingAddress } from '#api';
import type { EvidenceReading } from '#core';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { useDecisions } from '../decide/use-decisions.ts';
import { CitationLink } from '../parts/citation-link.tsx';
import { texts } from '../texts.ts';
import type { OpenCell } from './matrix.tsx';

const readings = ['consistent', 'neutral', 'inconsistent'] as const;

/** One cell in a window of its own: how the item sits with the explanation, why, and in numbers if one likes. */
export function CellEditor(props: {
  readonly caseId: string;
  readonly open: OpenCell;
  readonly name: string;
  readonly onClose: () => void;
  readonly onChange: () => void;
}): ReactNode {
  const { caseId, name, onChange, onClose, open } = props;
  const { cell, citation, hypothesis } = open;
  const [by, setBy] = useSignature();
  const [reads, setReads] = useState<EvidenceReading['reads'] | null>(cell.reads);
  const [because, setBecause] = useState(cell.reason ?? '');
  const [low, setLow] = useState(percent(cell.likelihood?.low));
  const [high, setHigh] = useState(percent(cell.likelihood?.high));
  const decisions = useDecisions(`matrix of ${caseId}`);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const words = texts.hypothesesPage;
  const isHalf = (low === '') !== (high === '');
  const isReversed = low !== '' && high !== '' && Number(low) > Number(high);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const likelihood = low === '' || high === '' ? null : { low: Number(low) / 100, high: Number(high) / 100 };
    const body: CellReading =
      reads === null ? { by, citation, reads } : { by, citation, reads, because, reason: because, likelihood };
    if (!(await decisions.send(readingAddress(hypothesis.id), body, hypothesis))) return;
    onChange();
    onClose();
  };
  const undo = async (): Promise<void> => {
    if (!(await decisions.undo(by))) return;
    onChange();
    onClose();
  };
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="cell-title" onClose={onClose}>
      <form className="editor stack bare-editor" onSubmit={(event) => void save(event)}>
        <h2 id="cell-title">{words.cellTitle(name)}</h2>
        <p>
          <CitationLink caseId={caseId} citation={citation} />
        </p>
        <p className="quiet">{hypothesis.text}</p>
        <fieldset>
          <legend>{words.ifTrue}</legend>
          {[...readings, null].map((one) => (
            <label key={one ?? 'none'} className="choice">
              <input type="radio" name="reads" checked={reads === one} onChange={() => setReads(one)} />
              {one === null ? words.unread : words.readsLong[one]}
            </label>
          ))}
        </fieldset>
        {reads !== null && (
          <>
            <label className="block">
              {words.because}
              <textarea
                rows={2}
                value={because}
                maxLength={2000}
                onChange={(event) => setBecause(event.target.value)}
              />
            </label>
            <div className="row">
              {words.inNumbers}
              <PercentField label={words.atLeast} value={low} onChange={setLow} />–
              <PercentField label={words.atMost} value={high} onChange={setHigh} /> %
            </div>
          </>
        )}
        <SignatureField name={by} onChange={setBy} />
        {decisions.fault !== null && (
          <p role="alert" className="fault">
            {decisions.fault}
          </p>
        )}
        <div className="row">
          <button
            type="submit"
            className="button main"
            disabled={by.trim() === '' || (reads !== null && because.trim() === '') || isHalf || isReversed}
          >
            {texts.decide.save}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {texts.decide.cancel}
          </button>
          <button
            type="button"
            className="button"
            disabled={!decisions.canUndo || by.trim() === ''}
            onClick={() => void undo()}
          >
            {words.undoLast}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function PercentField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { label, onChange, value } = props;
  return (
    <input
      type="number"
      min={0}
      max={100}
      step="any"
      className="narrow"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : String(Math.round(share * 1000) / 10);
}
