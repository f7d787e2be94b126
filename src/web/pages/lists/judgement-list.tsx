import type { ReactNode } from 'react';
import type { Judgement } from '#core';
import { CitationLinks } from '../../parts/citation-link.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

/** What the analyst concludes; likelihood and confidence stand in columns of their own. */
export function JudgementList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="judgements">
      {(rows) => (
        <ListTable
          collection="judgements"
          rows={rows}
          columns={judgementColumns(caseId)}
          order={{ key: 'judgement', descending: false }}
        />
      )}
    </Collection>
  );
}

function judgementColumns(caseId: string): readonly Column<Judgement>[] {
  const { columns } = texts;
  return [
    { key: 'judgement', heading: columns.judgement, form: 'text', value: (row) => row.text },
    {
      key: 'likelihood',
      heading: columns.likelihood,
      value: (row) => row.likelihood && texts.hypothesesPage.likelihoodWords[row.likelihood],
    },
    {
      key: 'confidence',
      heading: columns.confidence,
      form: 'short',
      value: (row) =>
        [row.confidence && texts.hypothesesPage.levels[row.confidence], row.confidenceReason]
          .filter(Boolean)
          .join(': ') || null,
    },
    {
      key: 'alternative',
      heading: columns.alternative,
      form: 'text',
      value: (row) => (row.alternative === null ? null : `${row.alternative.text} ${row.alternative.reason}`),
    },
    { key: 'limits', heading: columns.limits, form: 'short', value: (row) => row.limits },
    {
      key: 'evidence',
      heading: columns.evidence,
      form: 'short',
      value: (row) => row.citations.length,
      cell: (row) => <CitationLinks caseId={caseId} citations={row.citations} />,
    },
  ];
}
