import type { ReactNode } from 'react';
import type { DocumentHead } from '#api';
import type { Claim } from '#core';
import { documentPath } from '../../address.ts';
import { all, useCollection } from '../../data/use-load.ts';
import { Link } from '../../navigation.tsx';
import { ReviewTag } from '../../parts/review-tag.tsx';
import { Loaded, Stated } from '../../parts/states.tsx';
import { MarkedText, hedgeMarks } from '../../reader/marked-text.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { ListTable, LoadedCollection } from './collection.tsx';

/** Every claim with its exact words; the words lead to their place in the document. */
export function ClaimList({ caseId }: { readonly caseId: string }): ReactNode {
  const claims = useCollection(caseId, 'claims');
  const documents = useCollection(caseId, 'documents');
  return (
    <Loaded load={all(claims, documents)} what={texts.lists.claims.toLowerCase()}>
      {([list, { items: heads }]) => (
        <LoadedCollection load={{ state: 'ready', value: list }} collection="claims">
          {(rows) => (
            <ListTable
              collection="claims"
              rows={rows}
              columns={claimColumns(caseId, heads)}
              order={{ key: 'document', descending: false }}
            />
          )}
        </LoadedCollection>
      )}
    </Loaded>
  );
}

/** `likely, 55–80 %` */
export function likelihoodText({ likelihood }: Claim): string | null {
  const names: Readonly<Record<string, string>> = texts.hypothesesPage.likelihoodWords;
  return (
    likelihood &&
    `${names[likelihood.term] ?? likelihood.term}, ${texts.hypothesesPage.perCent(likelihood.low, likelihood.high)}`
  );
}

/** Through whom the speaker was heard, outermost first. */
function viaText(claim: Claim): string | null {
  return claim.via.length === 0 ? null : texts.reader.viaWords(claim.via.map((one) => one.text).join(' ← '));
}

function claimColumns(caseId: string, heads: readonly DocumentHead[]): readonly Column<Claim>[] {
  const documents = new Map(heads.map((head) => [head.id, head]));
  const { columns } = texts;
  return [
    {
      key: 'document',
      heading: columns.document,
      form: 'short',
      value: (row) =>
        `${documents.get(row.documentId)?.outlet ?? row.documentId} ${String(row.start).padStart(9, '0')}`,
      words: (row) => documents.get(row.documentId)?.outlet ?? row.documentId,
      cell: (row) => documents.get(row.documentId)?.outlet ?? row.documentId,
    },
    {
      key: 'claim',
      heading: columns.claim,
      form: 'text',
      value: (row) => row.text,
      cell: (row) => (
        <Link to={documentPath(caseId, row.documentId, { claim: row.id })}>
          <span lang={documents.get(row.documentId)?.language ?? undefined}>
            <MarkedText text={row.text} marks={hedgeMarks(row, row.start)} />
          </span>
        </Link>
      ),
    },
    {
      key: 'speaker',
      heading: columns.speaker,
      form: 'short',
      value: (row) => [row.speaker?.text, viaText(row)].filter(Boolean).join(' ') || null,
      cell: (row) => (
        <>
          <Stated text={row.speaker?.text} />
          <div className="quiet">{viaText(row)}</div>
        </>
      ),
    },
    { key: 'kind', heading: columns.kind, value: (row) => texts.claimReview.kinds[row.kind] },
    {
      key: 'polarity',
      heading: columns.polarity,
      value: (row) => texts.polarity[row.polarity],
      cell: (row) => (
        <span className={row.polarity === 'affirmed' ? 'quiet' : undefined}>{texts.polarity[row.polarity]}</span>
      ),
    },
    { key: 'likelihood', heading: columns.likelihood, value: likelihoodText },
    { key: 'when', heading: columns.when, form: 'date', value: (row) => row.time },
    {
      key: 'review',
      heading: columns.review,
      value: (row) => texts.review[row.review],
      cell: (row) => <ReviewTag review={row.review} />,
    },
  ];
}
