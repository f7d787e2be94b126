import {
  type Claim,
  type OriginEdge,
  type Party,
  type Proposition,
  type PropositionTrace,
  type TracedOrigin,
  slug,
} from '#core';
import type { PartyIndex } from '../parties/party-index.ts';
import type { DocumentCopy } from './document-copies.ts';
import { type Wording, findDrift } from './drift.ts';
import { byTime } from './by-time.ts';
import { type Groups, createGroups } from './groups.ts';
import { type Lean, declaredLeans, weighIndependence } from './independence.ts';
import type { Statement, StatementLead } from './statements.ts';

/** Brings the statements of one proposition, in order of time, to their origins. */
export function traceProposition(
  proposition: Proposition,
  statements: readonly Statement[],
  copies: readonly DocumentCopy[],
  index: PartyIndex,
): PropositionTrace {
  const groups = createGroups(statements.map(idOf));
  for (const { from, to } of copies) groups.join(from, to);
  const leads = settleLeads(statements, groups);
  const byOrigin = Map.groupBy(leads, (lead) => lead.originId);
  const leans = [...declaredLeans([...byOrigin.keys()], index), ...leansOfPublishers(leads, byOrigin)];
  const origins = [...byOrigin].map(([id, some]) => ({ id, isUnnamed: some[0]!.isUnnamed }));
  const { effective, independentOf } = weighIndependence(origins, leans);
  return {
    id: proposition.id,
    text: proposition.text,
    mentions: statements.length,
    origins: [...byOrigin]
      .map(([id, some]): TracedOrigin => describeOrigin(id, some, independentOf.get(id) ?? []))
      .toSorted((a, b) => b.documentIds.length - a.documentIds.length || (a.id < b.id ? -1 : 1)),
    effective,
    copies: groups.list().filter((ids) => ids.length > 1),
    drift: [...byOrigin].flatMap(([id, some]) => findDrift(proposition, wordingsOf(id, some))),
    edges: uniqueEdges([...leads.flatMap(chainEdges), ...copyEdges(copies), ...leans.map(toEdge)]),
  };
}

/** A lead that counts: with its origin decided. */
interface SettledLead {
  readonly originId: string;
  readonly name: string;
  readonly isUnnamed: boolean;
  /** True where the document does not say it itself, but copies a text that does. */
  readonly isTakenOver: boolean;
  readonly statement: Statement;
  readonly claim: Claim;
  readonly via: readonly Party[];
  readonly reason: string;
}

/**
 * Decides the origin of each lead. A claim without a known speaker adds no origin where the same document, or a text it
 * is a copy of, names one. Within a family of copies "the analysts" are those that another member names, and unnamed
 * sources are those of its first document: other words for them in a copy do not make another person.
 */
function settleLeads(statements: readonly Statement[], groups: Groups): SettledLead[] {
  const families = Map.groupBy(statements, (statement) => groups.find(idOf(statement)));
  return [...families.values()].flatMap((family) => {
    const members = family.map((statement) => statement.leads.map((one) => settle(one, statement)));
    const all = members.flat();
    const named = all.find((lead) => !lead.isUnnamed);
    const isPerson = (lead: Candidate): boolean =>
      lead.kind === 'unnamed' && !(lead.isReference && named !== undefined && family.length > 1);
    const person = all.find(isPerson);
    return members.flatMap((leads) => {
      const kept = leads.filter((lead) => !lead.isUnnamed || isPerson(lead));
      if (kept.length === 0) return leads.slice(0, 1).map((lead) => follow(lead, named ?? person ?? all[0]!));
      return kept.map((lead) => (lead.isUnnamed && family.length > 1 ? follow(lead, person!) : lead));
    });
  });
}

type Candidate = SettledLead & { readonly kind: 'named' | 'unnamed' | 'unknown'; readonly isReference: boolean };

function settle({ lead, claim, via, assignment }: StatementLead, statement: Statement): Candidate {
  const outlet = statement.read.document.outlet ?? statement.read.document.title ?? 'a document without an outlet';
  const reason = `${outlet}: ${lead.reason}; ${assignment}`;
  const isReference = lead.kind === 'unnamed' && lead.isReference;
  const shared = { kind: lead.kind, isReference, isTakenOver: false, statement, claim, via, reason };
  switch (lead.kind) {
    case 'named':
      return { ...shared, originId: lead.root.id, name: lead.root.name, isUnnamed: false };
    case 'unnamed':
      return { ...shared, originId: lead.id, name: lead.name, isUnnamed: true };
    case 'unknown': {
      const { outlet: party } = statement.read;
      const carrier = lead.behind ?? party;
      const name = carrier?.name ?? outlet;
      return {
        ...shared,
        originId: `unnamed-source-of-${carrier?.id ?? slug(outlet)}`,
        name: `unnamed: source of ${name}`,
        isUnnamed: true,
      };
    }
  }
}

function follow(lead: SettledLead, head: SettledLead): SettledLead {
  const reason =
    lead.originId === head.originId ? lead.reason : `${lead.reason}; taken for "${head.name}" of the text it copies`;
  return { ...lead, originId: head.originId, name: head.name, isUnnamed: head.isUnnamed, isTakenOver: true, reason };
}

function describeOrigin(id: string, leads: readonly SettledLead[], independentOf: readonly string[]): TracedOrigin {
  return {
    id,
    name: leads[0]!.name,
    independentOf,
    documentIds: [...new Set(leads.map((lead) => idOf(lead.statement)))],
    reasons: [...new Set(leads.map((lead) => lead.reason))],
  };
}

/** The claims of each document that lead to one origin, in order of time. */
function wordingsOf(originId: string, leads: readonly SettledLead[]): Wording[] {
  const byDocument = Map.groupBy(leads, (lead) => lead.statement);
  return [...byDocument]
    .map(([statement, some]) => ({
      document: statement.read.document,
      isOwn: statement.read.owner?.id === originId,
      claims: some.map((lead) => lead.claim),
    }))
    .toSorted((a, b) => byTime(a.document, b.document));
}

/**
 * A holder whose own publication lays the proposition to another holder leans on that one. What was only taken over
 * from a family of copies is no such citation: another copy could change it, and with it the number of origins.
 */
function leansOfPublishers(leads: readonly SettledLead[], byOrigin: ReadonlyMap<string, unknown>): Lean[] {
  return leads.flatMap(({ statement, originId, isUnnamed, isTakenOver, name }) => {
    const owner = statement.read.owner;
    if (owner === null || isUnnamed || isTakenOver || owner.id === originId || !byOrigin.has(owner.id)) return [];
    return [{ from: owner.id, to: originId, reason: `${owner.name} itself cites ${name} for it` }];
  });
}

/** Origin, then whoever passed it on, then the document. */
function chainEdges(lead: SettledLead): OriginEdge[] {
  const { outlet, owner, makers } = lead.statement.read;
  const passedBy = [...lead.via.toReversed(), ...makers]
    .map((party) => party.id)
    .filter((id) => id !== outlet?.id && id !== lead.originId);
  const stops = [lead.originId, ...new Set(passedBy), idOf(lead.statement)];
  return stops.slice(1).map((to, at): OriginEdge => {
    const kind = at === 0 ? 'origin-of' : 'carried-by';
    return { from: stops[at]!, to, kind, reason: owner?.id === lead.originId ? 'its own publication' : lead.reason };
  });
}

function copyEdges(copies: readonly DocumentCopy[]): OriginEdge[] {
  return copies.map((copy) => ({ ...copy, kind: 'copied-by' }));
}

function toEdge(lean: Lean): OriginEdge {
  return { ...lean, kind: 'leans-on' };
}

function uniqueEdges(edges: readonly OriginEdge[]): OriginEdge[] {
  const byEnds = new Map<string, OriginEdge>();
  for (const edge of edges) {
    const key = `${edge.kind} ${edge.from} ${edge.to}`;
    if (!byEnds.has(key)) byEnds.set(key, edge);
  }
  return [...byEnds.values()];
}

function idOf(statement: Statement): string {
  return statement.read.document.id;
}
