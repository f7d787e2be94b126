/** Who said it first: what `sightline origins` prints and the brief shows. */
export interface OriginTrace {
  readonly propositions: readonly PropositionTrace[];
  readonly documents: readonly TracedDocument[];
}

export interface PropositionTrace {
  readonly id: string;
  readonly text: string;
  /** Pages or documents that carry it. */
  readonly mentions: number;
  readonly origins: readonly TracedOrigin[];
  /** How many independent origins, at least and at most. */
  readonly effective: { readonly low: number; readonly high: number };
  /** Groups of document ids that carry the same text or a translation of it. */
  readonly copies: readonly (readonly string[])[];
  /** Where the wording moved on its way: "73" became "at least 70". */
  readonly drift: readonly Drift[];
  /** Who passed it from whom: a dated graph. */
  readonly edges: readonly OriginEdge[];
}

export interface TracedOrigin {
  readonly id: string;
  readonly name: string;
  /** Ids of the other origins of this proposition that it does not lean on. */
  readonly independentOf: readonly string[];
  /** Documents that lead to it. */
  readonly documentIds: readonly string[];
  readonly reasons: readonly string[];
}

export interface OriginEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'origin-of' | 'carried-by' | 'copied-by' | 'leans-on';
  readonly reason: string;
}

export interface Drift {
  readonly documentId: string;
  readonly what: 'number' | 'hedge' | 'direction' | 'date';
  readonly from: string;
  readonly to: string;
}

export interface TracedDocument {
  readonly id: string;
  readonly url: string | null;
  /** Documents with the same value carry one text; the id of its first member. */
  readonly copyFamily: string;
  /** Names of the origins. */
  readonly origins: readonly string[];
}
