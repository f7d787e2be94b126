import type { Claim, ClaimKind, ClaimType, HedgeKind } from './claim.ts';

/** A stretch of a document's text: UTF-16 code units, half open. */
export interface TextStretch {
  readonly start: number;
  readonly end: number;
}

/** What a person says of a claim where the draft is wrong; members left out stay as they are. */
export interface ClaimCorrection {
  readonly span?: TextStretch | undefined;
  /** Who says it; null: the author. */
  readonly speaker?: TextStretch | null | undefined;
  /** Between the document and the speaker, outermost first. */
  readonly via?: readonly TextStretch[] | undefined;
  readonly hedges?: readonly (TextStretch & { readonly kind: HedgeKind })[] | undefined;
  /** The word that says how likely, by which its band is found; null: none. */
  readonly likelihood?: string | null | undefined;
  readonly kind?: ClaimKind | undefined;
  readonly type?: ClaimType | undefined;
  readonly polarity?: Claim['polarity'] | undefined;
  /** TIMEX3 value. */
  readonly time?: string | null | undefined;
}
