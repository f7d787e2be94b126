import {
  type Claim,
  type Document,
  type GroupingDecision,
  type Proposition,
  type Sentence,
  canonicalJson,
  sha256Hex,
} from '#core';
import { type PropositionProposal, groupClaims } from '#evidence';
import { claimsAtHand } from '../extract-claims.ts';
import { loadCase } from '../load-case.ts';
import type { StoreReader } from '../ports/store.ts';
import { withRegister } from '../trace-origins.ts';

/** A proposition of a case with the claims that state it. */
interface GroupedProposition {
  readonly id: string;
  readonly text: string;
  /** Of the record, by which a change says what was seen. */
  readonly sha256: string;
  /** The proposition that a person merged it into. */
  readonly mergedInto: string | null;
  readonly claims: readonly GroupedClaim[];
  readonly decisions: readonly GroupingDecision[];
}

/** A claim under a proposition, why it is there, and how far it says what the others there say (0..1). */
interface GroupedClaim {
  readonly claimId: string;
  readonly documentId: string;
  readonly text: string;
  readonly reason: string;
  /** The same as data. */
  readonly because: Sentence;
  /** Null for a claim that stands there alone. */
  readonly score: number | null;
}

export interface GroupingReport {
  readonly propositions: readonly GroupedProposition[];
  /** Groups of claims that state none of them. */
  readonly proposals: readonly PropositionProposal[];
}

/** The claims of a case under its propositions, and proposals for the others. */
export async function groupCase(store: StoreReader, caseId: string): Promise<GroupingReport> {
  const records = await loadCase(store, caseId);
  const { groups, proposals, mergedInto } = groupClaims({
    propositions: records.propositions,
    claims: claimsAtHand(records),
    documents: records.documents,
    parties: withRegister(records.parties),
  });
  return {
    propositions: records.propositions
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((proposition: Proposition) => ({
        id: proposition.id,
        text: proposition.text,
        sha256: sha256Hex(canonicalJson(proposition)),
        mergedInto: mergedInto.get(proposition.id)?.id ?? null,
        claims: (groups.get(proposition.id) ?? []).map(({ because, claim, document, reason, score }) =>
          toGroupedClaim(claim, document, { reason, because }, score),
        ),
        decisions: proposition.decisions ?? [],
      })),
    proposals,
  };
}

function toGroupedClaim(
  claim: Claim,
  document: Document,
  why: Pick<GroupedClaim, 'reason' | 'because'>,
  score: number | null,
): GroupedClaim {
  return { claimId: claim.id, documentId: document.id, text: claim.text, ...why, score };
}
