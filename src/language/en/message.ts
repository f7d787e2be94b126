import type { Segment, SentenceView } from '../sentence-view.ts';
import { type Phrase, hasFiniteVerb } from './noun-phrase.ts';
import { type CueForm, reportingForms } from './reporting-verbs.ts';
import { auxiliaries, times } from './words.ts';

/** “A,” X said, “B.”: both halves, with the frame between them. */
export function quotationAround(view: SentenceView, index: number, after: Phrase): Phrase | undefined {
  const before = view.segments[index - 1]!;
  if (!view.quotationAt(before.to - 1) || !view.quotationAt(after.from)) return undefined;
  return { from: messageBefore(view, index)?.from ?? before.from, to: after.to };
}

/** What follows the verb: behind "that", behind a colon, in quotation marks, or a bare clause. */
export function messageAfter(
  view: SentenceView,
  index: number,
  at: number,
  form: CueForm,
  addressee: Phrase | null,
): Phrase | undefined {
  const segment = view.segments[index]!;
  const to = endOfMessage(view, index);
  const endFrom = (candidate: Segment): number => endOfMessage(view, view.segments.indexOf(candidate));
  const start = addressee?.to ?? at + 1;
  const canWait =
    start < segment.to &&
    (addressee !== null || adverbialOpeners.test(view.tokens[start]!.lower) || times.has(view.tokens[start]!.lower));
  const that = complementIn(view, start, Math.min(segment.to, start + (canWait ? 14 : 1)));
  if (that !== undefined) return { from: that, to };
  const next = view.segments[index + 1];
  if (start >= segment.to || isAdverbial(view, start, segment.to)) {
    if (!next) return undefined;
    const opensQuotation = view.quotationAt(next.from) !== undefined && next.to - next.from > 3;
    if (next.opener === ':' || opensQuotation) return { from: next.from, to: endFrom(next) };
    const later = view.segments
      .slice(index + 1, index + 4)
      .find((candidate) => view.tokens[candidate.from]!.lower === 'that');
    if (later && form.stance !== 'deny') return { from: later.from, to: endFrom(later) };
    return undefined;
  }
  if (!form.takesBareClause && !view.quotationAt(start)) return undefined;
  const from = skipAdverbial(view, start, segment.to);
  if (view.quotationAt(from)) return { from, to };
  if (/^(?:to|for|on|in|by|as|of|at|with|about|after|during|from)$/u.test(view.tokens[from]!.lower)) return undefined;
  return hasClause(view, from, segment.to) ? { from, to } : undefined;
}

export function complementIn(view: SentenceView, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    const { lower } = view.tokens[at]!;
    if (view.quotationAt(at)) return undefined;
    if (lower === 'that' && !(at === from && /^(?:is|was|the)$/u.test(view.tokens[at + 1]?.lower ?? ''))) return at;
    if (lower === 'that' || lower === 'whether') return at;
    if (auxiliaries.has(lower)) return undefined;
  }
  return undefined;
}

const adverbialOpeners =
  /^(?:on|in|at|late|early|earlier|later|last|this|today|yesterday|during|by|via|after|to|through|also|again|there|here)$/u;

function isAdverbial(view: SentenceView, from: number, to: number): boolean {
  return adverbialOpeners.test(view.tokens[from]!.lower) && !hasClause(view, from, to);
}

function skipAdverbial(view: SentenceView, from: number, to: number): number {
  let at = from;
  if (times.has(view.tokens[at]!.lower) && view.tokens[at]!.isCapitalized) return at + 1 < to ? at + 1 : at;
  if (!adverbialOpeners.test(view.tokens[at]!.lower)) return at;
  while (at < Math.min(to, from + 5)) {
    if (times.has(view.tokens[at]!.lower)) return at + 1 < to ? at + 1 : from;
    at++;
  }
  return from;
}

/** Present forms that no plural noun shares; other bare clauses in the present tense are missed. */
const presentVerbs = new Set(
  `wants needs remains continues makes sends plans seeks faces holds intends takes gives gets knows goes comes appears seems
   became began came went took gave made sent left met held kept fell rose won lost ran broke shot fled hit built sold paid`.split(
    /\s+/u,
  ),
);

function hasClause(view: SentenceView, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    const { lower, kind } = view.tokens[at]!;
    if (kind !== 'word') continue;
    if (auxiliaries.has(lower) || presentVerbs.has(lower) || /[a-z]{2}ed$/u.test(lower)) return true;
  }
  return false;
}

/** Of "The claim that A was B could not be checked" the content ends before "could": the clause's own verb is still to come. */
export function endOfContent(view: SentenceView, segment: Segment, noun: number, that: number): number | undefined {
  for (let at = segment.from; at < noun; at++) {
    const { lower } = view.tokens[at]!;
    if (auxiliaries.has(lower) || reportingForms().has(lower) || /[a-z]{3}ed$/u.test(lower)) return undefined;
  }
  let groups = 0;
  for (let at = that + 1; at < segment.to; at++) {
    const isVerb = auxiliaries.has(view.tokens[at]!.lower);
    if (isVerb && !auxiliaries.has(view.tokens[at - 1]!.lower)) groups++;
    if (isVerb && groups === 2) return at;
  }
  return undefined;
}

/** The end of the sentence, or where another frame is hung on: ", according to", ", citing", ", X said". */
export function endOfMessage(view: SentenceView, index: number): number {
  for (let next = index + 1; next < view.segments.length; next++) {
    const segment = view.segments[next]!;
    const first = view.tokens[segment.from]!.lower;
    const isHungOn = segment.opener === ';' || first === 'according' || first === 'citing' || first === 'adding';
    if (isHungOn || isClosingFrame(view, next)) return view.segments[next - 1]!.to;
  }
  return view.segments.at(-1)!.to;
}

/** ", Kim said" at the end of the sentence announces what is before it. */
function isClosingFrame(view: SentenceView, index: number): boolean {
  const { from, to } = view.segments[index]!;
  if (index !== view.segments.length - 1 || to - from > 8 || view.quotationAt(from)) return false;
  return /^(?:said|says|added|wrote|reported|noted)$/u.test(view.tokens[to - 1]!.lower);
}

/** All before the frame, back to a semicolon; where the frame has a subject of its own it need not be seen to have a verb. */
export function messageBefore(view: SentenceView, index: number, hasSubject = false): Phrase | undefined {
  if (index === 0) return undefined;
  let start = index - 1;
  while (start > 0 && view.segments[start]!.opener !== ';') start--;
  const message = { from: start === 0 ? view.from : view.segments[start]!.from, to: view.segments[index - 1]!.to };
  const isClause = view.segments
    .slice(start, index)
    .some((segment) => hasFiniteVerb(view, segment) || hasClause(view, segment.from, segment.to));
  return (isClause || hasSubject) && message.to - message.from > 1 ? message : undefined;
}

export function hasQuotation(view: SentenceView, message: Phrase): boolean {
  for (let at = message.from; at < message.to; at++) if (view.quotationAt(at)) return true;
  return false;
}
