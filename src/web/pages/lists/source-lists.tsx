import type { ReactNode } from 'react';
import type { Mention, Party } from '#core';
import { OutwardLink } from '../../parts/outward-link.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

const { columns } = texts;

/** Who speaks, for whom, and on whom they lean. */
export function PartyList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="parties">
      {(rows) => (
        <ListTable
          collection="parties"
          rows={rows}
          columns={partyColumns(rows)}
          order={{ key: 'name', descending: false }}
        />
      )}
    </Collection>
  );
}

/** Pages known to carry the story. */
export function MentionList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="mentions">
      {(rows) => (
        <ListTable
          collection="mentions"
          rows={rows}
          columns={mentionColumns}
          order={{ key: 'published', descending: false }}
        />
      )}
    </Collection>
  );
}

function partyColumns(parties: readonly Party[]): readonly Column<Party>[] {
  const names = new Map(parties.map((party) => [party.id, party.name]));
  const name = (id: string): string => names.get(id) ?? id;
  return [
    { key: 'name', heading: columns.name, form: 'short', value: (row) => row.name },
    { key: 'role', heading: columns.role, value: (row) => texts.role[row.role] },
    {
      key: 'partOf',
      heading: columns.partOf,
      form: 'short',
      value: (row) => (row.partOf === null ? null : name(row.partOf)),
    },
    {
      key: 'leansOn',
      heading: columns.leansOn,
      form: 'text',
      value: (row) => row.leansOn.map((one) => `${name(one.partyId)}: ${one.reason}`).join('; ') || null,
    },
    { key: 'aliases', heading: columns.aliases, form: 'text', value: (row) => row.aliases.join(', ') || null },
  ];
}

const mentionColumns: readonly Column<Mention>[] = [
  {
    key: 'published',
    heading: columns.published,
    form: 'date',
    value: (row) =>
      row.published === null ? null : `${row.published}${row.publishedInferred ? ` (${texts.inferred})` : ''}`,
  },
  {
    key: 'outlet',
    heading: columns.outlet,
    form: 'short',
    value: (row) => `${row.outlet} ${row.url}`,
    cell: (row) => <OutwardLink url={row.url}>{row.outlet}</OutwardLink>,
  },
  { key: 'language', heading: columns.language, value: (row) => row.language },
  { key: 'names', heading: columns.namesAsSource, form: 'text', value: (row) => row.namesAsSource },
  { key: 'agency', heading: columns.agency, form: 'short', value: (row) => row.agency },
  {
    key: 'attribution',
    heading: columns.attribution,
    form: 'text',
    value: (row) => row.attributionQuote,
    cell: (row) => row.attributionQuote && <q lang={row.language}>{row.attributionQuote}</q>,
  },
];
