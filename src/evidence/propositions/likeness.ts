import type { Claim, Document, Proposition, Sentence } from '#core';
import { explainAll } from '../explain.ts';
import type { ClaimFeatures, FeatureReader } from './claim-features.ts';
import { compareClaims, sameClaim } from './compare-claims.ts';
import { verdictOn } from './decisions.ts';

/** Why a claim is held to say what a proposition without words to match says; null where it does not. */
export type Likeness = (proposition: Proposition, claim: Claim, document: Document) => Sentence | null;

/** Compares claims with those that a person included in a proposition. */
export function createLikeness(
  propositions: readonly Proposition[],
  claims: readonly Claim[],
  documents: ReadonlyMap<string, Document>,
  reader: FeatureReader,
): Likeness {
  const included = new Map<string, ClaimFeatures[]>();
  for (const proposition of propositions.filter(({ match }) => match.length === 0)) {
    const examples = claims.flatMap((claim) => {
      const document = documents.get(claim.documentId);
      const isExample = document !== undefined && verdictOn(proposition, claim)?.action === 'include';
      return isExample ? [reader.read(claim, document)] : [];
    });
    included.set(proposition.id, examples);
  }
  return (proposition, claim, document) => {
    const examples = included.get(proposition.id) ?? [];
    if (examples.length === 0) return null;
    const features = reader.read(claim, document);
    const compared = examples.map((example) => compareClaims(features, example));
    const score = compared.reduce((sum, one) => sum + one.score, 0) / compared.length;
    if (score < sameClaim) return null;
    const { because } = explainAll(compared.flatMap((one) => one.because));
    return { kind: 'alike-to-kept', score, why: because.slice(0, 3) };
  };
}
