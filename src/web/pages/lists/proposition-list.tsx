import type { ReactNode } from 'react';
import { briefFileAddress } from '#api';
import type { Claim, Proposition } from '#core';
import { both, useCollection } from '../../data/use-load.ts';
import { Loaded } from '../../parts/states.tsx';
import type { Column } from '../../table/column.ts';
import { texts } from '../../texts.ts';
import { ListTable, LoadedCollection } from './collection.tsx';

/** What several claims say in common, with the claims a person has put to it. */
export function PropositionList({ caseId }: { readonly caseId: string }): ReactNode {
  const propositions = useCollection(caseId, 'propositions');
  const claims = useCollection(caseId, 'claims');
  return (
    <Loaded load={both(propositions, claims)} what={texts.lists.propositions.toLowerCase()}>
      {([list, { items: said }]) => (
        <LoadedCollection load={{ state: 'ready', value: list }} collection="propositions">
          {(rows) => (
            <>
              <p className="measure">
                {texts.originsPage.help} <a href={briefFileAddress(caseId, 'html')}>{texts.overviewPage.readBrief}</a>
              </p>
              <ListTable
                collection="propositions"
                rows={rows}
                columns={propositionColumns(said)}
                order={{ key: 'text', descending: false }}
              />
            </>
          )}
        </LoadedCollection>
      )}
    </Loaded>
  );
}

function propositionColumns(claims: readonly Claim[]): readonly Column<Proposition>[] {
  const linked = Map.groupBy(claims, (claim) => claim.propositionId);
  const of = (row: Proposition): readonly Claim[] => linked.get(row.id) ?? [];
  const { columns } = texts;
  return [
    { key: 'text', heading: columns.proposition, form: 'text', value: (row) => row.text },
    { key: 'claims', heading: columns.claims, form: 'number', value: (row) => of(row).length },
    {
      key: 'documents',
      heading: columns.documents,
      form: 'number',
      value: (row) => new Set(of(row).map((claim) => claim.documentId)).size,
    },
    {
      key: 'speakers',
      heading: columns.speakers,
      form: 'text',
      value: (row) => [...new Set(of(row).flatMap((claim) => claim.speaker?.text ?? []))].join('; ') || null,
    },
  ];
}
