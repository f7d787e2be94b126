import type { Segment, SentenceView } from '../sentence-view.ts';
import { type Token, holdsWord } from '../tokens.ts';
import { endOfContent } from './end-of-content.ts';
import { hasClause, isFinite } from './finite.ts';
import { type Phrase, nounPhraseEnd } from './noun-phrase.ts';
import { reportingForms } from './reporting-verbs.ts';
import type { VerbGroup } from './verb-group.ts';
import { opensAmount } from './amounts.ts';
import { adverbs, auxiliaries, determiners, isLyAdverb, pronouns, speechVenues, times } from './words.ts';
import { WordSet } from '../word-set.ts';

/** What a verb group announces behind it, and whom it addresses. */
export interface After {
  readonly content: Phrase | null;
  readonly addressee: Phrase | null;
  /** clause: a proposition; object: "condemned the test". */
  readonly form: 'clause' | 'object';
}

/** Reads on from a verb group in segment `index`: addressee, circumstances, then clause, quotation, infinitive or object. */
export function contentAfter(view: SentenceView, index: number, group: VerbGroup): After {
  const segment = view.segments[index]!;
  const { verb } = group;
  const told = verb.takesAddressee ? addresseeAt(view, group, segment) : null;
  const addressee = told && (!verb.takesObject || hasComplement(view, told.to, segment)) ? told : null;
  const from = addressee?.to ?? group.to;
  const clause = beforeSecondVerb(view, clauseAt(view, index, from, group));
  if (clause) return { content: clause, addressee, form: 'clause' };
  const object = beforeSecondVerb(view, verb.takesObject ? objectAt(view, index, group.to, verb.objectNeeds) : null);
  return { content: object, addressee: object ? null : addressee, form: 'object' };
}

/** "denied signing a deal but confirmed that it delivered": what is denied ends before what the same party says next. */
function beforeSecondVerb({ quotationAt, tokens }: SentenceView, content: Phrase | null): Phrase | null {
  for (let at = (content?.to ?? 0) - 2; content && at > content.from + 1; at--) {
    if (tokens[at]!.lower !== 'but' || quotationAt(at)) continue;
    const verb = adverbs.holds(tokens[at + 1]!) || isLyAdverb(tokens[at + 1]!.lower) ? at + 2 : at + 1;
    const announces = reportingForms().get(tokens[verb]?.lower ?? '');
    if (announces?.some(({ form }) => form === 'past' || form === 'third')) return { from: content.from, to: at };
  }
  return content;
}

function hasComplement(view: SentenceView, at: number, segment: Segment): boolean {
  return at < segment.to && (complementizers.holds(view.tokens[at]!) || view.tokens[at]!.lower === 'to');
}

const complementizers = new WordSet(['that', 'whether', 'how', 'why', 'if', 'what', 'when', 'where', 'who']);

function clauseAt(view: SentenceView, index: number, start: number, group: VerbGroup): Phrase | null {
  const { tokens, segments } = view;
  const { verb } = group;
  const segment = segments[index]!;
  if (tokens[start]?.lower === 'not') return null;
  const from = skipCircumstance(view, start, segment.to);
  if (from >= segment.to) return laterSegment(view, index, group);
  const { lower } = tokens[from]!;
  if (view.quotationAt(from) && isWordy(view, from)) return { from, to: endOfContent(view, index, from) };
  if (holdsOtherVerb(view, start, from, segment)) return null;
  if (lower === 'that' && (verb.takesClause || verb.takesAddressee) && !isDemonstrative(view, from, segment.to))
    return { from, to: endOfContent(view, index, from) };
  const isQuestion = complementizers.has(lower) && lower !== 'that';
  if (
    isQuestion &&
    (verb.takesQuestion || (verb.takesClause && (lower === 'whether' || lower === 'how'))) &&
    from + 1 < segment.to
  )
    return { from, to: endOfContent(view, index, from) };
  if (lower === 'to' && verb.takesInfinitive && isOnlyTime(view, start, from))
    return { from, to: endOfContent(view, index, from) };
  const isBare = (verb.takesClause || verb.takesAddressee) && !isQuestion && mayOpenClause(view, from);
  const isClause =
    hasClause(tokens, from, segment.to) || (!verb.takesObject && mayHoldPresent(tokens, from, segment.to));
  if (isBare && isClause && !isObjectOnly(view, from, segment.to)) return { from, to: endOfContent(view, index, from) };
  return null;
}

/** "said the downgrade reflects weaker cash flow": a word in -s that may be a verb, with words on both sides. */
function mayHoldPresent(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from + 1; at + 1 < to; at++) {
    const { lower, isCapitalized, kind } = tokens[at]!;
    if (kind === 'word' && !isCapitalized && lower.length > 3 && /[^s']s$/u.test(lower)) {
      const next = tokens[at + 1]!;
      if (next.kind !== 'mark' && !/^(?:of|and|or|in|for|from|on|at|with|by|that)$/u.test(next.lower)) return true;
    }
  }
  return false;
}

/** "pledged Thursday to release": nothing but a time or adverb before the infinitive. */
function isOnlyTime({ tokens }: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (!times.holds(tokens[at]!) && !adverbs.holds(tokens[at]!) && !isLyAdverb(tokens[at]!.lower)) return false;
  return true;
}

/** "did not respond to a request but told reporters …": another announcing verb stands before the complement. */
function holdsOtherVerb(view: SentenceView, start: number, from: number, { to }: Segment): boolean {
  for (let at = start; at < Math.min(from, to - 1); at++)
    if (/^(?:and|but|then)$/u.test(view.tokens[at]!.lower) && reportingForms().has(view.tokens[at + 1]!.lower))
      return true;
  return false;
}

/** What may stand between the verb and "that", with verbs of its own. */
const asides = /^(?:citing|quoting|referring|speaking|who|which)$/u;

/** Behind a comma or colon: ": “A”", ", “A”", ", after weeks of silence, that A". */
function laterSegment(view: SentenceView, index: number, group: VerbGroup): Phrase | null {
  const { tokens, segments } = view;
  for (let next = index + 1; next < Math.min(segments.length, index + 4); next++) {
    const segment = segments[next]!;
    const isFirst = next === index + 1;
    if (asides.test(tokens[segment.from]!.lower)) continue;
    if (isFirst && segment.opener === ':' && segment.to - segment.from > 1)
      return { from: segment.from, to: endOfContent(view, next, segment.from) };
    if (view.quotationAt(segment.from) && isWordy(view, segment.from))
      return { from: segment.from, to: endOfContent(view, next, segment.from) };
    if (tokens[segment.from]!.lower === 'that' && group.verb.takesClause && group.stance !== 'deny')
      return { from: segment.from, to: endOfContent(view, next, segment.from) };
    if (segment.opener !== ',' || hasClause(tokens, segment.from, segment.to)) return null;
  }
  return null;
}

/** "condemned the test as a provocation": all to the end of the clause. */
function objectAt(view: SentenceView, index: number, from: number, needs: string | null): Phrase | null {
  const { tokens } = view;
  const segment = view.segments[index]!;
  if (from >= segment.to) return null;
  const first = tokens[from]!;
  const isNominal =
    first.kind !== 'mark' || (view.quotationAt(from) !== undefined && !isFinite(tokens, from)) || first.text === '$';
  if (!opensAmount(tokens, from, segment.to)) {
    if (!isNominal || /^(?:to|and|but|or|that|not|by|at|out|up|in|on|as|with)$/u.test(first.lower)) return null;
    if (times.holds(first) || (adverbs.holds(first) && !determiners.holds(first))) return null;
  }
  if (needs !== null && !holdsWord(tokens, from + 1, segment.to, needs)) return null;
  return { from, to: endOfObject(view, from, endOfContent(view, index, from)) };
}

/** Without "in a statement", "in a message on Telegram": where it was said. */
function endOfObject({ tokens, quotationAt }: SentenceView, from: number, to: number): number {
  for (let at = from + 1; at + 1 < to; at++) {
    if (quotationAt(at) || !/^(?:in|via|through|during)$/u.test(tokens[at]!.lower)) continue;
    const noun = determiners.holds(tokens[at + 1]!) ? at + 2 : at + 1;
    if (noun < to && speechVenues.holds(tokens[noun]!)) return at;
  }
  return to;
}

const notAddressee = new WordSet('that of for on in against about at to by after it there how why whether'.split(' '));

/** "reporters", "the committee", "The Harbor Times": up to the next noun phrase, clause or circumstance. */
function addresseeAt(view: SentenceView, group: VerbGroup, { to: limit }: Segment): Phrase | null {
  const { tokens } = view;
  const from = group.to;
  const first = tokens[from];
  if (!first || from >= limit || first.kind !== 'word' || notAddressee.holds(first) || times.holds(first)) return null;
  if (pronouns.holds(first) || /^(?:him|her|me|us|them|you)$/u.test(first.lower))
    return determiners.holds(first) && first.lower !== 'her' ? null : { from, to: from + 1 };
  let at = determiners.holds(first) ? from + 1 : from;
  while (at < limit && !endsAddressee(view, at, from)) at++;
  while (at > from && /^(?:of|for|and|from|at|in|the|a)$/u.test(tokens[at - 1]!.lower)) at--;
  return at > from && !isFinite(tokens, at) ? { from, to: at } : null;
}

function endsAddressee(view: SentenceView, at: number, from: number): boolean {
  const { tokens } = view;
  const { lower, kind, isCapitalized } = tokens[at]!;
  const before = tokens[at - 1]?.lower ?? '';
  if (kind === 'mark') return !['&', '.'].includes(lower) || !tokens[at - 1]!.isCapitalized;
  if (/^(?:of|for|from)$/u.test(lower)) return false;
  if (/^(?:of|for|from)$/u.test(before)) return false;
  if (determiners.has(lower) || pronouns.has(lower) || complementizers.has(lower) || times.has(lower)) return at > from;
  if (lower === 'and') return !tokens[at + 1]?.isCapitalized && !before.endsWith('s');
  if (/^(?:on|in|at|to|by|during|after|last|this|via|through|before|about|as|aboard|outside|inside|near)$/u.test(lower))
    return at > from;
  return (
    isFinite(tokens, at) ||
    (isCapitalized && at > from && !tokens[at - 1]!.isCapitalized && !/^(?:the|and)$/u.test(before))
  );
}

const circumstances =
  /^(?:on|in|at|late|early|earlier|later|last|this|today|yesterday|during|by|via|after|through|also|again|there|here|before|over|from|to|with|as|afterward|afterwards|separately|aboard|outside|inside|near|without|under|for|of|since|throughout|over)$/u;

/** Past "on Tuesday", "in a statement", "in an interview with X" to the complement; `from` where there is none. */
function skipCircumstance(view: SentenceView, from: number, limit: number): number {
  const { tokens } = view;
  let at = from;
  for (let read = 0; read < 4 && at < limit; read++) {
    const { lower } = tokens[at]!;
    if (opensAmount(tokens, at, limit)) return at;
    if (view.quotationAt(at) || (lower === 'there' && auxiliaries.holds(tokens[at + 1]))) return at;
    if (times.has(lower) || (adverbs.has(lower) && lower !== 'not') || isLyAdverb(lower)) {
      at++;
      continue;
    }
    if (/^(?:this|last|next|late|early|earlier|later)$/u.test(lower) && times.holds(tokens[at + 1])) {
      at += 2;
      continue;
    }
    if (
      !circumstances.test(lower) ||
      (lower === 'to' && !tokens[at + 1]?.isCapitalized && !determiners.holds(tokens[at + 1]))
    )
      break;
    if (/^(?:this|last)$/u.test(lower)) break;
    const end = circumstanceEnd(view, at + 1, limit);
    if (end === at + 1) break;
    at = end;
  }
  if (at >= limit) return limit;
  const isComplement =
    view.quotationAt(at) !== undefined ||
    complementizers.holds(tokens[at]!) ||
    tokens[at]!.lower === 'to' ||
    mayOpenClause(view, at);
  return at === from || isComplement ? at : from;
}

/** Index after the noun phrase of a circumstance: up to a complementizer, a quotation, or a pronoun or article of its own. */
function circumstanceEnd(view: SentenceView, from: number, limit: number): number {
  const { tokens } = view;
  let at = from;
  while (at < limit) {
    const { lower } = tokens[at]!;
    if (view.quotationAt(at) || complementizers.has(lower)) break;
    if (
      at > from &&
      (determiners.has(lower) || pronouns.has(lower)) &&
      !/^(?:of|with|for|by|to|in|on|at|and|from)$/u.test(tokens[at - 1]!.lower)
    )
      break;
    if (
      at > from &&
      times.holds(tokens[at - 1]!) &&
      !/^(?:of|morning|afternoon|evening|night|and)$/u.test(lower) &&
      tokens[at]!.kind === 'word'
    )
      break;
    at++;
  }
  return at;
}

function mayOpenClause(view: SentenceView, at: number): boolean {
  const { lower, kind } = view.tokens[at]!;
  if (kind === 'mark') return view.quotationAt(at) !== undefined || '$'.includes(lower);
  return !/^(?:to|for|on|by|as|of|at|with|about|from|and|or|but|into|not|than)$/u.test(lower);
}

/** What may stand between "that" and its clause: "reported that, according to officials, …". */
const opensAside =
  /^(?:according|if|when|while|although|though|despite|in|as|after|before|because|since|with|without|for|at|on|by|during|unlike|given|under|until|once|even)$/u;

/** "that" as a pronoun: "said that", "confirmed that on Monday". */
function isDemonstrative(view: SentenceView, at: number, limit: number): boolean {
  if (at + 1 >= limit) return !opensAside.test(view.tokens[at + 2]?.lower ?? '') || view.tokens[at + 1]?.text !== ',';
  return /^(?:is|was|on|in|at|and|but)$/u.test(view.tokens[at + 1]!.lower);
}

/** "the committee members who resigned": a noun phrase whose only verb is relative makes no clause. */
function isObjectOnly(view: SentenceView, from: number, limit: number): boolean {
  const { tokens } = view;
  const end = nounPhraseEnd(tokens, from, limit);
  if (!/^(?:who|which|that|whose)$/u.test(tokens[end]?.lower ?? '') || end >= limit) return false;
  let verbs = 0;
  for (let at = end + 1; at < limit; at++) if (isFinite(tokens, at) && !isFinite(tokens, at - 1)) verbs++;
  return verbs < 2;
}

/** Whether the quotation at a token is more than a name or a word held at arm's length. */
function isWordy(view: SentenceView, at: number): boolean {
  const quotation = view.quotationAt(at)!;
  return quotation.end - quotation.start > 12;
}
