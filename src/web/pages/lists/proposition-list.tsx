import type { ReactNode } from 'react';
import { type DocumentHead, briefFileAddress } from '#api';
import type { OriginTrace, Proposition, PropositionTrace } from '#core';
import { documentPath, originsPath } from '../../address.ts';
import { all, useCollection, useOrigins } from '../../data/use-load.ts';
import { Link } from '../../navigation.tsx';
import { Loaded, NotStated } from '../../parts/states.tsx';
import { Proposals } from '../../origins/proposals.tsx';
import type { Column } from '../../table/column.ts';
import { said } from '../../parts/said.ts';
import { language, texts } from '../../texts.ts';
import { ListTable, LoadedCollection } from './collection.tsx';

/** What several claims say in common, who said it first, and who only carries it. */
export function PropositionList({ caseId }: { readonly caseId: string }): ReactNode {
  const propositions = useCollection(caseId, 'propositions');
  const load = all(all(propositions, useCollection(caseId, 'documents')), useOrigins(caseId));
  return (
    <Loaded load={load} what={texts.lists.propositions.toLowerCase()}>
      {([[list, { items: heads }], trace]) => (
        <LoadedCollection load={{ state: 'ready', value: list }} collection="propositions">
          {(rows) => (
            <>
              {trace === null && <Untraced caseId={caseId} />}
              <ListTable
                collection="propositions"
                rows={rows}
                columns={[propositionColumn(caseId), ...(trace ? traceColumns(caseId, trace, heads) : [matchColumn])]}
                order={{ key: 'text', descending: false }}
              />
              <Proposals caseId={caseId} />
            </>
          )}
        </LoadedCollection>
      )}
    </Loaded>
  );
}

function Untraced({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <p className="measure">
      {texts.originsPage.untraced}{' '}
      <a href={briefFileAddress(caseId, 'html', language)}>{texts.overviewPage.readBrief}</a>
    </p>
  );
}

function propositionColumn(caseId: string): Column<Proposition> {
  return {
    key: 'text',
    heading: texts.columns.proposition,
    form: 'text',
    value: (row) => row.text,
    cell: (row) => <Link to={originsPath(caseId, row.id)}>{row.text}</Link>,
  };
}

const matchColumn: Column<Proposition> = {
  key: 'matched',
  heading: texts.originsPage.matched,
  form: 'text',
  value: (row) => row.match.map((words) => words.join(' / ')).join(' + '),
};

function traceColumns(
  caseId: string,
  trace: OriginTrace,
  heads: readonly DocumentHead[],
): readonly Column<Proposition>[] {
  const traces = new Map(trace.propositions.map((one) => [one.id, one]));
  const names = new Map(heads.map((head) => [head.id, head.outlet ?? head.title ?? head.id]));
  const words = texts.originsPage;
  const column = (
    key: string,
    heading: string,
    value: (found: PropositionTrace) => string | number | null,
    cell: (found: PropositionTrace) => ReactNode,
  ): Column<Proposition> => {
    const of = <T,>(row: Proposition, read: (found: PropositionTrace) => T): T | null => {
      const found = traces.get(row.id);
      return found ? read(found) : null;
    };
    return {
      key,
      heading,
      form: 'short',
      value: (row) => of(row, value),
      cell: (row) => of(row, cell) ?? <NotStated />,
    };
  };
  return [
    column(
      'independent',
      words.independent,
      ({ effective }) => effective.high,
      ({ effective: { low, high } }) => <strong>{low === high ? low : `${low}–${high}`}</strong>,
    ),
    column(
      'origins',
      words.origins,
      ({ origins }) => origins.map((one) => one.name).join('; '),
      ({ origins }) => (
        <ul>
          {origins.map((one) => (
            <li key={one.id}>
              {one.name}
              <span className="quiet"> ({one.documentIds.length})</span>
              {one.restsOn !== null && <div className="quiet">{words.restsOn(nameOf(origins, one.restsOn))}</div>}
              {one.voices.map((voice) => (
                <div className="quiet" key={`${voice.name} ${voice.isAnonymous}`}>
                  {words.voice(voice)}
                </div>
              ))}
            </li>
          ))}
        </ul>
      ),
    ),
    column(
      'carried',
      words.carried,
      ({ mentions }) => mentions,
      (found) => <Carriers caseId={caseId} trace={found} names={names} />,
    ),
    column(
      'drift',
      words.drift,
      ({ drift }) => drift.length,
      ({ drift }) =>
        drift.length === 0 ? (
          <NotStated />
        ) : (
          <ul>
            {drift.map((one, index) => (
              <li key={index}>
                {words.driftWords(one.from, one.to)}{' '}
                <span className="quiet">{names.get(one.documentId) ?? one.documentId}</span>
              </li>
            ))}
          </ul>
        ),
    ),
  ];
}

/** The documents that carry a proposition, each once. */
function Carriers(props: {
  readonly caseId: string;
  readonly trace: PropositionTrace;
  readonly names: ReadonlyMap<string, string>;
}): ReactNode {
  const { caseId, trace, names } = props;
  const ids = [...new Set(trace.origins.flatMap((one) => one.documentIds))].filter((id) => names.has(id));
  return (
    <details>
      <summary>{texts.originsPage.mentions(trace.mentions)}</summary>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <Link to={documentPath(caseId, id)}>{names.get(id)}</Link>
            <div className="quiet">{whyHere(trace, id)}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Why a document stands in the graph: what it copies, else what ties it to its origin. */
function whyHere({ edges }: PropositionTrace, documentId: string): string {
  const to = edges.filter((edge) => edge.to === documentId);
  const edge = to.find(({ kind }) => kind === 'copied-by') ?? to[0];
  return edge ? said(edge) : '';
}

function nameOf(origins: PropositionTrace['origins'], id: string): string {
  return origins.find((one) => one.id === id)?.name ?? id;
}
