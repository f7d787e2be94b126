import { type ReactNode, useState } from 'react';
import { type PublicationList, type PublishOrder, publicationPageAddress, publicationsAddress } from '#api';
import type { Publication } from '#core';
import { LoadError, postJson } from '../data/client.ts';
import { usePublications } from '../data/use-load.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { timeText } from '../parts/time-text.ts';
import { mayHere } from '../team/visitor.ts';
import { type Language, language, languages, texts } from '../texts.ts';

/** Freezing the brief, and what was frozen before. `blocked`: statements that rest on nothing. */
export function PublishPanel(props: {
  readonly caseId: string;
  readonly by: string;
  readonly blocked: number;
  readonly isKept: boolean;
}): ReactNode {
  const [published, setPublished] = useState(0);
  const isReviewer = mayHere('reviewer');
  const load = usePublications(props.caseId, published);
  const { briefPage } = texts;
  return (
    <section className="stack" aria-labelledby="publish-heading">
      <h2 id="publish-heading">{briefPage.publish}</h2>
      <p className="quiet small">{isReviewer ? briefPage.publishHelp : texts.account.mayNotPublish}</p>
      <Loaded load={load} what={briefPage.versions}>
        {({ items }: PublicationList) => (
          <>
            <PublishForm
              key={items.length}
              {...props}
              by={isReviewer ? props.by : ''}
              versions={items.length}
              onPublished={() => setPublished(published + 1)}
            />
            <h3>{briefPage.versions}</h3>
            {items.length === 0 ? (
              <Empty title={briefPage.noVersions} />
            ) : (
              <ol className="plain-list versions" reversed>
                {items.toReversed().map((one) => (
                  <Version key={one.id} publication={one} />
                ))}
              </ol>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function PublishForm(props: {
  readonly caseId: string;
  readonly by: string;
  readonly blocked: number;
  readonly isKept: boolean;
  readonly versions: number;
  readonly onPublished: () => void;
}): ReactNode {
  const { blocked, by, caseId, isKept, onPublished, versions } = props;
  const { briefPage } = texts;
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState(language);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const publish = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    const order: PublishOrder = { by, language: chosen, note: note.trim() === '' ? null : note.trim() };
    try {
      await postJson<Publication>(publicationsAddress(caseId), order);
      onPublished();
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setFault(error.message);
    } finally {
      setBusy(false);
    }
  };
  const canPublish = blocked === 0 && isKept && by.trim() !== '' && !isBusy && (versions === 0 || note.trim() !== '');
  return (
    <div className="stack">
      {versions > 0 && (
        <label className="field">
          {briefPage.note}
          <textarea rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
      )}
      <label className="field narrow">
        {briefPage.language}
        <select value={chosen} onChange={(event) => setChosen(event.target.value as Language)}>
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {blocked > 0 && <p className="warning">{briefPage.blocked(blocked)}</p>}
      <p>
        <button type="button" className="button main" disabled={!canPublish} onClick={() => void publish()}>
          {isBusy ? briefPage.publishing : briefPage.publish}
        </button>
      </p>
      {fault !== null && (
        <p role="alert" className="warning">
          {fault}
        </p>
      )}
    </div>
  );
}

function Version({ publication }: { readonly publication: Publication }): ReactNode {
  const { by, note, number, published, sha256 } = publication;
  const { briefPage } = texts;
  return (
    <li>
      <a href={publicationPageAddress(publication)}>{briefPage.version(number)}</a>{' '}
      <span className="small">
        {timeText(published)}, {by}: {note ?? briefPage.first}
      </span>
      <code className="hash">{sha256}</code>
    </li>
  );
}
