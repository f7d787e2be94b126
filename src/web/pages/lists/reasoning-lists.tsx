import type { ReactNode } from 'react';
import type { Exchange, Grade, Outcome } from '#core';
import { CitationLinks } from '../../parts/citation-link.tsx';
import { OutwardLink } from '../../parts/outward-link.tsx';
import type { Column } from '../../table/column.ts';
import { useCollection } from '../../data/use-load.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

const { columns } = texts;

/** How reliable sources and how credible statements are held to be. */
export function GradeList({ caseId }: { readonly caseId: string }): ReactNode {
  const nameOf = usePartyNames(caseId);
  const shown: readonly Column<Grade>[] = [
    { key: 'grade', heading: columns.grade, value: (row) => row.value },
    {
      key: 'subject',
      heading: columns.subject,
      form: 'text',
      value: (row) => (row.partyId === null ? statementText(row.statement) : nameOf(row.partyId)),
      cell: (row) =>
        row.statement === null ? (
          nameOf(row.partyId ?? '')
        ) : (
          <CitationLinks caseId={caseId} citations={[row.statement]} />
        ),
    },
    { key: 'reason', heading: columns.reason, form: 'text', value: (row) => row.reason },
    {
      key: 'confirmed',
      heading: columns.confirmedBy,
      form: 'short',
      value: (row) => row.confirmedBy.length,
      cell: (row) => <CitationLinks caseId={caseId} citations={row.confirmedBy} />,
    },
    { key: 'actor', heading: columns.actor, form: 'short', value: (row) => row.by },
    { key: 'date', heading: columns.date, form: 'date', value: (row) => row.on },
  ];
  return (
    <Collection caseId={caseId} collection="grades">
      {(rows) => (
        <ListTable collection="grades" rows={rows} columns={shown} order={{ key: 'grade', descending: false }} />
      )}
    </Collection>
  );
}

/** What became of what was said. */
export function OutcomeList({ caseId }: { readonly caseId: string }): ReactNode {
  const nameOf = usePartyNames(caseId);
  const shown: readonly Column<Outcome>[] = [
    {
      key: 'statement',
      heading: columns.claim,
      form: 'text',
      value: (row) => statementText(row.statement),
      cell: (row) => <CitationLinks caseId={caseId} citations={[row.statement]} />,
    },
    { key: 'source', heading: columns.speaker, form: 'short', value: (row) => nameOf(row.partyId) },
    { key: 'outcome', heading: columns.borneOut, value: (row) => texts.borneOut[row.borneOut] },
    { key: 'date', heading: columns.date, form: 'date', value: (row) => row.on },
    {
      key: 'reason',
      heading: columns.reason,
      form: 'text',
      value: (row) => row.reason,
      cell: ({ reason, sourceUrl }) => (
        <>
          {reason} {sourceUrl !== null && <OutwardLink url={sourceUrl} />}
        </>
      ),
    },
  ];
  return (
    <Collection caseId={caseId} collection="outcomes">
      {(rows) => (
        <ListTable collection="outcomes" rows={rows} columns={shown} order={{ key: 'date', descending: false }} />
      )}
    </Collection>
  );
}

/** Who gives, wants and received what, by whose word. */
export function ExchangeList({ caseId }: { readonly caseId: string }): ReactNode {
  const nameOf = usePartyNames(caseId);
  const shown: readonly Column<Exchange>[] = [
    { key: 'from', heading: columns.from, form: 'short', value: (row) => row.from },
    { key: 'to', heading: columns.to, form: 'short', value: (row) => row.to },
    { key: 'item', heading: columns.objects, form: 'short', value: (row) => row.item },
    { key: 'what', heading: columns.text, form: 'text', value: (row) => row.what },
    { key: 'stage', heading: columns.status, value: (row) => texts.ledgerPage.stages[row.stage] },
    { key: 'by', heading: columns.claimedBy, form: 'short', value: (row) => nameOf(row.claimedBy) },
    {
      key: 'likelihood',
      heading: columns.likelihood,
      value: (row) => row.likelihood && texts.hypothesesPage.likelihoodWords[row.likelihood],
    },
    { key: 'date', heading: columns.when, form: 'date', value: (row) => row.when?.from ?? null },
    {
      key: 'evidence',
      heading: columns.evidence,
      form: 'short',
      value: (row) => row.citations.length,
      cell: (row) => <CitationLinks caseId={caseId} citations={row.citations} />,
    },
  ];
  return (
    <Collection caseId={caseId} collection="exchanges">
      {(rows) => (
        <ListTable collection="exchanges" rows={rows} columns={shown} order={{ key: 'from', descending: false }} />
      )}
    </Collection>
  );
}

/** Names of parties; the id where there is none. */
function usePartyNames(caseId: string): (id: string) => string {
  const load = useCollection(caseId, 'parties');
  return (id) => (load.state === 'ready' ? load.value.items.find((party) => party.id === id)?.name : undefined) ?? id;
}

function statementText(citation: Grade['statement']): string {
  if (citation === null) return '';
  return citation.kind === 'observation' ? citation.observationId : citation.exact;
}
