import type { ReactNode } from 'react';
import type { Indicator } from '#core';
import { CitationLinks } from '../../parts/citation-link.tsx';
import { Glyph, type Meaning } from '../../parts/glyph.tsx';
import { NotStated } from '../../parts/states.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

/** Warning chains step by step. */
export function IndicatorList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="indicators">
      {(rows) => (
        <ListTable
          collection="indicators"
          rows={rows}
          columns={indicatorColumns(caseId)}
          order={{ key: 'step', descending: false }}
        />
      )}
    </Collection>
  );
}

const meanings: Readonly<Record<Indicator['status'], Meaning>> = {
  seen: 'count',
  reported: 'words',
  'not-seen': 'zero',
  'not-observed': 'absent',
};

function indicatorColumns(caseId: string): readonly Column<Indicator>[] {
  const { columns } = texts;
  return [
    {
      key: 'step',
      heading: columns.step,
      form: 'date',
      value: (row) => `${row.chain} ${row.order}`,
      cell: (row) => row.order,
    },
    { key: 'chain', heading: columns.chain, form: 'short', value: (row) => row.chain },
    { key: 'indicator', heading: columns.indicator, form: 'text', value: (row) => row.text },
    {
      key: 'status',
      heading: columns.status,
      value: (row) => texts.indicator[row.status],
      cell: (row) => (
        <span className="nowrap">
          <Glyph meaning={meanings[row.status]} />
          {texts.indicator[row.status]}
        </span>
      ),
    },
    {
      key: 'lead',
      heading: columns.leadDays,
      form: 'short',
      value: (row) => (row.leadDays === null ? null : `${row.leadDays.low}–${row.leadDays.high}`),
    },
    { key: 'since', heading: columns.since, form: 'date', value: (row) => row.since },
    {
      key: 'evidence',
      heading: columns.evidence,
      form: 'short',
      value: (row) => row.citations.length,
      cell: (row) =>
        row.citations.length === 0 ? <NotStated /> : <CitationLinks caseId={caseId} citations={row.citations} />,
    },
    { key: 'note', heading: columns.note, form: 'text', value: (row) => row.note },
  ];
}
