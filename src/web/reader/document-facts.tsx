import type { ReactNode } from 'react';
import type { Document } from '#core';
import { documentBytesAddress } from '#api';
import { documentPath } from '../address.ts';
import { Link } from '../navigation.tsx';
import { OutwardLink } from '../parts/outward-link.tsx';
import { texts } from '../texts.ts';

/** Where a document is from, how it came, and what to know of how it was read. */
export function DocumentFacts({
  caseId,
  document,
}: {
  readonly caseId: string;
  readonly document: Document;
}): ReactNode {
  const { byline, capture, form, modified, notes, outlet, pageStarts, published, replaces, retrieved, sha256, url } =
    document;
  const { claimReview: words, columns } = texts;
  return (
    <dl className="pairs small">
      <Fact name={columns.outlet} value={[outlet, byline].filter(Boolean).join(', ') || texts.table.notStated} />
      <Fact
        name={columns.published}
        value={`${published ?? texts.table.notStated}${modified === null ? '' : `, ${words.modified(modified)}`}`}
      />
      {url !== null && <Fact name={texts.reader.page} value={<OutwardLink url={url}>{url}</OutwardLink>} />}
      {capture !== null && capture.redirects.length > 0 && (
        <Fact
          name={words.redirects}
          value={
            <ol>
              {capture.redirects.map(({ from, status }) => (
                <li key={from}>
                  <code>{status}</code> {from}
                </li>
              ))}
              <li>
                <code>{capture.status}</code> {capture.address}
              </li>
            </ol>
          }
        />
      )}
      <Fact
        name={columns.retrieved}
        value={`${retrieved ?? texts.table.notStated}${capture === null ? '' : `, ${words.lastSeen(capture.lastSeen)}`}`}
      />
      {replaces !== null && (
        <Fact name={words.replaces} value={<Link to={documentPath(caseId, replaces)}>{replaces}</Link>} />
      )}
      {pageStarts.length > 0 && <Fact name={words.pages} value={String(pageStarts.length)} />}
      <Fact
        name={columns.hash}
        value={
          <>
            <code>{sha256}</code>{' '}
            <a href={documentBytesAddress(document.id)} download>
              {texts.download}
            </a>
          </>
        }
      />
      {form === 'digest' && <Fact name={columns.form} value={texts.reader.digest} />}
      {notes.length > 0 && (
        <Fact
          name={words.notes}
          value={
            <ul>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          }
        />
      )}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }): ReactNode {
  return (
    <div className="pair">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
