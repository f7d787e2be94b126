import {
  type Citation,
  type Claim,
  type Document,
  type Observation,
  type OriginTrace,
  type Party,
  type Proposition,
  type PropositionTrace,
  slug,
} from '#core';
import { assignClaims } from '../origins/assign-claims.ts';
import { createGroups } from '../origins/groups.ts';
import { type PartyIndex, buildPartyIndex } from '../parties/party-index.ts';
import { createFeatureReader } from '../propositions/claim-features.ts';
import { notTheGovernment } from '../register/generic-speakers.ts';

/** What a cited statement says, and whom it comes from. */
export interface StatementOrigins {
  readonly citation: Citation;
  /** Propositions that the words state; for an observation none. */
  readonly propositions: readonly PropositionTrace[];
  /** Those who hold the evidence or spoke first, over all of these propositions; empty where nobody could be traced. */
  readonly origins: readonly StatementOrigin[];
  /** Claims in the cited words. */
  readonly claims: readonly Claim[];
  readonly observation: Observation | null;
}

export interface StatementOrigin {
  readonly id: string;
  readonly name: string;
  /**
   * One id for all origins that lean on one another over any number of steps, in the whole register and not only among
   * those at hand: leaving a statement out never makes two others independent.
   */
  readonly cluster: string;
}

export interface StatementIndex {
  locate(citation: Citation): StatementOrigins;
}

export interface StatementInput {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly propositions: readonly Proposition[];
  readonly observations: readonly Observation[];
  readonly parties: readonly Party[];
  readonly trace: OriginTrace;
}

/** Finds for cited words or observations whom they come from, as the trace has it. */
export function indexStatements(input: StatementInput): StatementIndex {
  const documents = new Map(input.documents.map((document) => [document.id, document]));
  const observations = new Map(input.observations.map((observation) => [observation.id, observation]));
  const parties = buildPartyIndex(input.parties, notTheGovernment);
  const clusterOf = clusterParties(input.parties, parties);
  const traces = new Map(input.trace.propositions.map((proposition) => [proposition.id, proposition]));
  const assigned = Map.groupBy(
    assignClaims(input.propositions, input.claims, documents, createFeatureReader(parties)),
    ({ claim }) => claim.id,
  );
  const complete = (
    citation: Citation,
    origins: readonly { id: string; name: string }[],
    rest: Pick<StatementOrigins, 'propositions' | 'claims' | 'observation'>,
  ): StatementOrigins => {
    const unique = new Map(origins.map(({ id, name }) => [id, { id, name, cluster: clusterOf(id) }]));
    return { citation, origins: [...unique.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)), ...rest };
  };
  return {
    locate: (citation) => {
      if (citation.kind === 'observation') {
        const observation = observations.get(citation.observationId) ?? null;
        const origins = observation === null ? [] : [originOfObservation(observation, parties)];
        return complete(citation, origins, { propositions: [], claims: [], observation });
      }
      const claims = claimsIn(citation, documents.get(citation.documentId), input.claims);
      const ids = claims.flatMap((claim) => (assigned.get(claim.id) ?? []).map(({ proposition }) => proposition.id));
      const propositions = [...new Set(ids)].flatMap((id) => traces.get(id) ?? []);
      const traced = propositions.flatMap((proposition) =>
        proposition.origins.filter((origin) => origin.documentIds.includes(citation.documentId)),
      );
      const origins = traced.length > 0 ? traced : speakersOf(claims, documents.get(citation.documentId), parties);
      return complete(citation, origins, { propositions, claims, observation: null });
    },
  };
}

/** Without a proposition: who is said to speak, else the publisher where it speaks for itself. */
function speakersOf(
  claims: readonly Claim[],
  document: Document | undefined,
  parties: PartyIndex,
): { id: string; name: string }[] {
  const spoken = claims.flatMap(({ speaker }) => parties.find(speaker?.text ?? '').map((hit) => hit.party));
  const published = parties.find(document?.outlet ?? '').map((hit) => hit.party);
  const holders = (spoken.length > 0 ? spoken : published).filter((party) => party.role === 'holder');
  return holders.map((party) => parties.rootOf(party)).map(({ id, name }) => ({ id, name }));
}

/** Claims whose words share a stretch with the cited ones. */
function claimsIn(
  citation: Extract<Citation, { kind: 'document' }>,
  document: Document | undefined,
  claims: readonly Claim[],
): Claim[] {
  const start = document?.text.indexOf(citation.exact) ?? -1;
  if (start < 0) return [];
  const end = start + citation.exact.length;
  return claims.filter((claim) => claim.documentId === citation.documentId && claim.start < end && start < claim.end);
}

/** Who counted: in `X via Y` it is X. Our own looks have the origin `own`. */
function originOfObservation(observation: Observation, parties: PartyIndex): { id: string; name: string } {
  const counter = observation.observer?.split(/\s+via\s+/)[0]?.trim();
  if (observation.source === null || !counter) return { id: 'own', name: counter ?? 'our own look' };
  const [hit] = parties.find(counter);
  if (hit === undefined) return { id: slug(counter), name: counter };
  const root = parties.rootOf(hit.party);
  return { id: root.id, name: root.name };
}

function clusterParties(all: readonly Party[], parties: PartyIndex): (originId: string) => string {
  const roots = new Map(all.map((party) => [party.id, parties.rootOf(party)]));
  const groups = createGroups([...new Set([...roots.values()].map((root) => root.id))]);
  for (const root of new Set(roots.values())) {
    for (const { partyId } of parties.leansOf(root)) {
      const other = roots.get(partyId);
      if (other !== undefined) groups.join(root.id, other.id);
    }
  }
  const known = new Set([...roots.values()].map((root) => root.id));
  return (originId) => (known.has(originId) ? groups.find(originId) : originId);
}
