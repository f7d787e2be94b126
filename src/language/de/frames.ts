import type { Attribution } from '../attribution.ts';
import { buildAttribution } from '../build-attribution.ts';
import type { SentenceView } from '../sentence-view.ts';
import { type Cue, findCue, findCueFrom } from './cues.ts';
import { restOfCue } from './cue-words.ts';
import { hasFiniteVerb, messageAfter, messageBefore } from './message.ts';
import { isReportedMood } from './mood.ts';
import { wieFrame, wieOverAsides } from './wie-frames.ts';
import { corePhraseEnd, nounPhraseEnd } from './noun-phrase.ts';
import { knownParties, mainParties, openingSubject, spokenTo, toldIn } from './parties.ts';
import { type Parties, type Phrase, antecedent, partiesAfter, toldBehind, withAppositions } from './subject.ts';
import { auxiliaries, fallbackForms, genitiveDeterminers, modals, relativePronouns, reportedForms } from './words.ts';

/** A cue with its message and parties, still as tokens so that sources inside the frame can be joined to it. */
export interface Frame {
  readonly cue: Cue;
  readonly message: Phrase;
  /** Tokens of the announcing clause. */
  readonly clause: Phrase;
  readonly parties: Parties;
  readonly isObject: boolean;
}

/** Every announcing clause of a sentence with what it announces, in order. */
export function findFrames(view: SentenceView): Frame[] {
  const opening = wieOverAsides(view);
  const frames: Frame[] = opening ? [opening] : [];
  let floor = view.from;
  for (let index = opening ? opening.cue.segment + 1 : 0; index < view.segments.length; index++) {
    let cue = findCue(view, index);
    let frame = cue && frameOf(view, cue, floor);
    while (cue && !frame) {
      cue = findCueFrom(view, index, behindConjunction(view, cue));
      frame = cue && frameOf(view, cue, floor);
    }
    if (!frame) continue;
    frames.push(frame);
    if (frame.message.from < frame.clause.from) floor = view.segments[index]!.to;
  }
  return frames;
}

/** Of "hat sich informiert und sprach von …" the token behind "und"; the end of the clause where there is none. */
function behindConjunction({ segments, tokens }: SentenceView, { at, segment }: Cue): number {
  const { to } = segments[segment]!;
  for (let next = at + 1; next < to; next++)
    if (/^(?:und|aber|sowie|oder)$/u.test(tokens[next]!.lower)) return next + 1;
  return to;
}

/** The frame as an attribution without sources. */
export function attributeFrame(view: SentenceView, frame: Frame): Attribution {
  const { cue, parties } = frame;
  return buildAttribution(view, {
    message: frame.message,
    speaker: parties.subject,
    cue: { from: cue.at, to: cue.at + 1 },
    cueRest: restOfCue(view, cue, frame.clause),
    frame: frame.isObject ? null : frame.clause,
    addressee: parties.addressee ?? toldIn(view, frame.clause),
    via: parties.via ? [parties.via] : [],
    stance: isWithheld(view, frame) ? 'withhold' : cue.stance,
    type: frame.isObject ? 'reported' : 'indirect',
  });
}

/** "bestritt nicht, dass", "wollte nicht sagen, ob": neither said nor denied. */
function isWithheld(view: SentenceView, { cue, clause, isObject }: Frame): boolean {
  if (isObject || (cue.stance !== 'say' && cue.stance !== 'deny')) return false;
  for (let at = clause.from; at < clause.to; at++)
    if (!view.quotationAt(at) && /^(?:nicht|weder)$/u.test(view.tokens[at]!.lower)) return true;
  return false;
}

function frameOf(view: SentenceView, cue: Cue, floor: number): Frame | undefined {
  const segment = view.segments[cue.segment]!;
  const clause = { from: segment.from, to: segment.to };
  if (cue.shape === 'noun') return nounFrame(view, cue, clause);
  if (cue.shape === 'so') return soFrame(view, cue, clause, floor);
  if (cue.shape === 'final') return finalFrame(view, cue, clause, floor);
  return mainFrame(view, cue, clause, floor);
}

function soFrame(view: SentenceView, cue: Cue, clause: Phrase, floor: number): Frame | undefined {
  const end = nounPhraseEnd(view.tokens, clause.from + 1, clause.to);
  const message = clauseAround(view, cue, floor) ?? messageBefore(view, cue, floor);
  if (!message || end === clause.from + 1) return undefined;
  const subject = withAppositions(view, { from: clause.from + 1, to: end }, cue.segment);
  const { addressee } = partiesAfter(view, end, clause.to);
  return { cue, message, clause, parties: { subject, addressee }, isObject: false };
}

/** "Zusicherungen des Kreml, …": the genitive or "von …" behind the noun speaks. */
function nounFrame(view: SentenceView, cue: Cue, clause: Phrase): Frame | undefined {
  const message = messageAfter(view, cue);
  if (!message) return undefined;
  const from = cue.at + 1;
  const { lower } = view.tokens[from] ?? { lower: '' };
  let subject: Phrase | null = null;
  if (from < clause.to && (genitiveDeterminers.has(lower) || lower === 'von' || lower === 'vom')) {
    const start = lower === 'von' ? from + 1 : from;
    const end = nounPhraseEnd(view.tokens, start, clause.to);
    if (end > start) subject = { from: start, to: end };
  } else if (
    cue.at > clause.from &&
    /(?:s|')$/u.test(view.tokens[cue.at - 1]!.lower) &&
    view.tokens[cue.at - 1]!.isCapitalized
  ) {
    subject = { from: cue.at - 1, to: cue.at };
  }
  return { cue, message, clause, parties: { subject, addressee: null }, isObject: false };
}

function finalFrame(view: SentenceView, cue: Cue, clause: Phrase, floor: number): Frame | undefined {
  const first = view.tokens[clause.from]!.lower;
  if (first === 'wie') return wieFrame(view, cue, clause, floor);
  const message = messageAfter(view, cue);
  if (!message) return undefined;
  const segment = view.segments[cue.segment]!;
  if (relativePronouns.has(first)) {
    const subject = antecedent(view, segment) ?? null;
    const { addressee } = partiesAfter(view, clause.from + 1, cue.at);
    return {
      cue,
      message,
      clause,
      parties: { subject, addressee: addressee ?? dativeIn(view, clause, cue) },
      isObject: false,
    };
  }
  return { cue, message, clause, parties: partiesAfter(view, clause.from + 1, cue.at), isObject: false };
}

function dativeIn(view: SentenceView, clause: Phrase, cue: Cue): Phrase | null {
  const end = corePhraseEnd(view.tokens, clause.from + 1, cue.at);
  return end > clause.from + 1 && view.tokens[clause.from + 1]!.lower === 'dem'
    ? { from: clause.from + 1, to: end }
    : null;
}

function mainFrame(view: SentenceView, cue: Cue, clause: Phrase, floor: number): Frame | undefined {
  const parties = mainParties(view, cue, clause);
  const verdict = verdictFrame(view, cue, clause, parties, floor);
  if (verdict) return verdict;
  const after = messageAfter(view, cue);
  const opensSegment = cue.finite === clause.from;
  const around = after && opensSegment && cue.segment > 0 ? quotationAround(view, cue, after, floor) : undefined;
  if (around)
    return {
      cue,
      message: around,
      clause,
      parties: knownParties(view, partiesAfter(view, cue.finite + 1, clause.to), cue),
      isObject: false,
    };
  if (after && opensSegment && cue.segment > 0 && isReportedMood(view, view.segments[cue.segment - 1]!, 'announced')) {
    const from = messageBefore(view, cue, floor)?.from ?? after.from;
    const told = knownParties(view, partiesAfter(view, cue.finite + 1, clause.to), cue);
    if (told.subject) return { cue, message: { from, to: after.to }, clause, parties: told, isObject: false };
  }
  if (after) return { cue, message: after, clause, parties: knownParties(view, parties, cue), isObject: false };
  const interrupted = opensSegment ? clauseAround(view, cue, floor) : undefined;
  if (interrupted) {
    const parties = partiesAfter(view, cue.finite + 1, clause.to);
    return { cue, message: interrupted, clause, parties: knownParties(view, parties, cue), isObject: false };
  }
  if (opensSegment && cue.segment > 0 && isClauseBefore(view, cue)) {
    const message = messageBefore(view, cue, floor);
    const after = partiesAfter(view, cue.finite + 1, clause.to);
    const subject = after.subject && withAppositions(view, after.subject, cue.segment);
    const found = { subject, addressee: after.addressee ?? (subject && toldBehind(view, subject)) };
    if (message) return { cue, message, clause, parties: knownParties(view, found, cue), isObject: false };
  }
  return cue.shape === 'main' && endsQuotation(view, cue, clause)
    ? { cue, message: quotationIn(view, clause)!, clause, parties: knownParties(view, parties, cue), isObject: false }
    : objectFrame(view, cue, clause, parties, floor);
}

/** „A“, sagte X, „B“: both halves, with the frame between them. */
function quotationAround(view: SentenceView, cue: Cue, after: Phrase, floor: number): Phrase | undefined {
  const before = view.segments[cue.segment - 1]!;
  if (!view.quotationAt(before.to - 1) || !view.quotationAt(after.from)) return undefined;
  return { from: messageBefore(view, cue, floor)?.from ?? before.from, to: after.to };
}

/** "Es gebe, sagte X, keinen Grund": a clause that broke off at its verb goes on behind the frame. */
function clauseAround(view: SentenceView, cue: Cue, floor: number): Phrase | undefined {
  const before = view.segments[cue.segment - 1];
  const after = view.segments[cue.segment + 1];
  if (!before || !after || before.from < floor || after.opener !== before.opener.replace(/^$/u, ',')) return undefined;
  // "Noch in diesem Jahr, so X, werde man bauen": the verb stands behind the frame.
  const isVerbless = isFiniteForm(view.tokens[after.from]!.lower) && !hasFiniteVerb(view, before);
  const isBroken = before.to - before.from <= longestBreak && isFiniteForm(view.tokens[before.to - 1]!.lower);
  if (!isBroken && !isVerbless) return undefined;
  return { from: before.from, to: endOfClauses(view, cue.segment) };
}

/** Tokens before the break at most. */
const longestBreak = 6;

function isFiniteForm(lower: string): boolean {
  return reportedForms.has(lower) || fallbackForms.has(lower) || auxiliaries.has(lower) || modals.has(lower);
}

/** "…, da sind sich X sicher": the clause before is what they are sure of. */
function verdictFrame(
  view: SentenceView,
  cue: Cue,
  clause: Phrase,
  parties: Parties,
  floor: number,
): Frame | undefined {
  const first = view.tokens[clause.from]!.lower;
  if (cue.segment === 0 || (first !== 'da' && first !== 'davon' && first !== 'darin' && first !== 'das'))
    return undefined;
  const message = messageBefore(view, cue, floor);
  return message && { cue, message, clause, parties: knownParties(view, parties, cue), isObject: false };
}

function endsQuotation(view: SentenceView, cue: Cue, clause: Phrase): boolean {
  const quotation = quotationIn(view, clause);
  return quotation !== null && quotation.to - quotation.from > 7 && quotation.from > cue.at;
}

function quotationIn(view: SentenceView, clause: Phrase): Phrase | null {
  let from = clause.from;
  while (from < clause.to && !view.quotationAt(from)) from++;
  let to = from;
  while (to < clause.to && view.quotationAt(to)) to++;
  return to > from ? { from, to } : null;
}

/** "X erwartet Y": the clause itself tells what X thinks, without quoting. */
function objectFrame(view: SentenceView, cue: Cue, clause: Phrase, parties: Parties, floor: number): Frame | undefined {
  const { subject, addressee } = knownParties(view, parties, cue);
  if (!subject || !(cue.takesObject || showsThing(view, cue, subject))) return undefined;
  if (view.tokens[cue.at - 1]?.lower === 'wie') return undefined;
  const from = Math.max(floor, subject.from < clause.from ? subject.from : clause.from);
  const message = { from, to: endOfClauses(view, cue.segment) };
  return { cue, message, clause, parties: { subject, addressee: spokenTo(view, cue, addressee) }, isObject: true };
}

/** "Satellitenbilder zeigen 70 Waggons". */
function showsThing(view: SentenceView, cue: Cue, subject: Phrase): boolean {
  const end = corePhraseEnd(view.tokens, subject.from, subject.to);
  return cue.stance === 'evidence' && pictures.test(view.tokens[Math.max(subject.from, end - 1)]!.lower);
}

const pictures = /(?:bild|bilder|bildern|aufnahme|aufnahmen|foto|fotos|video|videos|unterlagen|dokumente|daten)$/u;

function endOfClauses(view: SentenceView, from: number): number {
  let index = from;
  while (index + 1 < view.segments.length && view.segments[index + 1]!.opener !== ';') index++;
  return view.segments[index]!.to;
}

function isClauseBefore(view: SentenceView, cue: Cue): boolean {
  if (openingSubject(view, cue) && !view.quotationAt(view.from)) return false;
  const previous = view.segments[cue.segment - 1]!;
  for (let at = view.from; at < previous.to; at++) if (view.quotationAt(at)) return true;
  return view.segments
    .slice(0, cue.segment)
    .some((segment) => hasFiniteVerb(view, segment) || segment.to - segment.from > 4);
}
