import type { PhraseBook } from '../phrases.ts';
import type { CalendarUnit, Direction } from './calendar.ts';
import type { Feast } from './matchers/holiday.ts';
import type { WordSet } from '../word-set.ts';

/** A unit of time as TIMEX3 writes it: `P2W`, `PT3H`; a decade is ten years, a quarter three months, a weekend `WE`. */
export type TimeUnit = CalendarUnit | 'H' | 'MIN' | 'S' | 'QUARTER' | 'DECADE' | 'CENTURY' | 'WE';

/** A word or phrase that names a time by itself. */
export type FixedTime =
  | { readonly kind: 'value'; readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'; readonly value: string }
  | { readonly kind: 'days'; readonly count: number; readonly otherwise: string }
  | { readonly kind: 'units'; readonly unit: CalendarUnit; readonly count: number }
  /** "Jahresende" by the verb of its clause: in March "zum Jahresende wurde" is last year. Its month, 1 to 12. */
  | { readonly kind: 'year-edge'; readonly month: number }
  /** "tonight": a part of the day of publication. */
  | { readonly kind: 'day-part'; readonly part: string }
  /** "heutige", "gestrige": a day before a noun for a day; of 0 days before another noun the present. */
  | { readonly kind: 'adjective'; readonly count: number; readonly otherwise: string }
  /** Counted from the date named last: "Vortag". */
  | { readonly kind: 'last'; readonly unit: CalendarUnit; readonly count: number };

/** The words for time in one language; all lower case. */
export interface TimeLexicon {
  /** German: a unit without a capital letter is no noun, and ordinals have a full stop. */
  readonly nounsAreCapitalized: boolean;
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly seasons: ReadonlyMap<string, string>;
  /** Of them those that need company ("in the fall", "last fall", "fall 2023"). */
  readonly looseSeasons: WordSet;
  readonly dayParts: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, TimeUnit>;
  /** Value of a number word; `X` for "few", "several". */
  readonly numberOf: (lower: string) => number | 'X' | undefined;
  /** Value of digits with the marks a language sets ("30.000", "2,5"). */
  readonly parseNumber: (digits: string) => number | undefined;
  /** "Millionen", "million". */
  readonly scales: ReadonlyMap<string, number>;
  /** Behind "heute": what still is, not what is on this day ("heute noch"). */
  readonly stillWords: WordSet;
  /** Verbs of what is to come ("wird", "will") and of what was ("wurde", "said"); "für" before a day to come. */
  readonly aheadVerbs: WordSet;
  readonly backVerbs: WordSet;
  /** Verbs in the present tense that announce when they stand right beside a date, and auxiliaries that do so there. */
  readonly presentVerbs: WordSet;
  readonly aheadAuxiliaries: WordSet;
  /** Past forms that tell of what was when they stand right beside a date ("kündigte am Montag an"). */
  readonly isPastVerb: (lower: string) => boolean;
  readonly aheadPrepositions: WordSet;
  /** "first" to "twenty-first". */
  readonly ordinals: ReadonlyMap<string, number>;
  /** Quarter and half: `Q` or `H`. */
  readonly yearParts: ReadonlyMap<string, 'Q' | 'H'>;
  /** Halves that are of a year or century only where it stands behind them ("erste Hälfte des Jahres"), else of a match. */
  readonly looseHalves: WordSet;
  readonly directions: ReadonlyMap<string, Direction>;
  /** Words that count from the date named last: "folgenden" 1, "selben" 0, "vorangegangenen" -1. */
  readonly fromLast: ReadonlyMap<string, -1 | 0 | 1>;
  /** "dieser", "this": nothing of the expression stands before them. */
  readonly demonstratives: WordSet;
  readonly determiners: WordSet;
  readonly periodParts: WordSet;
  /** Words of degree before a number ("rund", "more than"); part of the expression. */
  readonly degrees: PhraseBook<true>;
  /** Adverbs between a preposition and such a length ("ziemlich genau"). */
  readonly degreeWords: WordSet;
  /** Adjectives that may stand between number and unit, where nouns have no capital letters. */
  readonly fillers: WordSet;
  /** Words that make "every …". */
  readonly every: WordSet;
  /** "im" of "jeden dritten Mittwoch im Monat". */
  readonly ofTheUnit: WordSet;
  /** "einmal", "twice". */
  readonly timesWords: WordSet;
  /** "im", "pro" before a unit that says how often; those of `alwaysPer` need no rate before them. */
  readonly perUnit: WordSet;
  readonly alwaysPer: WordSet;
  /** What is paid or done by the unit: "Euro", "hours". */
  readonly rateNouns: WordSet;
  /** What makes "pro Stunde" a speed and no time: "Kilometer", "miles". */
  readonly speedNouns: WordSet;
  /** Word before ("vor") or behind ("ago") a length of time that makes it a point in the past. */
  readonly agoBefore: WordSet;
  readonly agoAfter: WordSet;
  /** Word before a length of time that makes it a point to come ("in zwei Wochen"). */
  readonly aheadBefore: WordSet;
  /** Words behind a length that count from the date named last: -1 "zuvor", 1 "later". */
  readonly relativeAfter: ReadonlyMap<string, -1 | 1>;
  /** Words before such a length without an article or number: "am Tag zuvor". */
  readonly beforeRelative: WordSet;
  /** Words after which a bare plural is a length: "seit Jahren". */
  readonly beforeLength: WordSet;
  /** Words after which four digits are a year: "seit 2017". */
  readonly beforeYear: WordSet;
  /** "seit" of "seit Jahresbeginn": that of this year. */
  readonly sinceWords: WordSet;
  /** Nouns that take a year: "Saison 2007/08". */
  readonly yearNouns: WordSet;
  /** Decades in words, with their three digits. */
  readonly decades: ReadonlyMap<string, string>;
  /** What makes digits a decade by itself ("1990s"), and what does before "Jahre" ("60er Jahre"). */
  readonly decadeEndings: WordSet;
  readonly decadeStems: WordSet;
  readonly clockAfter: WordSet;
  readonly clockBefore: WordSet;
  /** "halb" of "halb neun" (8:30). */
  readonly halfBefore: WordSet;
  /** Adverbs behind a time of day that move it past noon: "8 Uhr abends". */
  readonly afternoonWords: WordSet;
  /** Words before day and month in digits without a year: "am 5.10.". */
  readonly beforeShortDate: WordSet;
  /** Words before a part of the day that stands alone: "am Nachmittag", "in the morning". */
  readonly beforeDayPart: WordSet;
  readonly beforeArticledDayPart: WordSet;
  /** Between a part of a day and that day: "Abend des 13. Januar", "evening of October 5". */
  readonly partOf: WordSet;
  /** Behind a night that a date names: "Nacht zum Sonntag", "Nacht auf den 28. Juli". */
  readonly afterNight: WordSet;
  /** What stands between the days of a list: "am 3., 4. und 5. Oktober". */
  readonly listJoints: WordSet;
  /** Words that make a length of time before them an age ("22 Jahre alt", "22 years old"). */
  readonly ages: WordSet;
  /** Words right before, and nouns one word further, that do so too ("ab 16 Jahren", "Alter von 30 Jahren"). */
  readonly beforeAge: WordSet;
  readonly ageNouns: WordSet;
  /** Whom a length in one word gives an age: "die fünfjährige Tochter". */
  readonly agedNouns: WordSet;
  readonly ordinalSuffixes: WordSet;
  /** "einwöchig", "three-day". */
  readonly compoundLength: (lower: string) => { readonly unit: TimeUnit; readonly count: number | 'X' } | undefined;
  readonly feasts: PhraseBook<Feast>;
  readonly fixed: PhraseBook<FixedTime>;
}
