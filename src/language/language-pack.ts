import type { HedgeKind, PartialDate, ClaimedNumber, WordTable } from '#core';
import type { PhraseBook } from './phrases.ts';
import type { Attribution, Range, SpeakerMemory } from './attribution.ts';
import type { SentenceView } from './sentence-view.ts';
import type { TimexMatch } from './timex/timex-match.ts';
import type { Token } from './tokens.ts';
import type { TopicWords } from './topic-words.ts';
import type { WordSet } from './word-set.ts';

/**
 * All that the machinery knows of one language. A third language is one more folder with such a pack and one line in
 * `packs.ts`; nothing else asks which language it is.
 */
export interface LanguagePack {
  readonly code: SupportedLanguage;
  /** Lower-case words that end with a full stop without ending a sentence. */
  readonly abbreviations: WordSet;
  /** Those that do so before a number only: "Nr. 5", "Oct. 5"; else "Jun." may be a name at the end. */
  readonly numericAbbreviations: WordSet;
  /** True where "5." before `next` is an ordinal number and not the end of a sentence. */
  readonly isOrdinal: (before: string | undefined, next: string) => boolean;
  /** True where text behind a quotation's "?" or "!" only says who speaks (“Why?” Senator Boyd asked). */
  readonly opensTag: (after: string) => boolean;
  readonly hedges: PhraseBook<HedgeMeaning>;
  /** Words that make a hedge of another kind or none, seen from their neighbours; undefined keeps the lexicon's answer. */
  readonly judgeHedge: (tokens: readonly Token[], from: number, to: number) => HedgeKind | 'none' | undefined;
  readonly quantities: QuantityLexicon;
  readonly negations: WordSet;
  /** Words that open a clause beside the claim's own ("…, den es nicht gibt, …"); its negation is not the claim's. */
  readonly clauseOpeners: WordSet;
  /** Words that make the date behind them a beginning and not the time of the event ("seit 2017"). */
  readonly sinceWords: WordSet;
  /** Words that show what a claim is about. */
  readonly topics: Topics;
  /** The longest time expression that begins at a token. */
  readonly matchTimex: (tokens: readonly Token[], index: number, published: PartialDate | null) => TimexMatch | null;
  /** Who is said to have said what in one sentence. */
  readonly findAttributions: (view: SentenceView, memory: SpeakerMemory) => Attribution[];
  /** Index after the noun phrase that begins at a token; the index itself where none does. */
  readonly nounPhraseEnd: (tokens: readonly Token[], index: number, limit: number) => number;
  /** Words that announce a date of publication ("veröffentlicht", "updated"). */
  readonly publicationWords: WordSet;
  /** The words that open a sentence where they name a party that may go on speaking ("Die Analysten haben …"). */
  readonly findParty: (view: SentenceView) => Range | null;
  /** Words that tell a mention of somebody from his name. */
  readonly reference: ReferenceLexicon;
  /** Who speaks in headlines ("police", "Analysten", "UN") as the first or last word of a name. */
  readonly headlineParties: WordSet;
  /** One speech act in two quotations (“A,” he said. “B.”) is one claim, as English news is annotated; German takes two. */
  readonly joinsSplitQuotations: boolean;
  /** Openings by which an author states what is not known ("Unklar ist", "It is unclear"). */
  readonly uncertainOpenings: PhraseBook<true>;
}

/** What a language writes its numbers, bounds and units with. */
export interface QuantityLexicon {
  /** The value of digits with the marks a language sets ("1.700", "3,5"); undefined for times, scores and the like. */
  readonly parseNumber: (digits: string) => number | undefined;
  /** Words that count; null for all others. */
  readonly numberWords: WordTable<Token, NumberWord | null>;
  /** "Millionen", "million". */
  readonly scales: ReadonlyMap<string, number>;
  /** Phrases before a number that bound it. */
  readonly bounds: PhraseBook<ClaimedNumber['bound']>;
  readonly betweens: WordSet;
  readonly ands: WordSet;
  readonly rangeJoints: WordSet;
  /** Whether a word behind a number is what is counted or its unit. */
  readonly isUnit: (tokens: readonly Token[], at: number) => boolean;
  readonly mayStandBeforeUnit: (token: Token) => boolean;
}

/** What a word counts. */
export interface NumberWord {
  readonly value: number;
  /** "Dutzende", "hundreds": the value is the least they can mean. */
  readonly isVague: boolean;
}

export type SupportedLanguage = 'de' | 'en';

/** What coreference needs to know of a language. */
export interface ReferenceLexicon {
  readonly singularPronouns: WordSet;
  readonly pluralPronouns: WordSet;
  readonly determiners: WordSet;
  /** Before a name and no part of it: "Mr.", "Präsident". Common nouns of offices count as titles. */
  readonly titles: WordSet;
  /** Words at which the head of a noun phrase has passed: "of", "von", "der" (genitive), ",". */
  readonly attributeStarts: WordSet;
  /** Whether a mention with this head means several: "experts", "die Analysten". */
  readonly isPlural: (tokens: readonly Token[], head: Token | undefined) => boolean;
  /** Heads that are no person: ministries, agencies, reports. */
  readonly isOrganization: WordTable<Token, boolean>;
}

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
