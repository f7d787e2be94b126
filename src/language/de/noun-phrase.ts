import { WordTable } from '#core';
import { isAbbreviation } from './abbreviations.ts';
import type { Token } from '../tokens.ts';
import {
  determiners,
  genitiveDeterminers,
  notAdjectives,
  openingAdverbs,
  prepositions,
  pronouns,
  timeNouns,
} from './words.ts';
import { WordSet } from '../word-set.ts';

/** Prepositions whose phrase belongs to the noun before it ("Sprecher von X", "Experten aus Seoul"). */
const attaching = new WordSet([
  'von',
  'vom',
  'aus',
  'für',
  'bei',
  'beim',
  'zur',
  'zum',
  'van',
  'bin',
  'al',
  'de',
  'du',
  'ten',
]);
const adjectiveEnding = /(?:e|en|er|es|em)$/u;

/** Index after the noun phrase that begins at `index`, attributes included; `index` itself where none begins. */
export function nounPhraseEnd(tokens: readonly Token[], index: number, limit: number): number {
  const core = corePhraseEnd(tokens, index, limit);
  if (core === index) return index;
  if (core === index + 1 && is(tokens[index]!, pronoun) && !tokens[index + 1]?.isCapitalized) return core;
  return attributesEnd(tokens, core, limit);
}

/** The same without genitives, "von …" and coordination: determiner, adjectives, nouns. */
export function corePhraseEnd(tokens: readonly Token[], index: number, limit: number): number {
  let at = index;
  while (at < limit && opensPhrase(tokens, at)) at++;
  while (at < limit && isAdjective(tokens[at]!)) at++;
  const nouns = nounsEnd(tokens, at, limit);
  if (nouns > at) return nouns;
  const first = tokens[index];
  return first !== undefined && index < limit && is(first, pronoun) ? index + 1 : index;
}

function opensPhrase(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  return token.kind === 'word' ? is(token, determiner) : token.kind === 'number' || isAgeHyphen(tokens, at);
}

/** What a word can be in a noun phrase, as bits. */
const roles = new WordTable<Token, number>(
  ({ lower }) =>
    (determiners.has(lower) ? determiner : 0) |
    (pronouns.has(lower) ? pronoun : 0) |
    (adjectiveEnding.test(lower) && !notAdjectives.has(lower) && !prepositions.has(lower) && !pronouns.has(lower)
      ? adjective
      : 0) |
    (openingAdverbs.has(lower) || prepositions.has(lower) || determiners.has(lower) ? neverNoun : 0) |
    (opensAttribute(lower) ? attribute : 0),
);
const determiner = 1;
const pronoun = 2;
const adjective = 4;
/** No noun though it begins with a capital letter. */
const neverNoun = 8;
/** Joins what follows to the noun before it. */
const attribute = 16;

function is(token: Token, role: number): boolean {
  return (roles.of(token) & role) !== 0;
}

function opensAttribute(lower: string): boolean {
  return genitiveDeterminers.has(lower) || attaching.has(lower) || joints.has(lower);
}

const joints = new WordSet(['vom', 'in', 'im', 'und', 'sowie', 'oder']);

/** The hyphen of "der 81-jährige Besitzer". */
function isAgeHyphen(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]!.text === '-' &&
    tokens[at - 1]?.kind === 'number' &&
    (tokens[at + 1]?.lower.startsWith('jährige') ?? false)
  );
}

/** Small words inside foreign names: "Institute for the Study of War", "Ursula von der Leyen" is an attribute anyway. */
const nameParticles = new WordSet([
  'of',
  'for',
  'the',
  'and',
  'de',
  'la',
  'el',
  'al',
  'bin',
  'ibn',
  'del',
  'di',
  'da',
  'du',
]);

function nounsEnd(tokens: readonly Token[], index: number, limit: number): number {
  let at = index;
  while (at < limit) {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    if (isNoun(token)) at++;
    else if (token.kind === 'word' && at === index) break;
    else if (at > index && nameParticles.holds(token) && next?.isCapitalized && at + 1 < limit) at++;
    else if (token.text === '.' && at > index && isAbbreviation(tokens[at - 1]!.lower) && next && at + 1 < limit) at++;
    else if (token.text === '(' && at > index && tokens[at + 2]?.text === ')' && at + 2 < limit) at += 3;
    else if (isQuotedName(tokens, at, limit)) at = compoundEnd(tokens, closingMark(tokens, at, limit) + 1, limit);
    else if (token.kind === 'number' && at > index && next !== undefined && isNoun(next) && at + 1 < limit) at++;
    else break;
  }
  return at;
}

function attributesEnd(tokens: readonly Token[], index: number, limit: number): number {
  let at = index;
  for (let added = 0; added < 6 && at < limit; added++) {
    const next = attributeEnd(tokens, at, limit);
    if (next === at) break;
    at = next;
  }
  return at;
}

function attributeEnd(tokens: readonly Token[], at: number, limit: number): number {
  if (!is(tokens[at]!, attribute)) return at;
  const { lower } = tokens[at]!;
  if (genitiveDeterminers.has(lower)) return extended(tokens, at, at, limit);
  if (lower === 'vom' && isDayMonth(tokens, at + 1, limit)) return at + 4;
  if (attaching.has(lower)) return extended(tokens, at, at + 1, limit);
  if ((lower === 'in' || lower === 'im') && !isTimeOrTalk(tokens[at + 1]?.lower ?? '')) {
    const end = corePhraseEnd(tokens, at + 1, limit);
    return end > at + 1 && tokens[at + 1]!.isCapitalized ? end : at;
  }
  if (lower === 'und' || lower === 'sowie' || lower === 'oder') return extended(tokens, at, at + 1, limit);
  return at;
}

/** "im Oktober", "im Gespräch mit X" tell when and to whom something was said. */
function isTimeOrTalk(lower: string): boolean {
  return timeNouns.has(lower) || /(?:gespräch|interview)$/u.test(lower);
}

/** "5. Oktober" of "Bilder vom 5. Oktober". */
function isDayMonth(tokens: readonly Token[], at: number, limit: number): boolean {
  const [day, mark, month] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  return at + 2 < limit && day!.kind === 'number' && mark!.text === '.' && timeNouns.has(month!.lower);
}

/** `end` of the core phrase at `from`, or `at` where there is none or it tells a time. */
function extended(tokens: readonly Token[], at: number, from: number, limit: number): number {
  const end = corePhraseEnd(tokens, from, limit);
  if (end === from || timeNouns.holds(tokens[end - 1]!)) return at;
  return end;
}

/** "ai-Bericht", "dpa-Korrespondent". */
const compound = /^\p{Ll}{1,4}-\p{Lu}/u;

function isNoun(token: Token): boolean {
  return (token.isCapitalized || compound.test(token.text)) && !is(token, neverNoun);
}

function isAdjective(token: Token): boolean {
  return token.kind === 'word' && !token.isCapitalized && is(token, adjective);
}

const openMarks = new WordSet(['„', '"', '“', '»', '«']);
const closeMarks = new WordSet(['“', '”', '"', '«', '»']);

/** A name in quotation marks right behind a noun ("die Zeitung „Kommersant“"): at most five words. */
function isQuotedName(tokens: readonly Token[], at: number, limit: number): boolean {
  return openMarks.holds(tokens[at]!) && closingMark(tokens, at, limit) > at + 1;
}

/** "-Zeitung" right behind "der „Bild“". */
function compoundEnd(tokens: readonly Token[], at: number, limit: number): number {
  const [dash, noun] = [tokens[at], tokens[at + 1]];
  const isJoined = dash?.text === '-' && dash.start === tokens[at - 1]!.end && noun?.start === dash.end;
  return isJoined && noun!.isCapitalized && at + 1 < limit ? at + 2 : at;
}

function closingMark(tokens: readonly Token[], at: number, limit: number): number {
  for (let end = at + 1; end < Math.min(limit, at + 7); end++) {
    if (closeMarks.holds(tokens[end]!)) return end;
    if (tokens[end]!.kind === 'mark') return -1;
  }
  return -1;
}
