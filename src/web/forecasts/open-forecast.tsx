import { type FormEvent, type ReactNode, useState } from 'react';
import { type ChangeAnswer, claimAddress, newForecastAddress } from '#api';
import type { Claim } from '#core';
import { documentPath } from '../address.ts';
import { readJson } from '../data/client.ts';
import { useLoad } from '../data/use-load.ts';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { useDecisions } from '../decide/use-decisions.ts';
import { Link } from '../navigation.tsx';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';

interface OpenProps {
  readonly caseId: string;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

/** Opens a forecast; from a claim its speaker, words and dates fill in what is left empty. */
export function OpenForecast({ claimId, ...props }: OpenProps & { readonly claimId: string | null }): ReactNode {
  const load = useLoad(claimId === null ? null : `claim ${claimId}`, (signal) =>
    readJson<Claim>(claimAddress(claimId!), signal),
  );
  if (claimId === null) return <ForecastForm {...props} claim={null} />;
  return (
    <Loaded load={load} what={texts.columns.claim.toLowerCase()}>
      {(claim) => <ForecastForm {...props} claim={claim} />}
    </Loaded>
  );
}

/** Fields in the order they are asked. */
const fields = ['question', 'forecaster', 'made', 'deadline', 'words', 'probability', 'criterion'] as const;
type Field = (typeof fields)[number];

function ForecastForm(props: OpenProps & { readonly claim: Claim | null }): ReactNode {
  const { caseId, claim, onChange, onClose } = props;
  const [by, setBy] = useSignature();
  const [values, setValues] = useState<Readonly<Record<Field, string>>>(() => ({
    question: claim?.forecast?.question ?? claim?.text ?? '',
    forecaster: claim?.speaker?.text ?? '',
    made: '',
    deadline: '',
    words: claim?.likelihood?.term ?? '',
    probability: '',
    criterion: '',
  }));
  const decisions = useDecisions(`forecasts of ${caseId}`);
  const words = texts.forecastsPage;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { probability, ...stated } = values;
    const given = Object.fromEntries(Object.entries(stated).filter(([, value]) => value.trim() !== ''));
    const body = {
      by,
      ...given,
      ...(probability.trim() === '' ? {} : { probability: Number(probability.replace(',', '.')) / 100 }),
      ...(claim === null ? {} : { claimId: claim.id }),
    };
    if (!(await decisions.send<ChangeAnswer>(newForecastAddress(caseId), body))) return;
    onChange();
    onClose();
  };
  return (
    <form className="editor stack card" aria-labelledby="open-heading" onSubmit={(event) => void save(event)}>
      <h2 id="open-heading">{words.open}</h2>
      {claim && (
        <p>
          {words.fromClaim}{' '}
          <Link to={documentPath(caseId, claim.documentId, { claim: claim.id })}>{texts.quoted(claim.text)}</Link>
        </p>
      )}
      <div className="fields wide-fields">
        {fields.map((field) => (
          <label key={field}>
            {words.fields[field]}
            <input
              value={values[field]}
              maxLength={2000}
              inputMode={field === 'probability' ? 'decimal' : undefined}
              placeholder={field === 'made' || field === 'deadline' ? '2023-10-31' : undefined}
              onChange={(event) => setValues({ ...values, [field]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <p className="quiet small">{claim ? words.filledIn : words.needed}</p>
      <div className="row">
        <SignatureField name={by} onChange={setBy} />
        <button type="submit" className="button main" disabled={by.trim() === ''}>
          {words.openIt}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {texts.decide.cancel}
        </button>
      </div>
      {decisions.fault !== null && (
        <p role="alert" className="fault">
          {decisions.fault}
        </p>
      )}
    </form>
  );
}
