import { type Claim, type Document, type Party, type Proposition, type Sentence, say } from '#core';
import { assignClaims } from '../origins/assign-claims.ts';
import { byTime } from '../origins/by-time.ts';
import { buildPartyIndex } from '../parties/party-index.ts';
import { notTheGovernment } from '../register/generic-speakers.ts';
import { createFeatureReader } from './claim-features.ts';
import { compareClaims } from './compare-claims.ts';
import { findMerged } from './decisions.ts';
import { type PropositionProposal, proposePropositions } from './propose-propositions.ts';

export interface GroupingInput {
  readonly propositions: readonly Proposition[];
  readonly claims: readonly Claim[];
  readonly documents: readonly Document[];
  /** In order of precedence. */
  readonly parties: readonly Party[];
}

export interface ClaimGroups {
  /** By id of proposition, in order of time. */
  readonly groups: ReadonlyMap<string, readonly GroupMember[]>;
  readonly mergedInto: ReadonlyMap<string, Proposition>;
  /** Of claims that state none of the propositions. */
  readonly proposals: readonly PropositionProposal[];
}

interface GroupMember {
  readonly claim: Claim;
  readonly document: Document;
  readonly reason: string;
  /** The same as data. */
  readonly because: Sentence;
  /** Mean likeness to the others of the group, 0..1; null where there are none. */
  readonly score: number | null;
}

/** Puts claims under the propositions they state and proposes propositions for the rest. The order of input does not matter. */
export function groupClaims(input: GroupingInput): ClaimGroups {
  const reader = createFeatureReader(buildPartyIndex(input.parties, notTheGovernment));
  const documents = new Map(input.documents.map((document) => [document.id, document]));
  const propositions = input.propositions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const claims = input.claims
    .filter((claim) => claim.review !== 'rejected')
    .toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const assignments = assignClaims(propositions, claims, documents, reader);
  const assigned = new Set(assignments.map((one) => one.claim.id));
  const groups = Map.groupBy(assignments, (one) => one.proposition.id);
  return {
    groups: new Map(
      [...groups].map(([id, some]) => {
        const features = some.map((one) => reader.read(one.claim, one.document));
        const members = some.map(({ claim, document, because }, at): GroupMember => {
          const others = features.filter((_, other) => other !== at);
          const total = others.reduce((sum, other) => sum + compareClaims(features[at]!, other).score, 0);
          const score = others.length === 0 ? null : total / others.length;
          return { claim, document, reason: say(because), because, score };
        });
        return [id, members.toSorted((a, b) => byTime(a.document, b.document) || a.claim.start - b.claim.start)];
      }),
    ),
    mergedInto: findMerged(propositions),
    proposals: proposePropositions(
      claims.filter((claim) => !assigned.has(claim.id)),
      documents,
      reader,
    ),
  };
}
