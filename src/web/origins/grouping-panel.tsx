import { type FormEvent, type ReactNode, useState } from 'react';
import { type ChangeAnswer, type GroupedClaim, type Grouping, propositionDecisionAddress } from '#api';
import { documentPath, originsPath } from '../address.ts';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { useDecisions } from '../decide/use-decisions.ts';
import { Link, navigate } from '../navigation.tsx';
import { said } from '../parts/said.ts';
import { texts } from '../texts.ts';

/** The claims that state a proposition; a person splits some off, takes another proposition in, or lets it go. */
export function GroupingPanel(props: {
  readonly caseId: string;
  readonly propositionId: string;
  readonly grouping: Grouping;
  readonly onChange: () => void;
}): ReactNode {
  const { caseId, grouping, onChange, propositionId } = props;
  const own = grouping.propositions.find((one) => one.id === propositionId);
  const others = grouping.propositions.filter((one) => one.id !== propositionId && one.mergedInto === null);
  const merged = grouping.propositions.filter((one) => one.mergedInto === propositionId);
  const [by, setBy] = useSignature();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [target, setTarget] = useState('');
  const [text, setText] = useState('');
  const [other, setOther] = useState('');
  const decisions = useDecisions(`propositions of ${caseId}`);
  const words = texts.originsPage;
  const send = async (body: object): Promise<ChangeAnswer | undefined> => {
    const answer = await decisions.send<ChangeAnswer>(
      propositionDecisionAddress(caseId, propositionId),
      { by, ...body },
      own?.sha256,
    );
    if (answer) {
      setChosen([]);
      setText('');
      onChange();
    }
    return answer;
  };
  const split = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await send({ action: 'split', claims: chosen, ...(target === '' ? { text } : { to: target }) });
    if (answer?.ids[0] !== undefined) navigate(originsPath(caseId, answer.ids[0]));
  };
  if (!own) return null;
  const isUnsigned = by.trim() === '';
  return (
    <section className="stack" aria-labelledby="grouping-heading">
      <h2 id="grouping-heading">{words.claimsUnder(own.claims.length)}</h2>
      {own.mergedInto !== null && (
        <p>
          {words.mergedInto} <Link to={originsPath(caseId, own.mergedInto)}>{textOf(grouping, own.mergedInto)}</Link>
        </p>
      )}
      <ClaimChoice caseId={caseId} claims={own.claims} chosen={chosen} onChoose={setChosen} />
      <div className="editor stack">
        <SignatureField name={by} onChange={setBy} />
        <form className="row" onSubmit={(event) => void split(event)}>
          <strong>{words.splitOff(chosen.length)}</strong>
          <label>
            {words.into}{' '}
            <select value={target} onChange={(event) => setTarget(event.target.value)}>
              <option value="">{words.newProposition}</option>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.text}
                </option>
              ))}
            </select>
          </label>
          {target === '' && (
            <label>
              {words.itsWords} <input value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
            </label>
          )}
          <button
            type="submit"
            className="button"
            disabled={isUnsigned || chosen.length === 0 || (target === '' && text.trim() === '')}
          >
            {words.split}
          </button>
        </form>
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void send({ action: 'merge', other });
          }}
        >
          <strong>{words.takeIn}</strong>
          <select aria-label={words.takeIn} value={other} onChange={(event) => setOther(event.target.value)}>
            <option value="">{words.choose}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.text}
              </option>
            ))}
          </select>
          <button type="submit" className="button" disabled={isUnsigned || other === ''}>
            {words.merge}
          </button>
        </form>
        {merged.map((one) => (
          <p key={one.id} className="row">
            {words.holds(one.text)}
            <button
              type="button"
              className="button"
              disabled={isUnsigned}
              onClick={() => void send({ action: 'part', other: one.id })}
            >
              {words.part}
            </button>
          </p>
        ))}
        {decisions.fault !== null && (
          <p role="alert" className="fault">
            {decisions.fault}
          </p>
        )}
      </div>
      {own.decisions.length > 0 && (
        <details className="small">
          <summary>{words.decisions(own.decisions.length)}</summary>
          <ul className="bullets">
            {own.decisions.map((decision, index) => (
              <li key={index}>
                {decision.at.slice(0, 10)} {decision.by}: {words.actions[decision.action]}{' '}
                {'claim' in decision ? texts.quoted(decision.claim.exact) : textOf(grouping, decision.propositionId)} (
                {decision.reason})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function ClaimChoice(props: {
  readonly caseId: string;
  readonly claims: readonly GroupedClaim[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}): ReactNode {
  const { caseId, chosen, claims, onChoose } = props;
  return (
    <ul className="claim-choice small">
      {claims.map(({ because, claimId, documentId, reason, score, text }) => (
        <li key={claimId}>
          <label className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(claimId)}
              onChange={(event) =>
                onChoose(event.target.checked ? [...chosen, claimId] : chosen.filter((id) => id !== claimId))
              }
            />
            <span>{texts.quoted(text)}</span>
          </label>
          <span className="quiet">
            {score !== null && texts.originsPage.likeness(score)} {said({ because, reason: reason ?? '' })}
          </span>{' '}
          <Link to={documentPath(caseId, documentId, { claim: claimId })}>{texts.originsPage.inText}</Link>
        </li>
      ))}
    </ul>
  );
}

function textOf({ propositions }: Grouping, id: string): string {
  return propositions.find((one) => one.id === id)?.text ?? id;
}
