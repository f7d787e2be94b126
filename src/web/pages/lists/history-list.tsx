import type { ReactNode } from 'react';
import type { HistoryLine } from '#api';
import type { RecordKind } from '#core';
import { AuditLine } from '../../audit/audit-line.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

type Row = HistoryLine & { readonly id: string };

/** What happened to the records, newest first. */
export function HistoryList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <>
      <AuditLine />
      <Collection caseId={caseId} collection="history">
        {(lines) => (
          <ListTable
            collection="history"
            rows={lines.map((line): Row => ({ ...line, id: String(line.sequence) }))}
            columns={historyColumns}
            order={{ key: 'sequence', descending: true }}
          />
        )}
      </Collection>
    </>
  );
}

const { columns } = texts;

/** A kind of record in the reader's language. */
function kindText(kind: RecordKind): string {
  const names: Readonly<Partial<Record<RecordKind, string>>> = texts.discussion.kinds;
  return names[kind] ?? kind;
}

const historyColumns: readonly Column<Row>[] = [
  { key: 'sequence', heading: columns.sequence, form: 'number', value: (row) => row.sequence },
  {
    key: 'at',
    heading: columns.at,
    form: 'date',
    value: (row) => row.at,
    cell: (row) => <time dateTime={row.at}>{row.at.slice(0, 19).replace('T', ' ')}</time>,
  },
  {
    key: 'actor',
    heading: columns.actor,
    form: 'short',
    value: (row) => `${row.actor.name} (${texts.actor[row.actor.kind]})`,
  },
  { key: 'action', heading: columns.action, value: (row) => texts.actions[row.action] },
  { key: 'kind', heading: columns.kind, value: (row) => kindText(row.recordKind) },
  { key: 'record', heading: columns.record, form: 'short', value: (row) => row.recordId },
  { key: 'reason', heading: columns.reason, form: 'text', value: (row) => row.reason },
  {
    key: 'hash',
    heading: columns.hash,
    value: (row) => row.sha256,
    cell: (row) => <code title={row.sha256}>{row.sha256.slice(0, 12)}…</code>,
  },
];
