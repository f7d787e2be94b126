import type { ReactNode } from 'react';
import { type DocumentHead, documentBytesAddress } from '#api';
import { documentPath } from '../../address.ts';
import { Link } from '../../navigation.tsx';
import { OutwardLink } from '../../parts/outward-link.tsx';
import { NotStated } from '../../parts/states.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

/** The kept documents; a title opens the text with its claims. */
export function DocumentList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="documents">
      {(rows) => (
        <ListTable
          collection="documents"
          rows={rows}
          columns={documentColumns(caseId)}
          order={{ key: 'published', descending: false }}
        />
      )}
    </Collection>
  );
}

function documentColumns(caseId: string): readonly Column<DocumentHead>[] {
  const { columns } = texts;
  return [
    { key: 'published', heading: columns.published, form: 'date', value: (row) => row.published },
    {
      key: 'title',
      heading: columns.title,
      form: 'text',
      value: (row) => row.title ?? row.id,
      cell: (row) => (
        <Link to={documentPath(caseId, row.id)}>
          <span lang={row.language ?? undefined}>{row.title ?? row.id}</span>
        </Link>
      ),
    },
    {
      key: 'outlet',
      heading: columns.outlet,
      form: 'short',
      value: (row) => row.outlet ?? row.url,
      cell: (row) =>
        row.url === null ? (
          (row.outlet ?? <NotStated />)
        ) : (
          <OutwardLink url={row.url}>{row.outlet ?? undefined}</OutwardLink>
        ),
    },
    { key: 'language', heading: columns.language, value: (row) => row.language },
    { key: 'form', heading: columns.form, value: (row) => texts.form[row.form] },
    { key: 'length', heading: columns.length, form: 'number', value: (row) => row.textLength },
    {
      key: 'hash',
      heading: columns.hash,
      value: (row) => row.sha256,
      cell: (row) => <code title={row.sha256}>{row.sha256.slice(0, 12)}…</code>,
    },
    {
      key: 'original',
      heading: columns.original,
      value: (row) => row.mediaType,
      cell: (row) => (
        <a href={documentBytesAddress(row.id)} download>
          {texts.download}
          <span className="hidden">: {row.title ?? row.id}</span>
        </a>
      ),
    },
  ];
}
