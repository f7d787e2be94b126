import type { PhraseBook } from '../phrases.ts';
import type { CalendarUnit, Direction } from './calendar.ts';

/** A unit of time as TIMEX3 writes it: `P2W`, `PT3H`; a decade is ten years, a weekend `WE`. */
export type TimeUnit = CalendarUnit | 'H' | 'MIN' | 'S' | 'DECADE' | 'CENTURY' | 'WE';

/** A word or phrase that names a time by itself. */
export type FixedTime =
  | { readonly kind: 'value'; readonly type: 'DATE' | 'DURATION' | 'SET'; readonly value: string }
  | { readonly kind: 'days'; readonly count: number; readonly otherwise: string }
  | { readonly kind: 'units'; readonly unit: CalendarUnit; readonly count: number };

/** The words for time in one language; all lower case. */
export interface TimeLexicon {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly seasons: ReadonlyMap<string, string>;
  readonly dayParts: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, TimeUnit>;
  /** `X` for "few", "several". */
  readonly numbers: ReadonlyMap<string, number | 'X'>;
  readonly directions: ReadonlyMap<string, Direction>;
  readonly determiners: ReadonlySet<string>;
  readonly periodParts: ReadonlySet<string>;
  /** Words that make "every …". */
  readonly every: ReadonlySet<string>;
  /** Word before ("vor") or behind ("ago") a length of time that makes it a point in the past. */
  readonly agoBefore: ReadonlySet<string>;
  readonly agoAfter: ReadonlySet<string>;
  /** Word before a length of time that makes it a point to come ("in zwei Wochen"). */
  readonly aheadBefore: ReadonlySet<string>;
  /** Words after which four digits are a year: "seit 2017". */
  readonly beforeYear: ReadonlySet<string>;
  readonly clockAfter: ReadonlySet<string>;
  /** Words that make a length of time before them an age ("22 Jahre alt", "22 years old"). */
  readonly ages: ReadonlySet<string>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly fixed: PhraseBook<FixedTime>;
}
