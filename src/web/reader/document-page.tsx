import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { documentBytesAddress } from '#api';
import type { Claim, Document } from '#core';
import { documentPath, listPath } from '../address.ts';
import { all, useCollection, useDocument } from '../data/use-load.ts';
import { Link, useBrowserAddress } from '../navigation.tsx';
import { OutwardLink } from '../parts/outward-link.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { texts } from '../texts.ts';
import { ClaimCards } from './claim-cards.tsx';
import { MarkedText, hedgeMarks } from './marked-text.tsx';
import type { Mark } from './segments.ts';

/** A document to read: its text with claims underlined and hedges marked, and the claims beside it. */
export function DocumentPage({
  caseId,
  documentId,
}: {
  readonly caseId: string;
  readonly documentId: string;
}): ReactNode {
  const load = all(useDocument(documentId), useCollection(caseId, 'claims', documentId));
  return (
    <Loaded load={load} what={texts.columns.document.toLowerCase()}>
      {([document, { items }]) => <Reader caseId={caseId} document={document} claims={inOrder(items)} />}
    </Loaded>
  );
}

interface ReaderProps {
  readonly caseId: string;
  readonly document: Document;
  readonly claims: readonly Claim[];
}

function Reader({ caseId, document, claims }: ReaderProps): ReactNode {
  const { hash } = useBrowserAddress();
  const current = hash.startsWith('claim=') ? hash.slice(6) : undefined;
  return (
    <article className="stack">
      <p className="small">
        <Link to={listPath(caseId, 'documents')}>← {texts.reader.back}</Link>
      </p>
      <PageTitle title={document.title ?? document.id} language={document.language} />
      <DocumentFacts document={document} />
      <Legend />
      <div className="reader">
        <DocumentText caseId={caseId} document={document} claims={claims} />
        <section className="stack" aria-labelledby="claims-heading">
          <h2 id="claims-heading">{texts.reader.claims}</h2>
          {claims.length === 0 ? (
            <Empty title={texts.reader.none} />
          ) : (
            <ClaimCards caseId={caseId} claims={claims} current={current} language={document.language} />
          )}
        </section>
      </div>
    </article>
  );
}

function DocumentText({ caseId, document, claims }: ReaderProps): ReactNode {
  const { hash } = useBrowserAddress();
  const element = useRef<HTMLDivElement>(null);
  const current = hash.startsWith('claim=') ? hash.slice(6) : undefined;
  const quote = hash.startsWith('quote=') ? hash.slice(6) : undefined;
  const marks = useMemo(() => documentMarks(document.text, claims, quote), [document.text, claims, quote]);
  useEffect(() => {
    if (hash !== '') element.current?.querySelector('.quoted, .claim.current')?.scrollIntoView({ block: 'center' });
  }, [hash]);
  const number = (mark: Mark): ReactNode => {
    const index = claims.findIndex((claim) => claim.id === mark.id);
    if (mark.kind !== 'claim' || index < 0) return null;
    return (
      <Link key={mark.id} to={documentPath(caseId, document.id, { claim: claims[index]!.id })} className="claim-number">
        <span className="hidden">{texts.reader.claimNumber(index + 1)}</span>
        <span aria-hidden="true">{index + 1}</span>
      </Link>
    );
  };
  return (
    <section className="stack" aria-labelledby="text-heading">
      <h2 id="text-heading">{texts.reader.text}</h2>
      <div ref={element} className="text" lang={document.language ?? undefined}>
        <MarkedText text={document.text} marks={marks} current={current} before={number} />
      </div>
    </section>
  );
}

function DocumentFacts({ document }: { readonly document: Document }): ReactNode {
  const { url, outlet, published, retrieved, form, sha256 } = document;
  const { columns } = texts;
  return (
    <dl className="pairs small">
      <dt>{columns.outlet}</dt>
      <dd>{outlet ?? texts.table.notStated}</dd>
      <dt>{columns.published}</dt>
      <dd>{published ?? texts.table.notStated}</dd>
      {url !== null && (
        <>
          <dt>{texts.reader.page}</dt>
          <dd>
            <OutwardLink url={url}>{url}</OutwardLink>
          </dd>
        </>
      )}
      <dt>{columns.retrieved}</dt>
      <dd>{retrieved ?? texts.table.notStated}</dd>
      <dt>{columns.hash}</dt>
      <dd>
        <code>{sha256}</code>{' '}
        <a href={documentBytesAddress(document.id)} download>
          {texts.download}
        </a>
      </dd>
      {form === 'digest' && (
        <>
          <dt>{columns.form}</dt>
          <dd>{texts.reader.digest}</dd>
        </>
      )}
    </dl>
  );
}

function Legend(): ReactNode {
  const { legend } = texts.reader;
  return (
    <p className="legend">
      <span className="claim">{legend.claim}</span>
      <span className="claim draft">{legend.draft}</span>
      <em className="hedge">{legend.hedge}</em>
    </p>
  );
}

function documentMarks(text: string, claims: readonly Claim[], quote: string | undefined): Mark[] {
  const marks: Mark[] = claims.flatMap((claim) => [
    { start: claim.start, end: claim.end, kind: 'claim', id: claim.id, draft: claim.review === 'draft' },
    ...hedgeMarks(claim),
  ]);
  const start = quote === undefined ? -1 : text.indexOf(quote);
  if (quote !== undefined && start >= 0) marks.push({ start, end: start + quote.length, kind: 'quoted' });
  return marks;
}

/** In reading order; rejected claims are not shown in the text. */
function inOrder(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((claim) => claim.review !== 'rejected').sort((a, b) => a.start - b.start || b.end - a.end);
}
