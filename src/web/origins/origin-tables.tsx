import type { ReactNode } from 'react';
import type { PropositionTrace } from '#core';
import { documentPath } from '../address.ts';
import { Link } from '../navigation.tsx';
import { said } from '../parts/said.ts';
import { texts } from '../texts.ts';

/** How many independent origins, at least and at most, and why not as many as there are names. */
export function Independence({ trace }: { readonly trace: PropositionTrace }): ReactNode {
  const { edges, effective, mentions, nodes, origins } = trace;
  const words = texts.originsPage;
  const names = new Map([...nodes, ...origins].map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return (
    <section className="stack" aria-labelledby="independence-heading">
      <h2 id="independence-heading">{words.independent}</h2>
      <p>
        <strong className="big-number">
          {effective.low === effective.high ? effective.low : `${effective.low}–${effective.high}`}
        </strong>{' '}
        {words.ofNamed(origins.length, mentions)}
      </p>
      <ul className="plain-list">
        {origins.map((origin) => {
          const leans = edges.filter((edge) => edge.kind === 'leans-on' && edge.from === origin.id);
          return (
            <li key={origin.id}>
              <strong>{origin.name}</strong> <span className="quiet">{words.mentions(origin.documentIds.length)}</span>
              <ul className="small bullets">
                {origin.restsOn !== null && <li>{words.restsOn(nameOf(origin.restsOn))}</li>}
                {leans.map((edge) => (
                  <li key={edge.to}>{words.leans(nameOf(edge.to), said(edge))}</li>
                ))}
                {origins.length > 1 && (
                  <li>
                    {origin.independentOf.length === 0
                      ? words.ofNobody
                      : words.independentOf(origin.independentOf.map(nameOf))}
                  </li>
                )}
                {origin.voices.map((voice) => (
                  <li key={`${voice.name} ${voice.isAnonymous}`}>{words.spoke(words.voice(voice))}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Every edge of the graph as a row, for those who do not see it and those who want to check. */
export function EdgeTable({ caseId, trace }: { readonly caseId: string; readonly trace: PropositionTrace }): ReactNode {
  const words = texts.originsPage;
  const nodes = new Map(trace.nodes.map((node) => [node.id, node]));
  const name = (id: string): ReactNode => {
    const node = nodes.get(id);
    if (node?.kind !== 'document') return node?.name ?? id;
    return <Link to={documentPath(caseId, id)}>{node.name}</Link>;
  };
  return (
    <section className="stack">
      <h2 id="edges-heading">{words.edges}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="table-region free" role="region" aria-labelledby="edges-heading" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[texts.columns.from, words.edge, texts.columns.to, texts.columns.date, texts.columns.reason].map(
                (heading) => (
                  <th key={heading} scope="col" className="plain">
                    {heading}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {trace.edges.map((edge, index) => (
              <tr key={index}>
                <td className="short">{name(edge.from)}</td>
                <td className="nowrap">{words.edgeKinds[edge.kind]}</td>
                <td className="short">{name(edge.to)}</td>
                <td className="date">{nodes.get(edge.to)?.date ?? words.undated}</td>
                <td className="text">{said(edge)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Where the wording moved on its way. */
export function DriftList({ caseId, trace }: { readonly caseId: string; readonly trace: PropositionTrace }): ReactNode {
  const words = texts.originsPage;
  if (trace.drift.length === 0) return null;
  const names = new Map(trace.nodes.map((node) => [node.id, node.name]));
  return (
    <section className="stack" aria-labelledby="drift-heading">
      <h2 id="drift-heading">{words.drift}</h2>
      <ul className="bullets">
        {trace.drift.map(({ documentId, from, to }, index) => (
          <li key={index}>
            {words.driftWords(from, to)}{' '}
            <Link to={documentPath(caseId, documentId)}>{names.get(documentId) ?? documentId}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
