import { type FormEvent, type ReactNode, useState } from 'react';
import { type WarningState, stepMovesAddress } from '#api';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { useDecisions } from '../decide/use-decisions.ts';
import { CitationLinks } from '../parts/citation-link.tsx';
import { saidAll } from '../parts/said.ts';
import { texts } from '../texts.ts';

/** Steps that observations and claims would move; a person lets them. */
export function StepMoves(props: {
  readonly caseId: string;
  readonly state: WarningState;
  readonly onChange: () => void;
}): ReactNode {
  const { caseId, onChange, state } = props;
  const { chains, moves } = state;
  const [by, setBy] = useSignature();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const decisions = useDecisions(`steps of ${caseId}`);
  const words = texts.warningPage;
  const steps = new Map(
    chains.flatMap(({ chain, steps: all }) =>
      all.map(({ indicator }) => [indicator.id, { chain, indicator }] as const),
    ),
  );
  const accept = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await decisions.send(stepMovesAddress(caseId), { by, indicators: chosen }, state))) return;
    setChosen([]);
    onChange();
  };
  return (
    <section className="stack" aria-labelledby="moves-heading">
      <h2 id="moves-heading">{words.moves}</h2>
      <form className="editor stack" onSubmit={(event) => void accept(event)}>
        {moves.map((move) => {
          const step = steps.get(move.indicatorId);
          return (
            <div key={move.indicatorId}>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={chosen.includes(move.indicatorId)}
                  onChange={(event) =>
                    setChosen(
                      event.target.checked
                        ? [...chosen, move.indicatorId]
                        : chosen.filter((id) => id !== move.indicatorId),
                    )
                  }
                />
                <span>
                  {step?.chain}, {step?.indicator.order}: {step?.indicator.text}{' '}
                  <strong>
                    {texts.indicator[move.from]} → {texts.indicator[move.to]}
                  </strong>
                </span>
              </label>
              <ul className="bullets quiet">
                {saidAll(move.because, move.reasons).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
              <CitationLinks caseId={caseId} citations={move.citations} />
            </div>
          );
        })}
        <div className="row">
          <SignatureField name={by} onChange={setBy} />
          <button type="submit" className="button main" disabled={by.trim() === '' || chosen.length === 0}>
            {words.accept(chosen.length)}
          </button>
        </div>
        {decisions.fault !== null && (
          <p role="alert" className="fault">
            {decisions.fault}
          </p>
        )}
      </form>
    </section>
  );
}
