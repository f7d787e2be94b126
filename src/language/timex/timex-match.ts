import type { PartialDate, Timex, WordTable } from '#core';
import type { Token } from '../tokens.ts';
import type { CalendarUnit } from './calendar.ts';
import type { TimeLexicon } from './lexicon.ts';
import type { TimeWord } from './time-words.ts';

/** What a matcher sees: the words of a language, the whole text and the day it was published. */
export interface TimeContext {
  readonly lexicon: TimeLexicon;
  readonly words: WordTable<Token, TimeWord>;
  readonly tokens: readonly Token[];
  readonly published: PartialDate | null;
}

/** A time expression found at a token; `start` may lie before that token, `end` is the index after its last token. */
export interface TimexMatch {
  readonly start: number;
  readonly end: number;
  readonly type: Timex['type'];
  readonly value: string;
  /** The point in time that a length counted from publication leads to: "vor zwei Wochen". */
  readonly point?: string | undefined;
  /** Set where the value hangs on the date named last before it: "am Tag zuvor", "two weeks later". */
  readonly fromLastDate?: DateStep;
}

/** So many units from a date, and the part of that day (`TEV`). */
interface DateStep {
  readonly unit: CalendarUnit;
  readonly count: number;
  readonly part?: string | undefined;
}

/** The expression that begins at a token, or null. */
export type TimeMatcher = (context: TimeContext, index: number) => TimexMatch | null;
