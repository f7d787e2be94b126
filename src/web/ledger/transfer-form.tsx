import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { type TouchedProvision, type TransferAnswer, type TransferQuestion, transferAddress } from '#api';
import { type QuantityUnit, quantityUnits } from '#core';
import { listPath } from '../address.ts';
import { LoadError, postJson } from '../data/client.ts';
import { Link, replaceSearch, useBrowserAddress } from '../navigation.tsx';
import { saidAll } from '../parts/said.ts';
import { texts } from '../texts.ts';

const fields = ['from', 'to', 'item', 'date', 'amount'] as const;
type Asked = Readonly<Record<(typeof fields)[number] | 'unit', string>>;

/** Which paragraphs a transfer would touch. The question stands in the address, so that a link asks it again. */
export function TransferForm({ caseId }: { readonly caseId: string }): ReactNode {
  const { search } = useBrowserAddress();
  const asked = readAsked(search);
  const key = JSON.stringify(asked);
  const [values, setValues] = useState<Asked>(asked);
  const [answer, setAnswer] = useState<TransferAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const words = texts.provisionsPage;
  useEffect(() => {
    if (asked.from === '' || asked.to === '' || asked.item === '') return;
    setFault(null);
    postJson<TransferAnswer>(transferAddress(caseId), questionOf(asked)).then(setAnswer, (error: unknown) =>
      setFault(error instanceof LoadError ? error.message : String(error)),
    );
    // `key` says all of what is asked.
  }, [caseId, key]);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(values)) {
      if (value.trim() === '') next.delete(name);
      else next.set(name, value.trim());
    }
    replaceSearch(next);
  };
  return (
    <section className="stack" aria-labelledby="transfer-heading">
      <h2 id="transfer-heading">{words.transfer}</h2>
      <form className="editor stack" onSubmit={ask}>
        <div className="fields">
          {fields.map((name) => (
            <label key={name}>
              {words.fields[name]}
              <input
                value={values[name]}
                maxLength={200}
                placeholder={words.examples[name]}
                required={name === 'from' || name === 'to' || name === 'item'}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            </label>
          ))}
          <label>
            {words.unit}
            <select value={values.unit} onChange={(event) => setValues({ ...values, unit: event.target.value })}>
              {quantityUnits.map((unit) => (
                <option key={unit} value={unit}>
                  {texts.ledgerPage.units[unit]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="row">
          <button type="submit" className="button main">
            {words.check}
          </button>
          <span className="quiet small">{words.touching}</span>
        </div>
      </form>
      {fault !== null && (
        <p role="alert" className="fault">
          {fault}
        </p>
      )}
      <div role="status">{answer && <Findings caseId={caseId} answer={answer} />}</div>
    </section>
  );
}

function Findings({ answer, caseId }: { readonly answer: TransferAnswer; readonly caseId: string }): ReactNode {
  const words = texts.provisionsPage;
  return (
    <div className="stack">
      <p>{words.found(answer.touched.length)}</p>
      <ul>
        {answer.touched.map((finding) => (
          <Finding key={finding.provision.id} caseId={caseId} finding={finding} />
        ))}
      </ul>
      {answer.spared.length > 0 && (
        <details>
          <summary>{words.spared(answer.spared.length)}</summary>
          <ul>
            {answer.spared.map((finding) => (
              <Finding key={finding.provision.id} caseId={caseId} finding={finding} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Finding({ caseId, finding }: { readonly caseId: string; readonly finding: TouchedProvision }): ReactNode {
  const { because, effect, exemptions, isDateUncertain, provision, reasons } = finding;
  const words = texts.provisionsPage;
  return (
    <li className="card small">
      <p>
        <Link to={listPath(caseId, 'provisions', provision.id)}>
          {provision.resolution} ¶{provision.paragraph}
        </Link>{' '}
        <strong>{texts.ledgerPage.effects[effect]}</strong> {provision.subject}{' '}
        {!provision.verified && <span className="tag draft">{texts.verified.no}</span>}
      </p>
      <p className="quiet">{provision.text}</p>
      <ul className="bullets">
        {saidAll(because, reasons).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {isDateUncertain && <li>{words.dateUncertain}</li>}
        {exemptions.map((exemption) => (
          <li key={exemption.text}>
            {words.exempt(exemption.text, words.needs[exemption.needs], exemption.paragraph)}
          </li>
        ))}
      </ul>
    </li>
  );
}

function readAsked(search: string): Asked {
  const asked = new URLSearchParams(search);
  const get = (name: string): string => asked.get(name) ?? '';
  return {
    from: get('from'),
    to: get('to'),
    item: get('item'),
    date: get('date'),
    amount: get('amount'),
    unit: get('unit') || 'tonne',
  };
}

/** An amount may be a number, `100-200`, `>=100` or `<=100`, as on the command line. */
function questionOf({ amount, date, from, item, to, unit }: Asked): TransferQuestion {
  const found = /^\s*(?:(>=|≥|<=|≤)\s*)?(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*(\d+(?:[.,]\d+)?))?\s*$/.exec(amount);
  const number = (text: string): number => Number(text.replace(',', '.'));
  const [, bound, first, second] = found ?? [];
  const low = first === undefined || bound === '<=' || bound === '≤' ? null : number(first);
  const high = first === undefined || bound === '>=' || bound === '≥' ? null : number(second ?? first);
  return {
    from,
    to,
    item,
    date: (date || new Date().toISOString().slice(0, 10)) as TransferQuestion['date'],
    quantity: first === undefined ? null : { low, high, unit: unit as QuantityUnit },
  };
}
