import type { Segment, SentenceView } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { reportingForms } from './reporting-verbs.ts';
import { adverbs, attaching, auxiliaries, clauseStarts, determiners, phraseEnds, pronouns, times } from './words.ts';

/** Token indices, half open. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** A noun phrase longer than this is a clause in disguise. */
const longest = 16;

/** Index after the noun phrase that begins at `index`; `index` itself where none begins. */
export function nounPhraseEnd(tokens: readonly Token[], index: number, limit: number): number {
  const first = tokens[index];
  if (!first || index >= limit || first.kind === 'mark') return index;
  if (pronouns.has(first.lower) && !determiners.has(first.lower)) return index + 1;
  let at = index;
  while (at < Math.min(limit, index + longest) && staysInside(tokens, at, index, limit)) at++;
  while (
    at > index &&
    (attaching.has(tokens[at - 1]!.lower) || tokens[at - 1]!.lower === 'and' || determiners.has(tokens[at - 1]!.lower))
  )
    at--;
  return at;
}

function staysInside(tokens: readonly Token[], at: number, start: number, limit: number): boolean {
  const { kind, lower, text } = tokens[at]!;
  if (kind === 'mark') return isInitialDot(tokens, at) || ['“', '”', '"', '&', '/'].includes(text);
  if (times.has(lower) && at > start && tokens[at]!.isCapitalized) return false;
  if (lower === 'in')
    return at > start && at + 1 < limit && tokens[at + 1]!.isCapitalized && !times.has(tokens[at + 1]!.lower);
  if (at > start && attaching.has(lower)) return true;
  if (phraseEnds.has(lower) || lower.endsWith('ly')) return at === start && determiners.has(lower);
  if (at > start && pronouns.has(lower) && !determiners.has(lower)) return false;
  return !(at > start && isFiniteReport(tokens, at));
}

function isInitialDot(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.text === '.' && (tokens[at - 1]?.text.length ?? 9) <= 3 && tokens[at - 1]!.isCapitalized;
}

function isFiniteReport(tokens: readonly Token[], at: number): boolean {
  const form = reportingForms().get(tokens[at]!.lower);
  return (
    form !== undefined &&
    !form.isParticiple &&
    /(?:ed|said|told|wrote|s)$/u.test(tokens[at]!.lower) &&
    tokens[at]!.lower !== 'reports'
  );
}

/** The subject that ends right before a verb: back to the start of its clause, without adverbs and auxiliaries. */
export function subjectBefore(view: SentenceView, segment: Segment, verb: number): Phrase | undefined {
  const { tokens } = view;
  let to = verb;
  while (to > segment.from && isBetween(tokens[to - 1]!)) to--;
  let from = to;
  while (from > segment.from && !startsClause(tokens, from - 1, segment)) from--;
  from = skipOpening(view, from, to);
  if (from >= to || to - from > longest || view.quotationAt(from)) return undefined;
  const first = tokens[from]!;
  const canOpen =
    first.isCapitalized ||
    determiners.has(first.lower) ||
    pronouns.has(first.lower) ||
    first.kind === 'number' ||
    to - from <= 4;
  return canOpen ? { from, to } : undefined;
}

function isBetween({ lower, kind }: Token): boolean {
  return kind === 'word' && (adverbs.has(lower) || auxiliaries.has(lower) || lower.endsWith('ly'));
}

function startsClause(tokens: readonly Token[], at: number, segment: Segment): boolean {
  const { lower, kind, text } = tokens[at]!;
  if (kind === 'mark') return !isInitialDot(tokens, at) && text !== '(' && text !== ')';
  if (auxiliaries.has(lower) || (/^(?:said|says|told|added|wrote)$/u.test(lower) && at > segment.from)) return true;
  if (lower === 'and') return at === segment.from || hasVerbBefore(tokens, segment.from, at);
  return clauseStarts.has(lower) && lower !== 'who' && lower !== 'which';
}

function hasVerbBefore(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (auxiliaries.has(tokens[at]!.lower) || isFiniteReport(tokens, at)) return true;
  return false;
}

/** Past "On Monday", "In a statement" and adverbs that open a clause before its subject. */
function skipOpening(view: SentenceView, start: number, limit: number): number {
  const { tokens } = view;
  let from = start;
  while (from < limit && (adverbs.has(tokens[from]!.lower) || tokens[from]!.lower.endsWith('ly')) && from + 1 < limit)
    from++;
  if (
    from < limit &&
    /^(?:on|in|at|by|during|after|last|this|late|early|earlier)$/u.test(tokens[from]!.lower) &&
    tokens[from]!.lower !== 'this'
  ) {
    for (let at = from; at < Math.min(limit - 1, from + 4); at++) if (times.has(tokens[at]!.lower)) return at + 1;
  }
  return from;
}

/** Speaker and addressee behind an inverted verb: "said Kim in a statement". */
export function subjectAfter(view: SentenceView, verb: number, limit: number): Phrase | undefined {
  const end = nounPhraseEnd(view.tokens, verb + 1, limit);
  return end > verb + 1 ? { from: verb + 1, to: end } : undefined;
}

/** Whether a segment has a finite verb that is not a reporting one's frame: auxiliaries and words in -ed. */
export function hasFiniteVerb(view: SentenceView, segment: Segment): boolean {
  for (let at = segment.from; at < segment.to; at++) {
    const { lower } = view.tokens[at]!;
    if (view.quotationAt(at) || auxiliaries.has(lower)) return true;
    if (at === segment.from || isReducedClause(view.tokens, at)) continue;
    if (/[a-z]{3}ed$/u.test(lower) || isFiniteReport(view.tokens, at)) return true;
  }
  return false;
}

/** "people briefed on the matter": a participle hung on a noun is no finite verb. */
function isReducedClause(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.lower.endsWith('ed') && /^(?:on|by|in|with|at|from|to)$/u.test(tokens[at + 1]?.lower ?? '');
}
