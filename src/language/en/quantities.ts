import type { ClaimedNumber } from '#core';
import type { QuantityLexicon } from '../language-pack.ts';
import { PhraseBook } from '../phrases.ts';
import { createNumberWords } from '../quantities.ts';
import { englishNumber } from './number-words.ts';
import { adverbs, auxiliaries, clauseStarts, determiners, phraseEnds, pronouns } from './words.ts';
import { WordSet } from '../word-set.ts';

const bounds: Readonly<Record<Exclude<ClaimedNumber['bound'], 'exact' | 'range'>, string>> = {
  'at-least':
    'at least;more than;no fewer than;no less than;not less than;over;upward of;upwards of;a minimum of;well over;just over',
  'at-most':
    'at most;less than;fewer than;no more than;not more than;never more than;up to;as many as;as much as;under;a maximum of;just under',
  about: 'about;around;approximately;roughly;some;nearly;almost;an estimated;close to;or so;probably;perhaps',
};

/** "at least", "roughly": what stands before a number and says how it is meant. */
export const boundPhrases: PhraseBook<ClaimedNumber['bound']> = new PhraseBook(
  Object.entries(bounds).flatMap(([bound, list]) =>
    list.split(';').map((phrase): [string, ClaimedNumber['bound']] => [phrase, bound as ClaimedNumber['bound']]),
  ),
);

/** Numbers behind others: "two million". */
export const englishScales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
]);

/** The least that each can mean. */
export const vagueNumbers: ReadonlyMap<string, number> = new Map([
  ['dozens', 24],
  ['scores', 40],
  ['hundreds', 200],
  ['thousands', 2000],
  ['millions', 2e6],
  ['billions', 2e9],
]);

/** English numbers, bounds and units. */
export function englishQuantities(): QuantityLexicon {
  return {
    parseNumber: parseEnglishNumber,
    scales: englishScales,
    numberWords: createNumberWords(englishNumber, vagueNumbers),
    bounds: boundPhrases,
    betweens: new WordSet(['between']),
    ands: new WordSet(['and']),
    rangeJoints: new WordSet(['to', '-', '–']),
    isUnit: (tokens, at) =>
      isUnit(tokens[at]!.lower) ||
      (isContent(tokens[at]!.lower, tokens[at]!.kind) && !isContent(tokens[at + 1]?.lower, tokens[at + 1]?.kind)),
    mayStandBeforeUnit: ({ lower }) => isContent(lower, 'word'),
  };
}

/** Plurals and the words that measure: "railcars", "percent", "people". */
function isUnit(lower: string): boolean {
  if (!isContent(lower, 'word')) return false;
  return /^(?:percent|people|men|women|children|police)$/u.test(lower) || (/[^s]s$/u.test(lower) && lower.length > 3);
}

/** A word that can stand in a noun phrase behind its number. */
function isContent(lower: string | undefined, kind: string | undefined): boolean {
  if (lower === undefined || kind !== 'word') return false;
  const isFunction =
    phraseEnds.has(lower) ||
    auxiliaries.has(lower) ||
    determiners.has(lower) ||
    pronouns.has(lower) ||
    clauseStarts.has(lower) ||
    adverbs.has(lower) ||
    /^(?:of|for|from|at|with|and|or|per|than)$/u.test(lower);
  return !isFunction && !lower.endsWith('ly');
}

/** "1,700" is 1700, "3.5" is 3.5. */
export function parseEnglishNumber(digits: string): number | undefined {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(digits)) return Number(digits.replaceAll(',', ''));
  return /^\d+(?:\.\d+)?$/u.test(digits) ? Number(digits) : undefined;
}
