import { WordTable } from '#core';
import type { Segment, SentenceView } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { isFinite } from './finite.ts';
import {
  adverbs,
  attaching,
  auxiliaries,
  clauseStarts,
  determiners,
  isLyAdverb,
  phraseEnds,
  pronouns,
  times,
} from './words.ts';
import { WordSet } from '../word-set.ts';

/** Token indices, half open. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** A noun phrase longer than this is a clause in disguise. */
const longest = 24;

/** Index after the noun phrase that begins at `index`; `index` itself where none begins. */
export function nounPhraseEnd(tokens: readonly Token[], index: number, limit: number): number {
  const first = tokens[index];
  if (!first || index >= limit || first.kind === 'mark') return index;
  if (is(first, purePronoun)) return index + 1;
  const most = Math.min(limit, index + longest);
  let at = index;
  while (at < most && staysInside(tokens, at, index, limit)) at++;
  while (at > index && is(tokens[at - 1]!, neverLast)) at--;
  return at;
}

/** What a word can be in a noun phrase, as bits. */
const roles = new WordTable<Token, number>(
  ({ lower }) =>
    (determiners.has(lower) ? determiner : 0) |
    (pronouns.has(lower) && !determiners.has(lower) ? purePronoun : 0) |
    (attaching.has(lower) || lower === 'and' || determiners.has(lower) ? neverLast : 0) |
    (attaching.has(lower) ? joint : 0) |
    (times.has(lower) ? time : 0) |
    (phraseEnds.has(lower) || isLyAdverb(lower) ? end : 0),
);
const determiner = 1;
const purePronoun = 2;
const neverLast = 4;
const joint = 8;
const time = 16;
const end = 32;

function is(token: Token, role: number): boolean {
  return (roles.of(token) & role) !== 0;
}

function staysInside(tokens: readonly Token[], at: number, start: number, limit: number): boolean {
  const token = tokens[at]!;
  if (token.kind === 'mark') return isInitialDot(tokens, at) || '“”"&/'.includes(token.text);
  const role = roles.of(token);
  if ((role & time) !== 0 && at > start && token.isCapitalized) return false;
  if (token.lower === 'in')
    return at > start && at + 1 < limit && tokens[at + 1]!.isCapitalized && !is(tokens[at + 1]!, time);
  if (at > start && (role & joint) !== 0) return true;
  if ((role & end) !== 0) return at === start && (role & determiner) !== 0;
  if (at > start && (role & purePronoun) !== 0) return false;
  return !(at > start && isFinite(tokens, at));
}

/** "Mr.", "J.", "U.S.": a full stop inside a name. */
function isInitialDot(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return tokens[at]!.text === '.' && before !== undefined && before.text.length <= 4 && before.isCapitalized;
}

const circumstance =
  /^(?:on|in|at|by|during|after|last|late|early|earlier|before|since|until|for|with|as|despite|amid|under|from|through|over|despite|like|unlike|along|throughout|following|given|among)$/u;

/** Past "On Monday", "In a statement" and adverbs that open a clause before its subject. */
function skipOpening({ tokens }: SentenceView, start: number, limit: number): number {
  let from = start;
  while (
    from + 1 < limit &&
    (/^(?:but|and|so|yet|or|then|still|also)$/u.test(tokens[from]!.lower) ||
      (isAdverb(tokens[from]!) && !determiners.has(tokens[from]!.lower)))
  )
    from++;
  const { lower } = tokens[from] ?? { lower: '' };
  if (!circumstance.test(lower)) return from;
  const noun = nounPhraseEnd(tokens, from + 1, limit);
  for (let at = from; at < Math.min(limit - 1, from + 5); at++)
    if (times.holds(tokens[at]!) || /^\d{4}$/u.test(tokens[at]!.text)) return at + 1;
  if (noun >= limit) return splitInside(tokens, from + 1, limit) ?? from;
  return noun > from + 1 ? noun : from;
}

/** Of "In a statement the ministry" the second noun phrase: it begins with an article or pronoun of its own. */
function splitInside(tokens: readonly Token[], from: number, limit: number): number | undefined {
  for (let at = from + 1; at < limit; at++) {
    const { lower } = tokens[at]!;
    const isOwn = determiners.has(lower) || (pronouns.has(lower) && lower !== 'who' && lower !== 'which');
    if (isOwn && !attaching.holds(tokens[at - 1]!) && tokens[at - 1]!.lower !== 'and') return at;
  }
  return undefined;
}

function isAdverb({ lower, kind }: Token): boolean {
  return kind === 'word' && (adverbs.has(lower) || isLyAdverb(lower));
}

/** "Both said": a word for several with nothing before it. */
function isAlone(tokens: readonly Token[], at: number, start: number): boolean {
  return at === start && determiners.has(tokens[at]!.lower);
}

/** The subject that ends right before a verb group in the same segment. */
export function subjectBefore(view: SentenceView, segment: Segment, verb: number): Phrase | undefined {
  const { tokens } = view;
  let to = verb;
  while (to > segment.from && isAdverb(tokens[to - 1]!) && !isAlone(tokens, to - 1, segment.from)) to--;
  let from = to;
  while (from > segment.from && !startsClause(view, from - 1, segment) && !nominatives.holds(tokens[from]!)) from--;
  if (from === segment.from || /^(?:and|but|so)$/u.test(tokens[from - 1]!.lower)) from = skipOpening(view, from, to);
  if (from >= to || to - from > longest) return undefined;
  const first = tokens[from]!;
  if (first.kind === 'mark' && !'“"$'.includes(first.text)) return undefined;
  return { from, to };
}

const nominatives = new WordSet(['he', 'she', 'they', 'we', 'i']);

/** Whether a clause begins behind a token: a conjunction, a mark, a verb that is not of a relative clause. */
function startsClause(view: SentenceView, at: number, segment: Segment): boolean {
  const { tokens } = view;
  const { lower, kind, text } = tokens[at]!;
  if (kind === 'mark') {
    if (view.quotationAt(at))
      return (
        view.quotationAt(at) !== view.quotationAt(at + 1) &&
        view.quotationAt(at)!.end > tokens[at]!.end - 1 &&
        isLongQuotation(view, at)
      );
    return !isInitialDot(tokens, at) && !'()/&$%,'.includes(text);
  }
  if (lower === 'and') return at === segment.from || hasFiniteIn(tokens, segment.from, at);
  if (lower === 'that') return true;
  if (isFinite(tokens, at)) return !isRelativeVerb(tokens, at, segment.from);
  return clauseStarts.has(lower) && lower !== 'who' && lower !== 'which' && !(lower === 'as' && at > segment.from);
}

/** A quotation of a clause, not of a name or word. */
function isLongQuotation(view: SentenceView, at: number): boolean {
  const quotation = view.quotationAt(at)!;
  return quotation.end - quotation.start > 25;
}

/** "the man who resigned said": the verb belongs to who. */
function isRelativeVerb(tokens: readonly Token[], at: number, start: number): boolean {
  for (let before = at - 1; before >= Math.max(start, at - 5); before--) {
    if (/^(?:who|which)$/u.test(tokens[before]!.lower)) return true;
    if (!isAdverb(tokens[before]!) && !auxiliaries.holds(tokens[before]!)) return false;
  }
  return false;
}

function hasFiniteIn(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isFinite(tokens, at)) return true;
  return false;
}

const asides = new WordSet('who whose which citing quoting speaking referring whom where including'.split(' '));

/**
 * The subject of "Kim, a spokesman for X, said" or "Ms. Ito, who voted against it, said": what stands before the verb group
 * at the start of segment `index`, appositions and relative clauses included.
 */
export function openingSubject(view: SentenceView, index: number, floor: number): Phrase | undefined {
  const { tokens, segments } = view;
  let first = index - 1;
  for (; first >= floor; first--) {
    const segment = segments[first]!;
    if (view.quotationAt(segment.to - 1) && isLongQuotation(view, segment.to - 1)) break;
    if (segment.opener === ';' || segment.opener === ':') return undefined;
    const { lower } = tokens[segment.from]!;
    if (asides.has(lower) || isApposition(view, segment, first, floor)) continue;
    break;
  }
  const broke = segments[first];
  const isHead = broke !== undefined && first >= floor && !hasFiniteOutside(tokens, broke.from, broke.to);
  if (!isHead || view.quotationAt(broke.to - 1)) first++;
  if (first >= index) return undefined;
  const segment = segments[first];
  if (segment === undefined || view.quotationAt(segment.from) || asides.holds(tokens[segment.from]!)) return undefined;
  const citing = segments.findIndex((one, at) => at > first && at < index && isCiting.test(tokens[one.from]!.lower));
  const to = segments[(citing < 0 ? index : citing) - 1]!.to;
  let from = segment.to;
  while (from > segment.from && !startsClause(view, from - 1, segment)) from--;
  if (from === segment.from) from = skipOpening(view, from, segment.to);
  if (from >= segment.to || to - from > 45 || hasFiniteOutside(tokens, from, segment.to)) return undefined;
  return { from, to };
}

const isCiting = /^(?:citing|quoting|referring)$/u;

/** Between commas and without a verb of its own, behind something that can be its head. */
function isApposition(view: SentenceView, segment: Segment, index: number, floor: number): boolean {
  if (index <= floor || segment.opener !== ',') return false;
  if (/^(?:but|and|so|if|when|while|because|although)$/u.test(view.tokens[segment.from]!.lower)) return false;
  const { lower } = view.tokens[segment.from]!;
  return (lower.length > 4 && lower.endsWith('ed')) || !hasFiniteOutside(view.tokens, segment.from, segment.to);
}

/** A finite verb that no "who" or "that" claims. */
function hasFiniteOutside(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (/^(?:who|which|that|whose)$/u.test(tokens[at]!.lower) && at > from) return false;
    if (isFinite(tokens, at)) return true;
  }
  return false;
}

/** Speaker behind an inverted verb: "said Kim, who voted against it". */
export function subjectAfter(view: SentenceView, verb: number, segmentIndex: number): Phrase | undefined {
  const { tokens, segments } = view;
  const segment = segments[segmentIndex]!;
  let end = nounPhraseEnd(tokens, verb, segment.to);
  if (end === verb) return undefined;
  if (/^(?:who|which|familiar|briefed|involved)$/u.test(tokens[end]?.lower ?? '') && end < segment.to) end = segment.to;
  if (end < segment.to) return { from: verb, to: end };
  for (let next = segmentIndex + 1; next < segments.length; next++) {
    const aside = segments[next]!;
    const isNominal =
      !hasFiniteOutside(tokens, aside.from, aside.to) && (isAge(tokens, aside) || nominalStart(view, aside));
    if (aside.opener !== ',' || view.quotationAt(aside.from) || !(isNominal || isWho(tokens[aside.from]!))) break;
    end = aside.to;
  }
  return { from: verb, to: end };
}

/** Of what may stand behind a subject, "referring to the drought" tells what was meant and not who spoke. */
function isWho({ lower }: Token): boolean {
  return asides.has(lower) && lower !== 'referring';
}

/** "a county commissioner", "head of the observatory": an apposition begins like a noun phrase. */
function nominalStart({ tokens }: SentenceView, { from, to }: Segment): boolean {
  const { lower, kind } = tokens[from]!;
  if (kind !== 'word' || isAdverb(tokens[from]!) || lower.endsWith('ing')) return false;
  if (
    /^(?:but|and|or|so|as|if|when|while|because|although|after|before|in|on|at|to|for|with|from|by|according|despite|not)$/u.test(
      lower,
    )
  )
    return false;
  return nounPhraseEnd(tokens, from, to) > from;
}

/** "44" of "Ines Duarte, 44, who was asleep". */
function isAge(tokens: readonly Token[], { from, to }: Segment): boolean {
  return to === from + 1 && /^\d{1,2}$/u.test(tokens[from]!.text);
}
