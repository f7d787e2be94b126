import type { ClaimType } from '#core';

/** A stretch of the document's text: UTF-16 code units, half open. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What sort of act a cue names. `evidence`: something shows it ("legt nahe", "suggests"); `observe`: someone saw it ("counted");
 * `withhold`: somebody neither says nor denies it ("declined to say whether", "bestritt nicht, dass").
 */
export type Stance = 'say' | 'opine' | 'deny' | 'forecast' | 'demand' | 'evidence' | 'observe' | 'assure' | 'withhold';

/** Someone's proposition as the rules of a language find it, before hedges, dates and kind are added. */
export interface Attribution {
  readonly message: Range;
  readonly speaker: Range | null;
  readonly cue: Range | null;
  /** All words of the cue in pieces, the cue itself among them. */
  readonly cueWords: readonly Range[];
  readonly frame: Range | null;
  readonly addressee: Range | null;
  /** Outermost first. */
  readonly via: readonly Range[];
  readonly type: ClaimType;
  readonly stance: Stance;
  /** True where the speaker is not named by this sentence but carried over from an earlier one. */
  readonly isContinuation: boolean;
}

/** Who spoke last, for sentences in reported mood that name nobody. */
export interface SpeakerMemory {
  /** Speaker and chain of the latest attribution of the paragraph. */
  readonly last: { readonly speaker: Range; readonly via: readonly Range[]; readonly isDirect: boolean } | null;
  /** Sentences since then: 0 for the sentence right after it. */
  readonly distance: number;
  /** The sentence before, in the same paragraph; for "Dies bestätigte X". */
  readonly sentence: Range | null;
  /** Subject of the sentence before, where it is a speaking party (Analysten, officials). */
  readonly party: Range | null;
}
