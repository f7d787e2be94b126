import {
  type Claim,
  type OriginEdge,
  type Party,
  type Proposition,
  type PropositionTrace,
  type Sentence,
  type TracedOrigin,
  slug,
} from '#core';
import type { PartyIndex } from '../parties/party-index.ts';
import type { DocumentCopy } from './document-copies.ts';
import { type Wording, findDrift } from './drift.ts';
import { byTime } from './by-time.ts';
import { explain, explainAll } from '../explain.ts';
import { type Groups, createGroups } from './groups.ts';
import { isHedged, isInference } from './hedged.ts';
import { imageSourcesNear } from './image-sources.ts';
import { type Lean, declaredLeans, imageLeans, weighIndependence } from './independence.ts';
import { findSharedErrors } from './shared-errors.ts';
import { collectNodes } from './origin-nodes.ts';
import { gatherVoices, isAnonymousParty } from './voices.ts';
import type { Lead } from './resolve-speaker.ts';
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
  const citations = leansOfPublishers(leads, byOrigin);
  const leans = [
    ...citations,
    ...declaredLeans([...byOrigin.keys()], index),
    ...imageLeans(new Map([...byOrigin].map(([id, some]) => [id, imageSourcesOf(some)]))),
  ];
  const restsOn = isHedged(proposition.text) ? new Map<string, string>() : findResting(byOrigin, citations);
  const { effective, independentOf } = weighIndependence(
    [...byOrigin].map(([id, some]) => ({ id, isUnnamed: some[0]!.isUnnamed, restsOn: restsOn.get(id) ?? null })),
    leans,
  );
  const origins = [...byOrigin]
    .map(([id, some]): TracedOrigin => {
      const described = describeOrigin(id, some, independentOf.get(id) ?? []);
      return { ...described, restsOn: restsOn.get(id) ?? null };
    })
    .toSorted((a, b) => b.documentIds.length - a.documentIds.length || (a.id < b.id ? -1 : 1));
  const drifts = [...byOrigin].map(([id, some]) => findDrift(proposition.match, wordingsOf(id, some), index));
  const errors = drifts.flatMap(findSharedErrors);
  for (const { from, to } of errors) groups.join(from, to);
  const edges = uniqueEdges([...leads.flatMap(chainEdges), ...copyEdges([...copies, ...errors]), ...leans.map(toEdge)]);
  const documents = statements.map((statement) => statement.read.document);
  return {
    id: proposition.id,
    text: proposition.text,
    mentions: statements.length,
    origins,
    effective,
    copies: groups.list().filter((ids) => ids.length > 1),
    drift: drifts.flat(),
    nodes: collectNodes(documents, origins, edges, (id) => index.get(id)?.name ?? id),
    edges,
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
  readonly because: Sentence;
  /** Who speaks, as a party or in the document's words. */
  readonly speaker: string;
  readonly isAnonymous: boolean;
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
  const known = statement.read.document.outlet ?? statement.read.document.title;
  const outlet = known ?? 'a document without an outlet';
  const because = { kind: 'in-document', outlet: known, lead: lead.because, assigned: assignment } as const;
  const isReference = lead.kind === 'unnamed' && lead.isReference;
  const voice = voiceOf(lead, claim);
  const shared = { kind: lead.kind, isReference, isTakenOver: false, statement, claim, via, because, ...voice };
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

function voiceOf(lead: Lead, claim: Claim): Pick<SettledLead, 'speaker' | 'isAnonymous'> {
  switch (lead.kind) {
    case 'named':
      return { speaker: lead.speaker.name, isAnonymous: isAnonymousParty(lead.speaker.name) };
    case 'unnamed':
      return { speaker: `"${claim.speaker?.text ?? lead.name}"`, isAnonymous: true };
    case 'unknown':
      return { speaker: lead.behind?.name ?? 'nobody in particular', isAnonymous: true };
  }
}

function follow(lead: SettledLead, head: SettledLead): SettledLead {
  const because: Sentence =
    lead.originId === head.originId ? lead.because : { kind: 'taken-for', lead: lead.because, name: head.name };
  return { ...lead, originId: head.originId, name: head.name, isUnnamed: head.isUnnamed, isTakenOver: true, because };
}

function describeOrigin(
  id: string,
  leads: readonly SettledLead[],
  independentOf: readonly string[],
): Omit<TracedOrigin, 'restsOn'> {
  return {
    id,
    name: leads[0]!.name,
    independentOf,
    documentIds: [...new Set(leads.map((lead) => idOf(lead.statement)))],
    ...explainAll(leads.map(({ because }) => because)),
    voices: gatherVoices(
      leads
        .filter((lead) => !lead.isTakenOver)
        .map(({ speaker, isAnonymous, statement }) => ({
          speaker,
          isAnonymous,
          documentId: idOf(statement),
          published: statement.read.document.published,
        })),
    ),
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
    return [
      { from: owner.id, to: originId, basis: 'citation', because: { kind: 'itself-cites', by: owner.name, name } },
    ];
  });
}

/**
 * Origins that only infer what they are an origin of and cite another for it in their own publication: a think tank that
 * reads its image in the light of an official's statement. By origin, the one it rests on. Nobody rests on one that
 * rests itself, so that two who cite each other do not both vanish.
 */
function findResting(
  byOrigin: ReadonlyMap<string, readonly SettledLead[]>,
  citations: readonly Lean[],
): Map<string, string> {
  const resting = new Map<string, string>();
  for (const { from, to } of citations.toSorted((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1,
  )) {
    const own = byOrigin.get(from)!.filter((lead) => lead.statement.read.owner?.id === from);
    if (own.some((lead) => !isInference(lead.claim)) || resting.has(from) || resting.has(to)) continue;
    resting.set(from, to);
  }
  return resting;
}

/** Providers of the images that an origin's statements are said to rest on, where a document has it from that origin alone. */
function imageSourcesOf(leads: readonly SettledLead[]): Set<string> {
  return new Set(
    leads.flatMap(({ statement, claim, isTakenOver }) => {
      if (isTakenOver || statement.leads.length > 1) return [];
      return imageSourcesNear(statement.read.document.text, claim.start, claim.end);
    }),
  );
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
    const isOwn = owner?.id === lead.originId;
    const basis = isOwn
      ? 'own-publication'
      : at > 0 && makers.some((maker) => maker.id === stops[at])
        ? 'agency'
        : 'attribution';
    const because: Sentence = isOwn ? { kind: 'own-publication' } : lead.because;
    return { from: stops[at]!, to, kind, basis, ...explain(because) };
  });
}

function copyEdges(copies: readonly DocumentCopy[]): OriginEdge[] {
  return copies.map(({ basis, because, from, to }) => ({ from, to, kind: 'copied-by', basis, ...explain(because) }));
}

function toEdge({ basis, because, from, to }: Lean): OriginEdge {
  return { from, to, kind: 'leans-on', basis, ...explain(because) };
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
