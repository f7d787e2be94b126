import type { Stance } from '../attribution.ts';
import { type Segment, type SentenceView } from '../sentence-view.ts';
import { type Phrase, hasFiniteVerb, nounPhraseEnd, subjectAfter, subjectBefore } from './noun-phrase.ts';
import { type CueForm, reportingForms } from './reporting-verbs.ts';
import { auxiliaries, clauseStarts, determiners, pronouns, speechNouns, times } from './words.ts';

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
  for (let index = 0; index < view.segments.length; index++) {
    const segment = view.segments[index]!;
    for (let at = segment.from; at < segment.to; at++) {
      const frame = frameAt(view, index, at);
      if (!frame) continue;
      frames.push(frame);
      if (frame.message.from <= segment.from) break;
    }
  }
  return frames;
}

function frameAt(view: SentenceView, index: number, at: number): Frame | undefined {
  const token = view.tokens[at]!;
  if (token.kind !== 'word' || view.quotationAt(at)) return undefined;
  const form = reportingForms().get(token.lower);
  if (form && isVerbal(view, index, at, form))
    return verbFrame(view, index, at, form) ?? hearsayFrame(view, index, at, form);
  return speechNouns.has(token.lower) ? nounFrame(view, index, at) : undefined;
}

/** "the reports", "a claim", "his demand" are nouns; "reporting" is a verb only behind a comma. */
function isVerbal(view: SentenceView, index: number, at: number, form: CueForm): boolean {
  const before = view.tokens[at - 1]?.lower ?? '';
  if (at > view.from && (determiners.has(before) || before === 'of' || before === 'to' || before.endsWith("'s")))
    return false;
  if (view.tokens[at]!.lower.endsWith('ing')) return view.segments[index]!.from === at && at > view.from;
  return !form.isParticiple || auxiliaries.has(before);
}

function verbFrame(view: SentenceView, index: number, at: number, form: CueForm): Frame | undefined {
  const segment = view.segments[index]!;
  if (isPassive(view, segment, at)) return undefined;
  const base = { cue: { from: at, to: at + 1 }, stance: stanceOf(view, at, form), isObject: false, isHearsay: false };
  const opensSegment = at === segment.from && index > 0;
  const subject = opensSegment
    ? openingSubject(view, index)
    : (subjectOf(view, segment, at) ?? coordinatedSubject(view, segment, at));
  const addressee = form.takesAddressee ? addresseeAfter(view, at, segment) : null;
  const clause = { from: subject && subject.from < segment.from ? subject.from : segment.from, to: segment.to };
  if (isAsFrame(view, segment))
    return asFrame(view, index, { ...base, subject: subject ?? subjectAfter(view, at, segment.to) ?? null, addressee });
  const after = messageAfter(view, index, at, form, addressee);
  const around = after && index > 0 && !opensSegment ? quotationAround(view, index, after) : undefined;
  if (around && subject)
    return { ...base, message: around, clause: { from: segment.from, to: segment.to }, subject, addressee };
  if (after && subject)
    return {
      ...base,
      message: after,
      clause: { from: clause.from, to: Math.min(clause.to, after.from) },
      subject,
      addressee,
    };
  if (index > 0 && !after) {
    const inverted = opensSegment ? subjectAfter(view, at, segment.to) : subject;
    const message = messageBefore(view, index);
    if (
      inverted &&
      message &&
      (form.takesBareClause || hasQuotation(view, message)) &&
      isAttributionOnly(view, segment, at)
    )
      return { ...base, message, clause: { from: segment.from, to: segment.to }, subject: inverted, addressee };
  }
  if (form.takesObject && subject && !/^(?:not|to)$/u.test(view.tokens[at - 1]?.lower ?? '') && at + 1 < segment.to)
    return {
      ...base,
      message: { from: subject.from, to: endOfSentence(view, index) },
      clause,
      subject,
      addressee: null,
      isObject: true,
    };
  return undefined;
}

/** “A,” X said, “B.”: both halves, with the frame between them. */
function quotationAround(view: SentenceView, index: number, after: Phrase): Phrase | undefined {
  const before = view.segments[index - 1]!;
  if (!view.quotationAt(before.to - 1) || !view.quotationAt(after.from)) return undefined;
  return { from: messageBefore(view, index)?.from ?? before.from, to: after.to };
}

/** "called on X to" and "called for" demand; other calls are opinions. */
function stanceOf(view: SentenceView, at: number, form: CueForm): Stance {
  const next = view.tokens[at + 1]?.lower;
  return view.tokens[at]!.lower.startsWith('call') && (next === 'on' || next === 'for') ? 'demand' : form.stance;
}

function isPassive(view: SentenceView, segment: Segment, at: number): boolean {
  for (let before = at - 1; before >= Math.max(segment.from, at - 3); before--) {
    const { lower } = view.tokens[before]!;
    if (/^(?:is|are|was|were|be|been|being)$/u.test(lower)) return true;
    if (!lower.endsWith('ly') && !/^(?:also|not|widely|still|now)$/u.test(lower)) return false;
  }
  return false;
}

/** "He declined to answer, but added that …": the subject that opens the sentence goes on. */
function coordinatedSubject(view: SentenceView, segment: Segment, at: number): Phrase | null {
  const isCoordinated = /^(?:and|but)$/u.test(view.tokens[segment.from]!.lower) && at <= segment.from + 2;
  if (!isCoordinated || view.quotationAt(view.from)) return null;
  const end = nounPhraseEnd(view.tokens, view.from, segment.from);
  return end > view.from ? { from: view.from, to: end } : null;
}

/** "who told X" speaks for the noun before the comma. */
function subjectOf(view: SentenceView, segment: Segment, at: number): Phrase | null {
  const first = view.tokens[segment.from]!.lower;
  if ((first === 'who' || first === 'which') && segment.from > view.from) {
    const index = view.segments.indexOf(segment);
    const before = view.segments[index - 1]!;
    let from = before.to - 1;
    while (from > before.from && !determiners.has(view.tokens[from]!.lower) && before.to - from < 8) from--;
    return { from, to: before.to };
  }
  return subjectBefore(view, segment, at) ?? null;
}

/** The subject of "Kim, a spokesman for X, said": all before the comma where that has no verb of its own. */
function openingSubject(view: SentenceView, index: number): Phrase | null {
  const afterQuotation = view.segments.findLastIndex(
    (segment, at) => at < index && view.quotationAt(segment.to - 1) !== undefined,
  );
  const segments = view.segments.slice(afterQuotation + 1, index);
  const isAside = (segment: Segment): boolean =>
    /^(?:who|which|whose|citing|quoting|speaking|referring)$/u.test(view.tokens[segment.from]!.lower);
  const kept = segments.filter((segment) => !isAside(segment));
  const opening = kept[0];
  if (!opening || kept.some((segment) => hasFiniteVerb(view, segment))) return null;
  const first = opening.from;
  const firstAside = segments.findIndex(isAside);
  const last = (firstAside > 0 ? segments[firstAside - 1]! : segments.at(-1)!).to;
  const isNominal = view.tokens[first]!.isCapitalized || determiners.has(view.tokens[first]!.lower);
  return isNominal && last - first <= 30 ? { from: first, to: last } : null;
}

const notAddressee = /^(?:that|of|for|on|in|against|about|at|to|by|after|it|there)$/u;

function addresseeAfter(view: SentenceView, at: number, segment: Segment): Phrase | null {
  const first = view.tokens[at + 1];
  if (!first || at + 1 >= segment.to || notAddressee.test(first.lower)) return null;
  if (pronouns.has(first.lower)) return { from: at + 1, to: at + 2 };
  let end = nounPhraseEnd(view.tokens, at + 1, segment.to);
  const isName = first.isCapitalized || determiners.has(first.lower);
  if (isName && first.isCapitalized) {
    end = at + 1;
    while (
      end < segment.to &&
      (view.tokens[end]!.isCapitalized || ['of', '&', '.'].includes(view.tokens[end]!.text)) &&
      !times.has(view.tokens[end]!.lower)
    )
      end++;
  } else if (!isName) end = Math.min(end, at + 2);
  return end > at + 1 ? { from: at + 1, to: end } : null;
}

/** What follows the verb: behind "that", behind a colon, in quotation marks, or a bare clause. */
function messageAfter(
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
  const that = complementIn(view, start, Math.min(segment.to, start + 14));
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

function complementIn(view: SentenceView, from: number, to: number): number | undefined {
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
function endOfContent(view: SentenceView, segment: Segment, noun: number, that: number): number | undefined {
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
function endOfMessage(view: SentenceView, index: number): number {
  for (let next = index + 1; next < view.segments.length; next++) {
    const segment = view.segments[next]!;
    const first = view.tokens[segment.from]!.lower;
    if (segment.opener === ';' || first === 'according' || first === 'citing' || first === 'adding')
      return view.segments[next - 1]!.to;
  }
  return view.segments.at(-1)!.to;
}

function endOfSentence(view: SentenceView, index: number): number {
  return endOfMessage(view, index);
}

/** All before the frame: back to a semicolon. */
function messageBefore(view: SentenceView, index: number): Phrase | undefined {
  let start = index - 1;
  while (start > 0 && view.segments[start]!.opener !== ';') start--;
  const message = { from: start === 0 ? view.from : view.segments[start]!.from, to: view.segments[index - 1]!.to };
  const isClause = view.segments
    .slice(start, index)
    .some((segment) => hasFiniteVerb(view, segment) || hasClause(view, segment.from, segment.to));
  return isClause && message.to - message.from > 1 ? message : undefined;
}

/** The segment holds nothing but subject, verb and circumstances, so what it announces stands elsewhere. */
function isAttributionOnly(view: SentenceView, segment: Segment, at: number): boolean {
  if (clauseStarts.has(view.tokens[segment.from]!.lower) && view.tokens[segment.from]!.lower !== 'and') return false;
  for (let next = at + 1; next < segment.to; next++) if (auxiliaries.has(view.tokens[next]!.lower)) return false;
  return true;
}

function hasQuotation(view: SentenceView, message: Phrase): boolean {
  for (let at = message.from; at < message.to; at++) if (view.quotationAt(at)) return true;
  return false;
}

function isAsFrame(view: SentenceView, segment: Segment): boolean {
  return view.tokens[segment.from]!.lower === 'as';
}

/** "As X reported, …" and "…, as X reported". */
function asFrame(view: SentenceView, index: number, base: Omit<Frame, 'message' | 'clause'>): Frame | undefined {
  const segment = view.segments[index]!;
  const message =
    index === 0 && view.segments.length > 1
      ? { from: view.segments[1]!.from, to: view.segments.at(-1)!.to }
      : messageBefore(view, index);
  return message && { ...base, message, clause: { from: segment.from, to: segment.to } };
}

/** "Pyongyang is believed to have sent …": nobody is named. */
function hearsayFrame(view: SentenceView, index: number, at: number, form: CueForm): Frame | undefined {
  const segment = view.segments[index]!;
  if (
    !isPassive(view, segment, at) ||
    view.tokens[at + 1]?.lower !== 'to' ||
    (form.takesObject && form.stance === 'demand')
  )
    return undefined;
  if (
    !/^(?:said|believed|reported|thought|alleged|suspected|estimated|expected|claimed|assessed|assumed|predicted)$/u.test(
      view.tokens[at]!.lower,
    )
  )
    return undefined;
  const subject = subjectBefore(view, segment, at);
  if (!subject) return undefined;
  const message = { from: Math.max(segment.from, subject.from), to: endOfSentence(view, index) };
  return {
    cue: { from: at, to: at + 1 },
    message,
    clause: message,
    subject: null,
    addressee: null,
    stance: form.stance,
    isObject: false,
    isHearsay: true,
  };
}

/** "the claim that …", "Seoul's allegation that …": a genitive before or "by/from/of X" behind speaks. */
function nounFrame(view: SentenceView, index: number, at: number): Frame | undefined {
  const segment = view.segments[index]!;
  const that = complementIn(view, at + 1, Math.min(segment.to, at + 10));
  if (that === undefined || that - at > 9) return undefined;
  const next = view.tokens[at + 1]!.lower;
  let subject: Phrase | null = null;
  if (that > at + 2 && /^(?:by|from|of)$/u.test(next)) subject = { from: at + 2, to: that };
  else if (/(?:'s|s')$/u.test(view.tokens[at - 1]?.lower ?? '') && at - 1 >= segment.from) {
    let from = at - 1;
    while (from > segment.from && view.tokens[from - 1]!.isCapitalized) from--;
    subject = { from, to: at };
  } else if (that !== at + 1) return undefined;
  const lower = view.tokens[at]!.lower;
  const stance = /^(?:evidence|indication|sign)/u.test(lower)
    ? 'evidence'
    : lower.startsWith('assurance')
      ? 'assure'
      : lower === 'denial'
        ? 'deny'
        : /^(?:belief|view|assessment|fear|hope|speculation)/u.test(lower)
          ? 'opine'
          : 'say';
  return {
    cue: { from: at, to: at + 1 },
    message: { from: that, to: endOfContent(view, segment, at, that) ?? endOfMessage(view, index) },
    clause: { from: segment.from, to: that },
    subject,
    addressee: null,
    stance,
    isObject: false,
    isHearsay: false,
  };
}
