import { type ReactNode, useRef, useState } from 'react';
import type { Claim, Document } from '#core';
import { listPath } from '../address.ts';
import { all, useCollection, useDocument } from '../data/use-load.ts';
import { useSignature } from '../decide/signature.tsx';
import { DiscussionPanel } from '../discussion/discussion-panel.tsx';
import type { NamedTopic } from '../discussion/use-discussion.ts';
import { Link, replaceSearch, useBrowserAddress } from '../navigation.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { shorten } from '../parts/shorten.ts';
import { texts } from '../texts.ts';
import { ClaimCards } from './claim-cards.tsx';
import { DocumentFacts } from './document-facts.tsx';
import { DocumentText } from './document-text.tsx';
import { OriginalPane } from './original-pane.tsx';
import { ClaimConflict } from './review/claim-conflict.tsx';
import { ClaimWork } from './review/claim-work.tsx';
import { type ClaimTask, ReviewBar } from './review/review-bar.tsx';
import type { Stretch } from './review/text-selection.ts';
import { useClaimReview } from './review/use-claim-review.ts';

/** A document to read and to decide on: its text with claims underlined and hedges marked, the claims or the original beside it. */
export function DocumentPage({
  caseId,
  documentId,
}: {
  readonly caseId: string;
  readonly documentId: string;
}): ReactNode {
  const [changes, setChanges] = useState(0);
  const load = all(useDocument(documentId), useCollection(caseId, 'claims', documentId, changes));
  return (
    <Loaded load={load} what={texts.columns.document.toLowerCase()}>
      {([document, { items }]) => (
        <Reader caseId={caseId} document={document} loaded={items} onChange={() => setChanges((count) => count + 1)} />
      )}
    </Loaded>
  );
}

/** What is being done, and to which claim: going on to another one ends it. */
interface Work {
  readonly task: ClaimTask;
  readonly claimId: string | undefined;
}

function Reader(props: {
  readonly caseId: string;
  readonly document: Document;
  readonly loaded: readonly Claim[];
  readonly onChange: () => void;
}): ReactNode {
  const { caseId, document, loaded, onChange } = props;
  const { hash, search } = useBrowserAddress();
  const currentId = hash.startsWith('claim=') ? hash.slice(6) : undefined;
  const isOriginal = new URLSearchParams(search).get('beside') === 'original';
  const review = useClaimReview({ caseId, documentId: document.id, loaded, currentId, onChange });
  const [by, setBy] = useSignature();
  const [work, setWork] = useState<Work | null>(null);
  const [selected, setSelected] = useState<Stretch | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const { claims, current } = review;
  const open = work !== null && work.claimId === currentId ? work.task : null;
  const showBeside = (): void => {
    const next = new URLSearchParams(search);
    if (isOriginal) next.delete('beside');
    else next.set('beside', 'original');
    replaceSearch(next);
  };
  const workForm = open !== null && (
    <ClaimWork
      task={open}
      document={document}
      review={review}
      selected={selected}
      by={by}
      onDone={() => setWork(null)}
    />
  );
  return (
    <article className="stack">
      <p className="small">
        <Link to={listPath(caseId, 'documents')}>← {texts.reader.back}</Link>
      </p>
      <PageTitle title={document.title ?? document.id} language={document.language} />
      <DocumentFacts caseId={caseId} document={document} />
      <ReviewBar
        review={review}
        by={by}
        onName={setBy}
        nameField={nameField}
        onTask={(task) => setWork(open === task ? null : { task, claimId: currentId })}
        onBeside={showBeside}
        canAdd={selected !== null}
      />
      {review.refused && (
        <ClaimConflict
          caseId={caseId}
          refused={review.refused}
          text={document.text}
          review={review}
          onChosen={() => setWork(null)}
        />
      )}
      <Legend />
      <div className="reader">
        <DocumentText caseId={caseId} document={document} claims={claims} current={current} onSelect={setSelected} />
        <div className="stack">
          <div className="row tight" role="group" aria-label={texts.claimReview.beside}>
            <Beside isOn={!isOriginal} label={texts.reader.claims} onChoose={showBeside} />
            <Beside isOn={isOriginal} label={texts.claimReview.original} onChoose={showBeside} />
          </div>
          {isOriginal && current && workForm}
          {isOriginal ? (
            <OriginalPane document={document} />
          ) : (
            <section className="stack" aria-labelledby="claims-heading">
              <h2 id="claims-heading">{texts.reader.claims}</h2>
              {open === 'add' && workForm}
              {claims.length === 0 ? (
                <Empty title={texts.reader.none} />
              ) : (
                <ClaimCards
                  caseId={caseId}
                  claims={claims}
                  current={current?.id}
                  language={document.language}
                  work={open === 'add' ? null : workForm}
                />
              )}
            </section>
          )}
        </div>
      </div>
      <DiscussionPanel
        caseId={caseId}
        topics={[
          { label: texts.discussion.kinds.document, topic: { kind: 'document', id: document.id, place: null } },
          ...claims.map(({ id, text }): NamedTopic => ({
            label: shorten(text),
            topic: { kind: 'claim', id, place: null },
          })),
        ]}
        pointed={pointed(document, selected, current)}
      />
    </article>
  );
}

/** The words that are selected, else those of the claim that is read. */
function pointed(document: Document, selected: Stretch | null, claim: Claim | undefined): NamedTopic | undefined {
  const span = selected ?? claim;
  if (!span) return undefined;
  const exact = document.text.slice(span.start, span.end);
  if (exact === '' || exact.length > 2000) return undefined;
  const place = { kind: 'words', start: span.start, end: span.end, exact } as const;
  const topic: NamedTopic['topic'] =
    selected || !claim ? { kind: 'document', id: document.id, place } : { kind: 'claim', id: claim.id, place };
  return { label: texts.quoted(shorten(exact)), topic };
}

function Beside(props: { readonly isOn: boolean; readonly label: string; readonly onChoose: () => void }): ReactNode {
  const { isOn, label, onChoose } = props;
  return (
    <button type="button" className="button" aria-pressed={isOn} onClick={isOn ? undefined : onChoose}>
      {label}
    </button>
  );
}

function Legend(): ReactNode {
  const { legend } = texts.reader;
  const words = texts.claimReview;
  return (
    <p className="legend">
      <span className="claim">{legend.claim}</span>
      <span className="claim draft">{legend.draft}</span>
      <em className="hedge">{legend.hedge}</em>
      <span className="speaker">{words.speakerOfCurrent}</span>
      <span className="via">{texts.reader.via}</span>
    </p>
  );
}
