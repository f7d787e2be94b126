import type { HedgeKind, PartialDate } from '#core';
import type { PhraseBook } from './phrases.ts';
import type { Attribution, Range, SpeakerMemory } from './attribution.ts';
import type { SentenceView } from './sentence-view.ts';
import type { TimexMatch } from './timex/timex-match.ts';
import type { Token } from './tokens.ts';
import type { TopicWords } from './topic-words.ts';

/**
 * All that the machinery knows of one language. A third language is one more folder with such a pack and one line in
 * `packs.ts`; nothing else asks which language it is.
 */
export interface LanguagePack {
  readonly code: SupportedLanguage;
  /** Lower-case words that end with a full stop without ending a sentence. */
  readonly abbreviations: ReadonlySet<string>;
  /** Those that do so before a number only: "Nr. 5", "Oct. 5"; else "Jun." may be a name at the end. */
  readonly numericAbbreviations: ReadonlySet<string>;
  /** True where "5." before `next` is an ordinal number and not the end of a sentence. */
  readonly isOrdinal: (before: string | undefined, next: string) => boolean;
  readonly hedges: PhraseBook<HedgeMeaning>;
  /** Words that make a hedge of another kind or none, seen from their neighbours; undefined keeps the lexicon's answer. */
  readonly judgeHedge: (tokens: readonly Token[], from: number, to: number) => HedgeKind | 'none' | undefined;
  readonly negations: ReadonlySet<string>;
  /** Words that open a clause beside the claim's own ("…, den es nicht gibt, …"); its negation is not the claim's. */
  readonly clauseOpeners: ReadonlySet<string>;
  /** Words that make the date behind them a beginning and not the time of the event ("seit 2017"). */
  readonly sinceWords: ReadonlySet<string>;
  /** Words that show what a claim is about. */
  readonly topics: Topics;
  /** The longest time expression that begins at a token. */
  readonly matchTimex: (tokens: readonly Token[], index: number, published: PartialDate | null) => TimexMatch | null;
  /** Who is said to have said what in one sentence. */
  readonly findAttributions: (view: SentenceView, memory: SpeakerMemory) => Attribution[];
  /** The words that open a sentence where they name a party that may go on speaking ("Die Analysten haben …"). */
  readonly findParty: (view: SentenceView) => Range | null;
  /** Openings by which an author states what is not known ("Unklar ist", "It is unclear"). */
  readonly uncertainOpenings: PhraseBook<true>;
}

export type SupportedLanguage = 'de' | 'en';

export interface HedgeMeaning {
  readonly kind: HedgeKind;
  /** Whether the author's own sentence with this hedge is a claim worth keeping; "rund" or "about" alone is not. */
  readonly makesClaim: boolean;
}

export interface Topics {
  readonly legal: TopicWords;
  readonly demand: TopicWords;
  readonly observation: TopicWords;
  readonly future: TopicWords;
}
