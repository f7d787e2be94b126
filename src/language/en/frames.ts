import type { Stance } from '../attribution.ts';
import type { SentenceView } from '../sentence-view.ts';
import { contentAfter } from './content-after.ts';
import { contentAround, contentBefore } from './content-before.ts';
import { hasClause } from './finite.ts';
import { nounFrame } from './noun-frames.ts';
import { type Phrase, nounPhraseEnd, openingSubject, subjectAfter, subjectBefore } from './noun-phrase.ts';
import { type VerbGroup, verbGroupAt } from './verb-group.ts';
import { clauseStarts } from './words.ts';

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
      if (view.quotationAt(at) || view.tokens[at]!.kind !== 'word') continue;
      const group = verbGroupAt(view, at, segment.from, segment.to);
      const outer = frames.findLast(({ message }) => message.from <= at && at < message.to)?.message.from ?? view.from;
      const frame = group ? verbFrame(view, index, group, floor, outer) : nounFrame(view, index, at);
      if (!frame) continue;
      frames.push(frame);
      if (frame.message.to <= at) floor = segment.to;
      at = Math.max(at, (group?.to ?? at + 1) - 1);
    }
  }
  return frames;
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
  const before = group.isParticiple ? undefined : leftContent(view, index, group, subject, opens, floor);
  if (before && (content === null || form === 'object' || before.isQuoted || before.isInterrupting)) {
    const around = opens && !before.isInterrupting ? undefined : contentAround(view, before.message, index);
    return {
      ...base,
      message: around ?? before.message,
      clause: { from: Math.min(segment.from, before.subject.from), to: segment.to },
      subject: before.subject,
      addressee: opens ? null : addressee,
    };
  }
  if (content === null || subject === null) return undefined;
  if ((form === 'object' && isInfinitive(view, group)) || isOrdinaryAct(view, group, content, subject))
    return undefined;
  const end = Math.min(clause.to, content.from);
  return {
    ...base,
    message: content,
    clause: { from: clause.from, to: Math.max(end, group.to) },
    subject,
    addressee,
    isObject: form === 'object',
  };
}

/** "a cake called “The Admiral”" only names, "he showed his ticket" only acts. */
function isOrdinaryAct(
  { tokens, quotationAt }: SentenceView,
  group: VerbGroup,
  content: Phrase,
  subject: Phrase,
): boolean {
  if (/^(?:that|how|whether|what|why)$/u.test(tokens[content.from]!.lower)) return false;
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
  if (group.from === segment.from) return openingSubject(view, index, 0);
  if ((first === 'who' || first === 'which') && index > 0) return antecedent(view, index);
  const own = subjectBefore(view, segment, group.from);
  const word = view.tokens[group.from - 1]!.lower;
  if (!own && /^(?:and|but|then)$/u.test(word)) return leadingSubject(view, index, group.from - 1);
  return own;
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
  if (index === 0 || !(group.verb.takesClause || group.verb.takesQuestion)) return undefined;
  const segment = view.segments[index]!;
  if (segment.opener === ':' || segment.opener === ';') return undefined;
  const first = view.tokens[segment.from]!.lower;
  if (clauseStarts.has(first) && !/^(?:and|but|so)$/u.test(first)) return undefined;
  const inverted = opens ? subjectAfter(view, group.to, index) : undefined;
  const speaker = inverted ?? subject;
  if (!speaker) return undefined;
  const limit = speaker.from < segment.from ? speaker.from : undefined;
  const message =
    limit !== undefined && limit <= floor
      ? undefined
      : contentBefore(view, indexOf(view, limit) ?? index, floor, !opens && group.to === segment.to);
  if (!message) return undefined;
  const isQuoted = view.quotationAt(message.to - 1) !== undefined;
  if (isCoordinated(first) && group.from <= segment.from + 2) return undefined;
  if (!isQuoted && inverted && !isPlainInversion(view, inverted)) return undefined;
  if (!isQuoted && holdsOwnClause(view, group.to, segment.to) && !inverted) return undefined;
  const next = view.segments[index + 1];
  const isOpen =
    subordinators.test(view.tokens[message.from]!.lower) || !hasClause(view.tokens, message.from, message.to);
  const isInterrupting = !isQuoted && next?.opener === ',' && isOpen;
  return { message, subject: speaker, isQuoted, isInterrupting };
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

const hearsay =
  /^(?:said|believed|reported|thought|alleged|suspected|estimated|expected|claimed|assessed|assumed|predicted|known|understood|feared|projected)$/u;

/** "Pyongyang is believed to have sent …": nobody is named. */
function hearsayFrame(view: SentenceView, index: number, group: VerbGroup): Frame | undefined {
  const segment = view.segments[index]!;
  if (view.tokens[group.to]?.lower !== 'to' || !hearsay.test(view.tokens[group.at]!.lower)) return undefined;
  const subject = subjectBefore(view, segment, group.from);
  if (!subject) return undefined;
  const message = { from: Math.max(segment.from, subject.from), to: view.segments.at(-1)!.to };
  return {
    cue: { from: group.at, to: group.to },
    message,
    clause: message,
    subject: null,
    addressee: null,
    stance: group.stance,
    isObject: false,
    isHearsay: true,
  };
}
