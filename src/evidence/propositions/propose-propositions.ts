import { type Claim, type Document, type Drift, type Sentence, derivedId, say } from '#core';
import { byTime } from '../origins/by-time.ts';
import { findDrift } from '../origins/drift.ts';
import { explainAll } from '../explain.ts';
import type { ClaimFeatures, FeatureReader } from './claim-features.ts';
import { compareClaims, sameClaim } from './compare-claims.ts';

/** Claims of several documents that seem to say the same thing; a person keeps it as a proposition, or does not. */
export interface PropositionProposal {
  readonly id: string;
  /** The words of the claim that is most like the others. */
  readonly text: string;
  /** Mean likeness of its claims to one another, 0..1. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** `reasons` as data. */
  readonly because: readonly Sentence[];
  /** In order of time. */
  readonly claims: readonly ProposedClaim[];
  /** Where a document words it otherwise than the first: number, hedge, direction, date. */
  readonly differences: readonly Drift[];
}

interface ProposedClaim {
  readonly claimId: string;
  readonly documentId: string;
  readonly text: string;
  /** Mean likeness to the others, 0..1. */
  readonly score: number;
}

/** A claim in so many words says too little to be told apart from others. */
const fewestCharacters = 12;

/**
 * Groups claims that say the same thing, in whatever languages they are. Groups grow from the most alike pair on and take
 * in what is alike to all of them in the mean (average linkage), so that a chain of small differences does not tie
 * together what its ends would not. Groups of fewer than two documents are left out. The result does not depend on the
 * order of the claims.
 */
export function proposePropositions(
  claims: readonly Claim[],
  documents: ReadonlyMap<string, Document>,
  reader: FeatureReader,
): PropositionProposal[] {
  const features = claims
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((claim) => {
      const document = documents.get(claim.documentId);
      return document === undefined || claim.text.length < fewestCharacters ? [] : [reader.read(claim, document)];
    });
  return joinAlike(features)
    .filter((group) => new Set(group.map((one) => one.document.id)).size >= 2)
    .map((group) => toProposal(group, reader))
    .toSorted((a, b) => b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1));
}

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly score: number;
}

function joinAlike(features: readonly ClaimFeatures[]): ClaimFeatures[][] {
  const pairs = findPairs(features);
  const scores = new Map(pairs.map(({ one, other, score }) => [one * features.length + other, score]));
  const scoreOf = (a: number, b: number): number => scores.get(Math.min(a, b) * features.length + Math.max(a, b)) ?? 0;
  const groupOf = features.map((_, at) => [at]);
  for (const { one, other, score } of pairs.toSorted(
    (a, b) => b.score - a.score || a.one - b.one || a.other - b.other,
  )) {
    if (score < sameClaim) break;
    const [group, joining] = [groupOf[one]!, groupOf[other]!];
    if (group === joining) continue;
    const total = group.reduce((sum, a) => sum + joining.reduce((part, b) => part + scoreOf(a, b), 0), 0);
    if (total / (group.length * joining.length) < sameClaim) continue;
    group.push(...joining);
    for (const at of joining) groupOf[at] = group;
  }
  return [...new Set(groupOf)].map((group) => group.map((at) => features[at]!));
}

/** Only claims that share a kind of event are compared. */
function findPairs(features: readonly ClaimFeatures[]): Pair[] {
  const byEvent = new Map<string, number[]>();
  const pairs: Pair[] = [];
  for (const [other, feature] of features.entries()) {
    const compared = new Set<number>();
    for (const event of feature.events) {
      const bucket = byEvent.get(event) ?? [];
      for (const one of bucket) compared.add(one);
      bucket.push(other);
      byEvent.set(event, bucket);
    }
    for (const one of compared) pairs.push({ one, other, score: compareClaims(features[one]!, feature).score });
  }
  return pairs;
}

function toProposal(group: readonly ClaimFeatures[], reader: FeatureReader): PropositionProposal {
  const ordered = group.toSorted(
    (a, b) => byTime(a.document, b.document) || a.claim.start - b.claim.start || (a.claim.id < b.claim.id ? -1 : 1),
  );
  const scored = ordered.map((one) => ({ one, score: meanLikeness(one, ordered) }));
  const middle = scored.reduce((best, each) => (each.score > best.score ? each : best));
  const wordings = [...Map.groupBy(ordered, (one) => one.document)].map(([document, some]) => ({
    document,
    isOwn: false,
    claims: some.map((one) => one.claim),
  }));
  return {
    id: derivedId('proposal', ordered.map((one) => one.claim.id).toSorted()),
    text: middle.one.claim.text,
    score: scored.reduce((sum, each) => sum + each.score, 0) / scored.length,
    ...explainAll(reasonsOf(middle.one, ordered)),
    claims: scored.map(({ one, score }) => ({
      claimId: one.claim.id,
      documentId: one.document.id,
      text: one.claim.text,
      score,
    })),
    differences: findDrift([], wordings, reader.parties),
  };
}

function meanLikeness(one: ClaimFeatures, group: readonly ClaimFeatures[]): number {
  const others = group.filter((other) => other !== one);
  return others.reduce((sum, other) => sum + compareClaims(one, other).score, 0) / others.length;
}

/** What the middle claim shares with the others, the commonest first, each kind once. */
function reasonsOf(middle: ClaimFeatures, group: readonly ClaimFeatures[]): Sentence[] {
  const all = group.filter((one) => one !== middle).flatMap((one) => compareClaims(middle, one).because);
  const commonest = [...Map.groupBy(all, (because) => say(because))]
    .toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([, [because]]) => because!);
  return [...new Map(commonest.toReversed().map((because) => [because.kind, because])).values()].toReversed();
}
