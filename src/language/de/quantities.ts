import type { ClaimedNumber } from '#core';
import type { QuantityLexicon } from '../language-pack.ts';
import { PhraseBook } from '../phrases.ts';
import { createNumberWords } from '../quantities.ts';
import { germanNumber } from './number-words.ts';
import { determiners, notAdjectives, prepositions } from './words.ts';
import { WordSet } from '../word-set.ts';

const bounds: Readonly<Record<Exclude<ClaimedNumber['bound'], 'exact' | 'range'>, string>> = {
  'at-least': 'mindestens;wenigstens;zumindest;mehr als;nicht weniger als;weit über;über;gut;weit mehr als',
  'at-most': 'höchstens;maximal;bis zu;weniger als;nicht mehr als;nie mehr als;unter;knapp unter',
  about:
    'rund;etwa;ungefähr;circa;ca;zirka;knapp;fast;beinahe;nahezu;annähernd;schätzungsweise;um die;an die;geschätzt',
};

/** Numbers that stand as nouns behind others: "zwei Millionen". */
export const germanScales: ReadonlyMap<string, number> = new Map([
  ['hundert', 100],
  ['tausend', 1000],
  ['million', 1e6],
  ['millionen', 1e6],
  ['milliarde', 1e9],
  ['milliarden', 1e9],
  ['dutzend', 12],
]);

/** The least that each can mean. */
const vagueNumbers: ReadonlyMap<string, number> = new Map([
  ['dutzende', 24],
  ['dutzenden', 24],
  ['hunderte', 200],
  ['hunderten', 200],
  ['tausende', 2000],
  ['tausenden', 2000],
  ['zehntausende', 20_000],
  ['hunderttausende', 200_000],
]);

/** German numbers, bounds and units. */
export function germanQuantities(): QuantityLexicon {
  return {
    parseNumber: parseGermanNumber,
    scales: germanScales,
    numberWords: createNumberWords((lower) => (notCounted.has(lower) ? undefined : germanNumber(lower)), vagueNumbers),
    bounds: new PhraseBook(
      Object.entries(bounds).flatMap(([bound, list]) =>
        list.split(';').map((phrase): [string, ClaimedNumber['bound']] => [phrase, bound as ClaimedNumber['bound']]),
      ),
    ),
    betweens: new WordSet(['zwischen']),
    ands: new WordSet(['und']),
    rangeJoints: new WordSet(['bis', '-', '–']),
    isUnit: (tokens, at) => tokens[at]!.isCapitalized && !determiners.holds(tokens[at]!),
    mayStandBeforeUnit: ({ lower, isCapitalized }) =>
      !isCapitalized && /(?:e|en|er|es|em)$/u.test(lower) && !notAdjectives.has(lower) && !prepositions.has(lower),
  };
}

/** Articles are numbers as well; without a bound they count nothing. */
const notCounted = new WordSet([
  'eine',
  'einen',
  'einem',
  'einer',
  'eines',
  'ein',
  'halbe',
  'halben',
  'halber',
  'halbes',
  'null',
]);

/** "1.700" is 1700, "3,5" is 3.5, "12.5" is neither and taken for a clock or a date. */
export function parseGermanNumber(digits: string): number | undefined {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'));
  return /^\d+(?:,\d+)?$/u.test(digits) ? Number(digits.replace(',', '.')) : undefined;
}
