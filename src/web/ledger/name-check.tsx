import { type FormEvent, type ReactNode, useState } from 'react';
import { type NameAnswer, type NameFinding, nameCheckAddress } from '#api';
import { documentPath } from '../address.ts';
import { LoadError, postJson } from '../data/client.ts';
import { useDerived } from '../data/use-derived.ts';
import { Link } from '../navigation.tsx';
import { Loaded, Words } from '../parts/states.tsx';
import { saidAll } from '../parts/said.ts';
import { formatNumber, texts } from '../texts.ts';

/** Names of sanctions lists in the documents of the case, and any other name, each with what speaks for it. */
export function NameCheck({ caseId }: { readonly caseId: string }): ReactNode {
  const words = texts.provisionsPage;
  return (
    <section className="stack" aria-labelledby="names-heading">
      <h2 id="names-heading">{words.names}</h2>
      <Loaded load={useDerived(caseId, 'name-sightings')} what={words.names.toLowerCase()}>
        {({ items, listed }) =>
          listed === 0 ? (
            <p className="quiet measure">
              <Words text={words.noList} />
            </p>
          ) : (
            <>
              <p>{words.sighted(items.length, listed)}</p>
              <ul>
                {items.map(({ documentId, end, match, start, text }) => (
                  <li key={`${documentId} ${start} ${end} ${match.designation.id}`} className="card small">
                    <Link to={documentPath(caseId, documentId, { quote: text })}>{texts.quoted(text)}</Link>
                    <Match match={match} />
                  </li>
                ))}
              </ul>
              <NameForm />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function NameForm(): ReactNode {
  const [name, setName] = useState('');
  const [answer, setAnswer] = useState<NameAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const words = texts.provisionsPage;
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    setFault(null);
    postJson<NameAnswer>(nameCheckAddress, { name }).then(setAnswer, (error: unknown) =>
      setFault(error instanceof LoadError ? error.message : String(error)),
    );
  };
  return (
    <>
      <form className="editor row" onSubmit={ask}>
        <label>
          {words.name} <input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <button type="submit" className="button" disabled={name.trim() === ''}>
          {words.compare}
        </button>
      </form>
      {fault !== null && (
        <p role="alert" className="fault">
          {fault}
        </p>
      )}
      <div role="status" className="small">
        {answer?.matches.length === 0 && words.nobody}
        {answer?.matches.map((match) => (
          <Match key={match.designation.id} match={match} />
        ))}
      </div>
    </>
  );
}

/** A score alone would not do: every part of the name says how it answers. */
function Match({ match }: { readonly match: NameFinding }): ReactNode {
  const { because, designation, isAlias, level, listedName, reasons, score } = match;
  const words = texts.provisionsPage;
  return (
    <div>
      <p>
        <strong>{listedName}</strong> {isAlias && <span className="quiet">{words.aliasOf(designation.name)}</span>}{' '}
        <span className="tag">{words.levels[level]}</span> {formatNumber(Math.round(score * 100) / 100)}{' '}
        <span className="quiet">
          {designation.list} {designation.id}
        </span>
      </p>
      <ul className="bullets quiet">
        {saidAll(because, reasons).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
