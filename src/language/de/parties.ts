import type { SentenceView } from '../sentence-view.ts';
import { type Cue, findCue } from './cues.ts';
import { isSubordinate } from './clause-shape.ts';
import { isReportedMood } from './mood.ts';
import { corePhraseEnd, nounPhraseEnd } from './noun-phrase.ts';
import {
  type Parties,
  type Phrase,
  canSpeak,
  partiesAfter,
  subjectBefore,
  toldBehind,
  withAppositions,
} from './subject.ts';
import { prepositions } from './words.ts';

/** Verbs whose object is spoken to: "forderte die SPD auf", "wirft Luna vor". */
const asksSomebody =
  /^(?:forder|bitte|bat|gebeten|warnt|gewarnt|mahn|gemahnt|ermahn|dräng|gedrängt|beschuldig|werf|wirf|warf|vorgeworfen|vorwarf|vorwirft|ersuch|beauftrag|erinner|aufforder|aufgefordert|schl[aäu]g|vorgeschlagen)/u;

/** Subject and addressee of a main clause that announces. */
export function mainParties(view: SentenceView, cue: Cue, clause: Phrase): Parties {
  const before = cue.finite > clause.from ? subjectBefore(view, clause.from, cue.finite) : openingSubject(view, cue);
  const { subject, addressee: dative, second } = partiesAfter(view, cue.finite + 1, clause.to);
  const asked = asksSomebody.test(view.tokens[cue.at]!.lower) ? (before ? subject : second) : null;
  const addressee = dative ?? asked ?? null;
  const shared = before || subject ? undefined : sharedSubject(view, cue);
  if (shared) return { subject: shared, addressee };
  if (!before) {
    const named = subject && withAppositions(view, subject, cue.segment);
    return { subject: named, addressee: addressee ?? (named && toldBehind(view, named)) };
  }
  const start = view.tokens[subject?.from ?? 0]!.lower;
  const ambiguous = subject && (start === 'der' || start === 'den') && !cue.takesObject ? subject : null;
  const people = subject && !cue.takesObject && isToldPeople(view, subject) ? subject : null;
  return { subject: before, addressee: addressee ?? ambiguous ?? people };
}

/** "teilte Abgeordneten mit", "sagte Journalisten": a bare plural in the dative. */
function isToldPeople({ tokens }: SentenceView, { from, to }: Phrase): boolean {
  const { isCapitalized, lower } = tokens[from]!;
  return to === from + 1 && isCapitalized && lower.endsWith('n') && lower.length > 5;
}

/** "Gegenüber dem Sender sagte …", "im Interview mit der Zeitung": who is told, wherever in the clause it stands. */
export function toldIn(view: SentenceView, { from, to }: Phrase): Phrase | null {
  for (let at = from; at + 1 < to; at++) {
    const { lower } = view.tokens[at]!;
    const isTold =
      lower === 'gegenüber' || (lower === 'mit' && talks.test(view.tokens[at - 1]?.lower ?? '') && at > from);
    if (!isTold || view.quotationAt(at)) continue;
    const end = nounPhraseEnd(view.tokens, at + 1, to);
    if (end > at + 1) return { from: at + 1, to: end };
  }
  return null;
}

const talks = /^(?:[\p{L}-]*interview|[\p{L}-]*gespräch)$/u;

/** "Moskau bestritt, …, bestätigte aber, dass": the subject of the frame that opens the sentence. */
function sharedSubject(view: SentenceView, cue: Cue): Phrase | undefined {
  const opening = view.segments[0]!;
  const first = cue.segment > 0 ? findCue(view, 0) : undefined;
  return first?.shape === 'main' ? subjectBefore(view, opening.from, first.finite) : undefined;
}

/** The subject of "Das Institut, eine Denkfabrik, erwartet …": the phrase that opens the sentence, asides included. */
export function openingSubject(view: SentenceView, cue: Cue): Phrase | undefined {
  const opening = view.segments[0]!;
  if (cue.segment === 0 || cue.segment > 3) return undefined;
  const end = nounPhraseEnd(view.tokens, opening.from, opening.to);
  if (end !== opening.to || !canSpeak(view, { from: opening.from, to: end })) return undefined;
  // "Ein Tief, das …, habe das Land erreicht, meldet X": the opening phrase has a verb of its own.
  const between = view.segments.slice(1, cue.segment);
  if (between.some((segment) => !isSubordinate(view, segment) && isReportedMood(view, segment, 'announced')))
    return undefined;
  const previous = view.segments[cue.segment - 1]!;
  const isApposition = nounPhraseEnd(view.tokens, previous.from, previous.to) === previous.to;
  return { from: opening.from, to: isApposition ? previous.to : end };
}

/** Of "fordert den Rücktritt" the object is the matter, of "wirft der Armee Mord vor" the first one is a party. */
export function spokenTo(view: SentenceView, cue: Cue, addressee: Phrase | null): Phrase | null {
  if (
    !addressee ||
    cue.particle === 'auf' ||
    !/^(?:den|die|das|eine?|einen)$/u.test(view.tokens[addressee.from]!.lower)
  )
    return addressee;
  return asksWhom.test(view.tokens[cue.at]!.lower) ? addressee : null;
}

const asksWhom =
  /^(?:bitte|bat|gebeten|warnt|gewarnt|mahn|gemahnt|ermahn|dräng|gedrängt|beschuldig|ersuch|beauftrag|erinner|aufforder|aufgefordert)/u;

/** Parties that can be those: a passive or impersonal clause names its speaker behind a preposition, if at all. */
export function knownParties(view: SentenceView, parties: Parties, cue: Cue): Parties {
  if (view.tokens[cue.at]!.lower.startsWith('zitier')) return citedParties(view, parties, cue);
  if (cue.isPassive || saysItself(view, cue)) {
    const subject = agentOf(view, cue) ?? placeOf(view, cue);
    return { subject, addressee: accusedIn(view, parties, cue) };
  }
  return { subject: canSpeak(view, parties.subject) ? parties.subject : null, addressee: parties.addressee };
}

/** "Reuters zitierte einen Beamten", "der Beamte wird von Reuters zitiert": the cited one speaks, the citing one passes on. */
function citedParties(view: SentenceView, { subject }: Parties, cue: Cue): Parties {
  const clause = view.segments[cue.segment]!;
  if (cue.isPassive) {
    const agent = agentOf(view, cue);
    if (!subject) return { subject: agent, addressee: null };
    // "der Minister von der Agentur": here "von" is no attribute.
    const to = agent && agent.from > subject.from ? Math.min(subject.to, agent.from - 1) : subject.to;
    return { subject: { from: subject.from, to }, addressee: null, via: agent };
  }
  const behind = partiesAfter(view, cue.finite + 1, clause.to);
  const isBefore = subject !== null && subject.from < cue.finite;
  const cited = (isBefore ? behind.subject : behind.second) ?? behind.addressee;
  return cited && subject
    ? { subject: cited, addressee: null, via: subject }
    : { subject: canSpeak(view, subject) ? subject : null, addressee: null };
}

/** Verbs whose speaker stands behind a preposition, as of "geht aus X hervor": "hieß es aus Diplomatenkreisen", "aus dem Ministerium verlautete". */
const nobodys = /^(?:heißt|hieß|verlautet|verlautete)$/u;

function saysItself(view: SentenceView, cue: Cue): boolean {
  return nobodys.test(view.tokens[cue.at]!.lower) || cue.particle === 'hervor';
}

/** "In einem Bericht wurde vermutet", "In der Mitteilung des WWF heißt es": the text that says it; "hieß es bei der Polizei". */
function placeOf(view: SentenceView, cue: Cue): Phrase | null {
  const { from, to } = view.segments[cue.segment]!;
  const isAnybody = saysItself(view, cue);
  for (let at = from; at < to; at++) {
    const { lower } = view.tokens[at]!;
    if (!/^(?:in|im|aus|bei|beim|seitens|vonseiten)$/u.test(lower) || view.quotationAt(at)) continue;
    const end = nounPhraseEnd(view.tokens, at + 1, to);
    const words = view.tokens.slice(at + 1, end);
    const isParty = isAnybody && end > at + 1 && !lower.startsWith('i') && words[0]!.kind === 'word';
    if (isParty || (!lower.startsWith('b') && words.some((word) => isText(word.lower))))
      return { from: at + 1, to: end };
  }
  return null;
}

function isText(lower: string): boolean {
  return /(?:bericht|mitteilung|erklärung|meldung|schreiben|brief|artikel|studie|aussendung|stellungnahme|begründung|papier|dokument|urteil|entwurf|interview|homepage|webseite|website|rede|analyse|gutachten)(?:en|e|es|s|n)?$/u.test(
    lower,
  );
}

/** "Klien wurde vorgeworfen", "Ihm wird vorgeworfen": whom a passive accusation is addressed to. */
function accusedIn(view: SentenceView, { subject, addressee }: Parties, cue: Cue): Phrase | null {
  if (
    !/^(?:vorgeworfen|beschuldigt|aufgefordert|gebeten|mitgeteilt|geraten|ermahnt)$/u.test(view.tokens[cue.at]!.lower)
  )
    return null;
  const { from } = view.segments[cue.segment]!;
  const end = nounPhraseEnd(view.tokens, from, cue.finite);
  return addressee ?? subject ?? (end > from && !prepositions.holds(view.tokens[from]!) ? { from, to: end } : null);
}

/** Who acts in a passive clause: "von der Opposition kritisiert". */
function agentOf(view: SentenceView, cue: Cue): Phrase | null {
  const { from, to } = view.segments[cue.segment]!;
  for (let at = from; at < Math.min(to, cue.at); at++) {
    const { lower } = view.tokens[at]!;
    if ((lower !== 'von' && lower !== 'vom') || view.quotationAt(at)) continue;
    const end = corePhraseEnd(view.tokens, at + 1, to);
    if (end > at + 1) return { from: at + 1, to: end };
  }
  return null;
}
