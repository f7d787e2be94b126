import type { Stance } from '../attribution.ts';
import { type Segment, type SentenceView } from '../sentence-view.ts';
import { type Phrase, hasFiniteVerb, nounPhraseEnd, subjectAfter, subjectBefore } from './noun-phrase.ts';
import {
  complementIn,
  endOfContent,
  endOfMessage,
  hasQuotation,
  messageAfter,
  messageBefore,
  quotationAround,
} from './message.ts';
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
    const behind = opensSegment ? subjectAfter(view, at, segment.to) : undefined;
    const inverted = behind ?? subject;
    const before = messageBefore(view, index, !opensSegment);
    const message = before && opensSegment && !behind && subject ? upTo(before, subject) : before;
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
      message: { from: subject.from, to: endOfMessage(view, index) },
      clause,
      subject,
      addressee: null,
      isObject: true,
    };
  return undefined;
}

/** A message cut off where its speaker begins; undefined where nothing is left. */
function upTo(message: Phrase, subject: Phrase): Phrase | undefined {
  return subject.from > message.from + 1 ? { from: message.from, to: subject.from } : undefined;
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
    const before = view.segments[index - 1];
    if (!before) return null;
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

/** The segment holds nothing but subject, verb and circumstances, so what it announces stands elsewhere. */
function isAttributionOnly(view: SentenceView, segment: Segment, at: number): boolean {
  if (clauseStarts.has(view.tokens[segment.from]!.lower) && view.tokens[segment.from]!.lower !== 'and') return false;
  for (let next = at + 1; next < segment.to; next++) if (auxiliaries.has(view.tokens[next]!.lower)) return false;
  return true;
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
  const message = { from: Math.max(segment.from, subject.from), to: endOfMessage(view, index) };
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
