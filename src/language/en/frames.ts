import { WordTable } from '#core';
import type { Stance } from '../attribution.ts';
import type { Segment, SentenceView } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { contentAfter } from './content-after.ts';
import { endOfContent, namesWhatWasSaid } from './end-of-content.ts';
import { contentAround, contentBefore } from './content-before.ts';
import { hasClause } from './finite.ts';
import { hearsayFrame } from './hearsay-frame.ts';
import { nounFrame } from './noun-frames.ts';
import { type Phrase, nounPhraseEnd, openingSubject, subjectAfter, subjectBefore } from './noun-phrase.ts';
import { type VerbGroup, mayAnnounce, verbGroupAt } from './verb-group.ts';
import { adverbs, clauseStarts, determiners, isLyAdverb, speechNouns, speechVenues } from './words.ts';

/** An announcing clause with what it announces, as tokens. */
export interface Frame {
  readonly cue: Phrase;
  readonly message: Phrase;
  readonly clause: Phrase;
  readonly subject: Phrase | null;
  readonly addressee: Phrase | null;
  readonly stance: Stance;
  readonly isObject: boolean;
  /** True where the subject is what passively "is said to" do something: nobody is named. */
  readonly isHearsay: boolean;
}

/** Every announcing clause of a sentence, in order. */
export function findFrames(view: SentenceView): Frame[] {
  const frames: Frame[] = [];
  let floor = view.from;
  for (let index = 0; index < view.segments.length; index++) {
    const segment = view.segments[index]!;
    for (let at = segment.from; at < segment.to; at++) {
      const token = view.tokens[at]!;
      if (token.kind !== 'word' || !mayFrame.of(token) || view.quotationAt(at)) continue;
      const group = verbGroupAt(view, at, segment.from, segment.to);
      const outer = frames.findLast(({ message }) => message.from <= at && at < message.to)?.message;
      const frame = group ? verbFrame(view, index, group, floor, outer?.from ?? view.from) : nounFrame(view, index, at);
      if (!frame || (outer && isPartOfContent(view, frame, group))) continue;
      frames.push(frame);
      if (frame.message.to <= at) floor = segment.to;
      at = Math.max(at, (group?.to ?? at + 1) - 1);
    }
  }
  return frames;
}

const mayFrame = new WordTable<Token, boolean>(({ lower }) => mayAnnounce(lower) || speechNouns.has(lower));

/** Inside what somebody says: "had not decided how he would vote", "intends to appeal", "any suggestion that" add no claim. */
function isPartOfContent({ tokens }: SentenceView, { message, isObject, stance }: Frame, group?: VerbGroup): boolean {
  if (!group || (isObject && stance === 'opine')) return true;
  return /^(?:to|how|whether|why|what|when|where|who|if)$/u.test(tokens[message.from]!.lower);
}

function verbFrame(
  view: SentenceView,
  index: number,
  group: VerbGroup,
  floor: number,
  outer: number,
): Frame | undefined {
  if (group.isPassive) return hearsayFrame(view, index, group);
  const segment = view.segments[index]!;
  const opens = group.from === segment.from && index > 0;
  const subject = subjectOf(view, index, group) ?? null;
  const clause = { from: Math.max(outer, Math.min(segment.from, subject?.from ?? segment.from)), to: segment.to };
  const base = {
    cue: { from: group.from, to: group.to },
    stance: group.stance,
    isObject: false,
    isHearsay: false,
  };
  if (view.tokens[segment.from]!.lower === 'as')
    return asFrame(view, index, group, { ...base, subject, addressee: null }, floor);
  const { content, addressee, form } = contentAfter(view, index, group);
  const followsPlace = followsVenue(view, index);
  const behind = content ?? (followsPlace && group.to === segment.to ? clauseBehind(view, index) : null);
  const hasNoLeft = group.isParticiple || (behind && followsPlace);
  const left = hasNoLeft ? undefined : leftContent(view, index, group, subject, opens, floor);
  const before = opens && subject && content && !left?.isQuoted ? undefined : left;
  if (before && (content === null || form === 'object' || before.isQuoted || before.isInterrupting)) {
    const goesOn = before.isInterrupting || (before.isQuoted && resumesQuotation(view, index));
    const around = opens && !goesOn ? undefined : contentAround(view, before.message, index);
    return {
      ...base,
      message: around ?? before.message,
      clause: { from: Math.min(segment.from, before.subject.from), to: segment.to },
      subject: before.subject,
      addressee: opens && !tells.test(view.tokens[group.at]!.lower) ? null : addressee,
    };
  }
  if (behind === null || subject === null) return undefined;
  const isObject = content !== null && form === 'object';
  if (isObject && behind.to === behind.from + 1 && objects.test(view.tokens[behind.from]!.lower)) return undefined;
  if ((isObject && isInfinitive(view, group)) || isOrdinaryAct(view, group, behind, subject)) return undefined;
  const end = Math.min(clause.to, behind.from);
  return {
    ...base,
    message: behind,
    clause: { from: clause.from, to: Math.max(end, group.to) },
    subject,
    addressee,
    isObject,
  };
}

/** "warned them" tells nobody what. */
const objects = /^(?:him|her|it|them|us|me|you|himself|herself|themselves)$/u;

const links =
  /^(?:still|however|but|yet|meanwhile|moreover|nevertheless|nonetheless|instead|thus|therefore|now|today|yesterday)$/u;

/** "In a Twitter post, Mr. Rudd wrote, …", "Still, she concedes, …": what stands before the frame says where, not what. */
function followsVenue(view: SentenceView, index: number): boolean {
  if (index !== 1) return false;
  const { from, to } = view.segments[0]!;
  const { tokens } = view;
  if (to === from + 1) return links.test(tokens[from]!.lower);
  if (!/^(?:in|on|at|during)$/u.test(tokens[from]!.lower) || to - from > 12) return false;
  return tokens.slice(from, to).some(({ lower }) => speechVenues.has(lower));
}

/** The clause that begins behind the comma after a frame. */
function clauseBehind(view: SentenceView, index: number): Phrase | null {
  const next = view.segments[index + 1];
  if (next?.opener !== ',' || !hasClause(view.tokens, next.from, next.to)) return null;
  return { from: next.from, to: endOfContent(view, index + 1, next.from) };
}

/** "a cake called “The Admiral”" only names, "he showed his ticket", "asked not to be named" and "declined to be identified" only act. */
function isOrdinaryAct(
  { tokens, quotationAt }: SentenceView,
  group: VerbGroup,
  content: Phrase,
  subject: Phrase,
): boolean {
  if (/^(?:that|how|whether|what|why)$/u.test(tokens[content.from]!.lower)) return false;
  const [to, be, named] = tokens.slice(content.from, content.from + 3).map(({ lower }) => lower);
  if (to === 'to' && be === 'be' && /^(?:named|identified|quoted)$/u.test(named ?? '')) return true;
  if (tokens[group.at]!.lower.startsWith('ask') && tokens[content.from - 1]?.lower === 'not') return true;
  if (group.stance === 'evidence') return /^(?:he|she|they|we|i|you)$/u.test(tokens[subject.from]!.lower);
  return tokens[group.at]!.lower === 'called' && group.to === group.at + 1 && quotationAt(content.from) !== undefined;
}

function isInfinitive(view: SentenceView, { from, at }: VerbGroup): boolean {
  return from === at && view.tokens[at - 1]?.lower === 'to';
}

/** Who speaks: before the verb in its clause, before the commas, or the subject of the sentence that goes on. */
function subjectOf(view: SentenceView, index: number, group: VerbGroup): Phrase | undefined {
  const segment = view.segments[index]!;
  const first = view.tokens[segment.from]!.lower;
  if (group.isParticiple) return leadingSubject(view, index);
  if (opensSegment(view, segment, group)) return openingSubject(view, index, 0);
  if ((first === 'who' || first === 'which') && index > 0) return antecedent(view, index);
  const own = subjectBefore(view, segment, group.from);
  const word = view.tokens[group.from - 1]!.lower;
  if (!own && /^(?:and|but|then)$/u.test(word)) return leadingSubject(view, index, group.from - 1);
  return own;
}

/** Nothing but adverbs before the verb: "Kim, a teacher, later said". */
function opensSegment({ tokens }: SentenceView, { from }: Segment, group: VerbGroup): boolean {
  for (let at = from; at < group.from; at++) {
    const { lower } = tokens[at]!;
    if (determiners.has(lower) || !(adverbs.has(lower) || isLyAdverb(lower))) return false;
  }
  return true;
}

/** The noun before a relative clause. */
function antecedent(view: SentenceView, index: number): Phrase | undefined {
  const before = view.segments[index - 1]!;
  return subjectBefore(view, before, before.to);
}

/** "He declined to answer but added that …", ", adding that …": the first subject of the sentence goes on. */
function leadingSubject(view: SentenceView, index: number, limit?: number): Phrase | undefined {
  for (const segment of view.segments.slice(0, index + 1)) {
    if (view.quotationAt(segment.from)) continue;
    const stop = limit === undefined ? segment.to : Math.min(limit, segment.to);
    for (let at = segment.from; at < stop; at++) {
      const group = verbGroupAt(view, at, segment.from, segment.to);
      if (group && !group.isParticiple && group.from > segment.from) return subjectBefore(view, segment, group.from);
    }
  }
  const end = nounPhraseEnd(view.tokens, view.from, view.segments[0]!.to);
  return end > view.from && !view.quotationAt(view.from) ? { from: view.from, to: end } : undefined;
}

interface Left {
  readonly message: Phrase;
  readonly subject: Phrase;
  readonly isQuoted: boolean;
  readonly isInterrupting: boolean;
}

/** What is announced before the frame: “A,” X said; A, said X; "The tests, X said, had been rushed". */
function leftContent(
  view: SentenceView,
  index: number,
  group: VerbGroup,
  subject: Phrase | null,
  opens: boolean,
  floor: number,
): Left | undefined {
  const { verb } = group;
  if (index === 0 || !(verb.takesClause || verb.takesQuestion || verb.takesQuotation)) return undefined;
  const segment = view.segments[index]!;
  if (segment.opener === ':' || segment.opener === ';' || namesWhatWasSaid(view, index)) return undefined;
  const first = view.tokens[segment.from]!.lower;
  if (clauseStarts.has(first) && !/^(?:and|but|so)$/u.test(first)) return undefined;
  const isSimple = group.from === group.at;
  const inverted =
    opens && isSimple && !tells.test(view.tokens[group.at]!.lower) ? subjectAfter(view, group.to, index) : undefined;
  const speaker = inverted ?? subject;
  if (!speaker) return undefined;
  const limit = speaker.from < segment.from ? speaker.from : undefined;
  const message =
    limit !== undefined && limit <= floor
      ? undefined
      : contentBefore(view, indexOf(view, limit) ?? index, floor, !opens && group.to === segment.to);
  if (!message) return undefined;
  const isQuoted = endsInQuotation(view, message);
  if (verb.takesQuotation && !isQuoted) return undefined;
  if (isCoordinated(first) && group.from <= segment.from + 2) return undefined;
  if (!isQuoted && inverted && !isPlainInversion(view, inverted)) return undefined;
  if (!isQuoted && holdsOwnClause(view, group.to, segment.to) && !inverted) return undefined;
  const next = view.segments[index + 1];
  const isOpen =
    subordinators.test(view.tokens[message.from]!.lower) || !hasClause(view.tokens, message.from, message.to);
  const isInterrupting = !isQuoted && next?.opener === ',' && isOpen;
  return { message, subject: speaker, isQuoted, isInterrupting };
}

/** Behind these stands who is told, never who speaks. */
const tells = /^(?:tell|tells|told)$/u;

/** Ends in a quotation that is all of it or more than a name: not "Trump, who called the probe “rigged,”". */
function endsInQuotation(view: SentenceView, { from, to }: Phrase): boolean {
  const quotation = view.quotationAt(to - 1);
  return quotation !== undefined && (view.quotationAt(from) === quotation || quotation.end - quotation.start > 25);
}

/** “There is no question,” said Dr. Pell, “that it works.” */
function resumesQuotation(view: SentenceView, index: number): boolean {
  const next = view.segments.slice(index + 1).find(({ from }) => view.quotationAt(from));
  return next?.opener === ',' && /^\p{Ll}/u.test(view.tokens[next.from + 1]?.text ?? '');
}

const subordinators = /^(?:when|if|because|although|though|while|since|after|before|until|unless|as|whether|once)$/u;

function isCoordinated(lower: string): boolean {
  return lower === 'and' || lower === 'but' || lower === 'then';
}

/** Index of the segment that holds a token. */
function indexOf(view: SentenceView, from: number | undefined): number | undefined {
  if (from === undefined) return undefined;
  const index = view.segments.findIndex((segment) => segment.from <= from && from < segment.to);
  return index < 0 ? undefined : index;
}

function isPlainInversion({ tokens }: SentenceView, { from }: Phrase): boolean {
  return tokens[from]!.kind === 'word' && !/^(?:that|to|it|there)$/u.test(tokens[from]!.lower);
}

function holdsOwnClause(view: SentenceView, from: number, to: number): boolean {
  return (
    from < to &&
    hasClause(view.tokens, from, to) &&
    !/^(?:in|on|at|during|after|to|late|early|last|this)$/u.test(view.tokens[from]!.lower)
  );
}

/** "As X reported, …" and "…, as X reported". */
function asFrame(
  view: SentenceView,
  index: number,
  group: VerbGroup,
  base: Omit<Frame, 'message' | 'clause'>,
  floor: number,
): Frame | undefined {
  const segment = view.segments[index]!;
  const own = base.subject ?? subjectAfter(view, group.to, index) ?? null;
  const subject = own && view.tokens[own.from]!.lower === 'as' ? { from: own.from + 1, to: own.to } : own;
  if (!subject || subject.to <= subject.from || group.to < segment.to - 6) return undefined;
  const rest = view.segments[index + 1];
  const message =
    index === 0 && rest ? { from: rest.from, to: view.segments.at(-1)!.to } : contentBefore(view, index, floor);
  return message && { ...base, subject, message, clause: { from: segment.from, to: segment.to } };
}
