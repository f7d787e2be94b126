import type { ReactNode } from 'react';
import type { Provision } from '#core';
import { Glyph } from '../../parts/glyph.tsx';
import { OutwardLink } from '../../parts/outward-link.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

/** Paragraphs of resolutions that the case may touch. */
export function ProvisionList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="provisions">
      {(rows) => (
        <ListTable
          collection="provisions"
          rows={rows}
          columns={provisionColumns}
          order={{ key: 'resolution', descending: false }}
        />
      )}
    </Collection>
  );
}

const { columns } = texts;

const provisionColumns: readonly Column<Provision>[] = [
  {
    key: 'resolution',
    heading: columns.resolution,
    form: 'short',
    value: (row) => `${row.resolution} ${row.paragraph}`,
    cell: (row) =>
      row.sourceUrl === null ? row.resolution : <OutwardLink url={row.sourceUrl}>{row.resolution}</OutwardLink>,
  },
  { key: 'paragraph', heading: columns.paragraph, value: (row) => row.paragraph },
  { key: 'subject', heading: columns.subject, form: 'short', value: (row) => row.subject },
  { key: 'text', heading: columns.text, form: 'text', value: (row) => row.text },
  { key: 'relevance', heading: columns.relevance, form: 'text', value: (row) => row.relevance },
  {
    key: 'verified',
    heading: columns.verified,
    form: 'short',
    value: (row) => (row.verified ? texts.verified.yes : texts.verified.no),
    cell: (row) => (
      <>
        <Glyph meaning={row.verified ? 'yes' : 'uncertain'} />
        {row.verified ? texts.verified.yes : texts.verified.no}
      </>
    ),
  },
  { key: 'until', heading: columns.until, form: 'date', value: (row) => row.inForceUntil },
];
