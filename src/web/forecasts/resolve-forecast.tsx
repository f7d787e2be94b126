import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type ChangeAnswer, type ForecastResolution, resolutionAddress } from '#api';
import type { Forecast } from '#core';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { useDecisions } from '../decide/use-decisions.ts';
import { texts } from '../texts.ts';
import { ObservationField } from './observation-field.tsx';

const outcomes = ['yes', 'no', 'void', 'open'] as const;

/** How a forecast came out, in a window of its own: by evidence; void and open with a reason alone. */
export function ResolveForecast(props: {
  readonly caseId: string;
  readonly forecast: Forecast;
  readonly onClose: () => void;
  readonly onChange: () => void;
}): ReactNode {
  const { caseId, forecast, onChange, onClose } = props;
  const { resolution } = forecast;
  const [by, setBy] = useSignature();
  const [outcome, setOutcome] = useState(resolution.outcome);
  const [on, setOn] = useState(resolution.on ?? forecast.deadline ?? '');
  const [because, setBecause] = useState(resolution.reason);
  const [sourceUrl, setSourceUrl] = useState(resolution.sourceUrl ?? '');
  const [observation, setObservation] = useState<{ text: string; id: string | null }>({ text: '', id: null });
  const decisions = useDecisions(`forecasts of ${caseId}`);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const words = texts.forecastsPage;
  const isDecided = outcome === 'yes' || outcome === 'no';
  const done = (): void => {
    onChange();
    onClose();
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const added = observation.id === null ? [] : [{ kind: 'observation', observationId: observation.id } as const];
    const body: ForecastResolution = {
      by,
      outcome,
      because,
      citations: [...resolution.citations, ...added],
      ...(on.trim() === '' || outcome === 'open' ? {} : { on }),
      ...(sourceUrl.trim() === '' ? {} : { sourceUrl }),
    };
    if (await decisions.send<ChangeAnswer>(resolutionAddress(forecast.id), body, forecast)) done();
  };
  const undo = async (): Promise<void> => {
    if (await decisions.undo(by)) done();
  };
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="resolve-title" onClose={onClose}>
      <form className="editor stack bare-editor" onSubmit={(event) => void save(event)}>
        <h2 id="resolve-title">{words.resolveTitle}</h2>
        <p>{forecast.question}</p>
        <p className="quiet small">{forecast.criterion}</p>
        <fieldset>
          <legend>{texts.columns.outcome}</legend>
          {outcomes.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
              {words.outcomes[one]}
            </label>
          ))}
        </fieldset>
        <div className="fields">
          {outcome !== 'open' && (
            <label>
              {words.decidedOn}
              <input value={on} placeholder="2023-10-31" onChange={(event) => setOn(event.target.value)} />
            </label>
          )}
          {isDecided && (
            <>
              <label>
                {words.source}
                <input type="url" value={sourceUrl} onChange={(event) => setSourceUrl(event.target.value)} />
              </label>
              <ObservationField
                caseId={caseId}
                label={words.observation}
                text={observation.text}
                onChange={(text, id) => setObservation({ text, id })}
              />
            </>
          )}
        </div>
        <label className="block">
          {texts.columns.reason}
          <textarea rows={2} value={because} maxLength={2000} onChange={(event) => setBecause(event.target.value)} />
        </label>
        <SignatureField name={by} onChange={setBy} />
        {decisions.fault !== null && (
          <p role="alert" className="fault">
            {decisions.fault}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button main" disabled={by.trim() === '' || because.trim() === ''}>
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
            {texts.hypothesesPage.undoLast}
          </button>
        </div>
      </form>
    </dialog>
  );
}
