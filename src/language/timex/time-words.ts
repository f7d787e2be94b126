import { WordTable } from '#core';
import type { Token } from '../tokens.ts';
import type { Direction } from './calendar.ts';
import type { TimeLexicon, TimeUnit } from './lexicon.ts';

/** All that a lexicon says of one word; matchers ask many such questions of every word that may tell a time. */
export interface TimeWord {
  readonly direction: Direction | undefined;
  /** "folgenden" 1, "selben" 0: counted from the date named last. */
  readonly step: -1 | 0 | 1 | undefined;
  /** Value of a number word. */
  readonly number: number | 'X' | undefined;
  readonly ordinal: number | undefined;
  readonly unit: TimeUnit | undefined;
  readonly dayPart: string | undefined;
  /** 1 Monday to 7 Sunday with the part of the day: "Donnerstag", "Donnerstagabend". */
  readonly weekday: number | undefined;
  readonly weekdayPart: string | undefined;
  /** Of "Sommermonate" and "Spätherbst" too, where nouns are compounded. */
  readonly season: string | undefined;
  readonly isDeterminer: boolean;
  readonly isPeriodPart: boolean;
  readonly isEvery: boolean;
  readonly isTimes: boolean;
  readonly isPerUnit: boolean;
  /** Begins a word or phrase of degree: "rund", "more than". */
  readonly opensDegree: boolean;
  /** "um", "halb", "Uhr": around the hour of a clock. */
  readonly isHalf: boolean;
  readonly isClockAfter: boolean;
}

/** The words of a lexicon, each worked out on first sight. */
export function createTimeWords(lexicon: TimeLexicon): WordTable<Token, TimeWord> {
  return new WordTable(({ lower }: Token) => readWord(lexicon, lower));
}

/** What is said of the token at an index; of none where the text has none there. */
export function wordAt(
  { words, tokens }: { words: WordTable<Token, TimeWord>; tokens: readonly Token[] },
  at: number,
): TimeWord {
  const token = at < 0 ? undefined : tokens[at];
  return token === undefined ? none : words.of(token);
}

function readWord(lexicon: TimeLexicon, lower: string): TimeWord {
  const { weekday, part } = weekdayAndPart(lexicon, lower);
  return {
    direction: lexicon.directions.get(lower),
    step: lexicon.fromLast.get(lower),
    number: lexicon.numberOf(lower),
    ordinal: lexicon.ordinals.get(lower),
    unit: lexicon.units.get(lower),
    dayPart: lexicon.dayParts.get(lower),
    weekday,
    weekdayPart: part,
    season: seasonOf(lexicon, lower),
    isDeterminer: lexicon.determiners.has(lower),
    isPeriodPart: lexicon.periodParts.has(lower),
    isEvery: lexicon.every.has(lower),
    isTimes: lexicon.timesWords.has(lower),
    isPerUnit: lexicon.perUnit.has(lower),
    opensDegree: lexicon.degrees.hasFirst(lower),
    isHalf: lexicon.halfBefore.has(lower),
    isClockAfter: lexicon.clockAfter.has(lower),
  };
}

function weekdayAndPart(lexicon: TimeLexicon, lower: string): { weekday: number | undefined; part?: string } {
  const whole = lexicon.weekdays.get(lower);
  if (whole !== undefined) return { weekday: whole };
  if (lower.length < 10 || lower.length > 20) return { weekday: undefined };
  for (const [suffix, part] of lexicon.dayParts) {
    const weekday = lower.endsWith(suffix) ? lexicon.weekdays.get(lower.slice(0, -suffix.length)) : undefined;
    if (weekday !== undefined) return { weekday, part };
  }
  return { weekday: undefined };
}

/** "Sommermonate", "Spätherbst", "Frühsommer". */
const compoundSeason = /^(?:früh|spät|hoch)?(\p{L}+?)(?:monaten?)?$/u;

function seasonOf(lexicon: TimeLexicon, lower: string): string | undefined {
  const season = lexicon.seasons.get(lower);
  if (season !== undefined || !lexicon.nounsAreCapitalized) return season;
  const stem = compoundSeason.exec(lower)?.[1];
  return stem === undefined ? undefined : lexicon.seasons.get(stem);
}

const none: TimeWord = {
  direction: undefined,
  step: undefined,
  number: undefined,
  ordinal: undefined,
  unit: undefined,
  dayPart: undefined,
  weekday: undefined,
  weekdayPart: undefined,
  season: undefined,
  isDeterminer: false,
  isPeriodPart: false,
  isEvery: false,
  isTimes: false,
  isPerUnit: false,
  opensDegree: false,
  isHalf: false,
  isClockAfter: false,
};
