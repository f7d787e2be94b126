import { type Segment, type SentenceView, segmentIndexAt } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { corePhraseEnd, nounPhraseEnd } from './noun-phrase.ts';
import {
  dativeDeterminers,
  determiners,
  openingAdverbs,
  prepositions,
  pronouns,
  relativePronouns,
  sourceNouns,
  timeNouns,
} from './words.ts';
import { WordSet } from '../word-set.ts';

/** Token indices, half open. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

export interface Parties {
  readonly subject: Phrase | null;
  readonly addressee: Phrase | null;
  /** The noun phrase behind the subject, of any case. */
  readonly second?: Phrase | null;
  /** Who passes on what the subject says. */
  readonly via?: Phrase | null;
}

const datives = new WordSet(['dem', 'den', 'der', 'einem', 'einer', 'ihm', 'ihnen', 'ihr']);
const coordinators = new WordSet(['und', 'aber', 'doch', 'denn', 'oder', 'auch', 'sondern']);

/** Subject and addressee among the tokens behind a finite verb: "sagte gestern der Sprecher der Zeitung X". */
export function partiesAfter(view: SentenceView, from: number, to: number): Parties {
  const { tokens } = view;
  let subject: Phrase | null = null;
  let addressee: Phrase | null = null;
  let second: Phrase | null = null;
  let at = from;
  while (at < to) {
    const { lower, kind } = tokens[at]!;
    if (kind === 'mark' && !isQuoteMark(lower)) break;
    if (prepositions.has(lower)) {
      const end = prepositionEnd(view, at, to);
      if (lower === 'gegenüber' && end > at + 1) addressee = { from: at + 1, to: end };
      at = end;
      continue;
    }
    const end = nounPhraseEnd(tokens, at, to);
    if (end === at) at++;
    else {
      const phrase = { from: at, to: end };
      const told: number = subject === null ? toldMedium(tokens, at, end) : end;
      if (isTime(view, at)) at = end;
      else if (told < end) {
        subject = { from: at, to: told };
        addressee = { from: told, to: end };
      } else if (subject === null && (dativeDeterminers.has(lower) || lower === 'ihm' || lower === 'ihnen'))
        addressee = phrase;
      else if (subject === null) subject = phrase;
      else {
        if (datives.has(lower)) addressee ??= phrase;
        second ??= phrase;
        break;
      }
      at = end;
    }
  }
  return { subject, addressee, second };
}

/** Heads of the names of newspapers, agencies and broadcasts. */
const media =
  /(?:zeitung|agentur|zeitschrift|illustrierten|rundschau|mediengruppe|tagesschau|website|welt|post|times|news|allgemeinen|dpa|afp|ard|bbc|taz|sender|magazin|blatt|portal|rundfunk|spiegel|„|“|")$/u;
/** Plurals that need no article and take a genitive. */
const staff = /(?:mitarbeiter|redakteure|journalisten|vertreter|sprecher|reporter|leser)$/u;

/** Where "der Zeitung X" begins in "sagte Hradek der Zeitung X": behind a name it is told, behind a noun ("der Chef der Zeitung") a genitive. */
function toldMedium(tokens: readonly Token[], from: number, to: number): number {
  const isArticled = determiners.holds(tokens[from]!);
  if (!isArticled && staff.test(tokens[from]!.lower)) return to;
  for (let at = from + (isArticled ? 3 : 1); at < to; at++) {
    if (tokens[at]!.lower !== 'der') continue;
    const end = corePhraseEnd(tokens, at, to);
    for (let next = at + 1; next < end; next++) if (media.test(tokens[next]!.lower)) return at;
    return to;
  }
  return to;
}

/** The subject before a finite verb at `verb`; undefined where something else opens the clause. */
export function subjectBefore(view: SentenceView, from: number, verb: number): Phrase | undefined {
  const { tokens } = view;
  let start = from;
  while (start < verb && coordinators.holds(tokens[start]!)) start++;
  if (start >= verb || prepositions.holds(tokens[start]!)) return undefined;
  const end = nounPhraseEnd(tokens, start, verb);
  if (end === start || isTime(view, start) || dativeDeterminers.holds(tokens[start]!)) return undefined;
  for (let at = end; at < verb;) {
    if (prepositions.holds(tokens[at]!)) at = Math.min(verb, prepositionEnd(view, at, verb));
    else if (tokens[at]!.isCapitalized || tokens[at]!.kind !== 'word') return undefined;
    else at++;
  }
  return { from: start, to: end };
}

/** The noun phrase that a relative clause opening segment `segment` refers to: the last one before the comma. */
export function antecedent(view: SentenceView, segment: Segment): Phrase | undefined {
  const before = view.segments[segmentIndexAt(view, segment.from) - 1];
  if (!before) return undefined;
  let found: Phrase | undefined;
  for (let at = before.from; at < before.to;) {
    const end = corePhraseEnd(view.tokens, at, before.to);
    if (end > at) found = { from: at, to: end };
    at = Math.max(end, at + 1);
  }
  return found && found.to === before.to ? found : undefined;
}

/** Extends a phrase over appositions: "Andreas Huber, Leiter der Behörde,". `segment` is the index of its own segment. */
export function withAppositions(view: SentenceView, phrase: Phrase, segment: number): Phrase {
  let { to } = phrase;
  for (let index = segment + 1; index < Math.min(view.segments.length, segment + 3); index++) {
    const next = view.segments[index]!;
    if (next.opener !== ',' || next.from !== to + 1 || relativePronouns.holds(view.tokens[next.from + 1])) break;
    if (placedPhraseEnd(view, next.from, next.to) !== next.to || isTime(view, next.from)) break;
    if (isMedium(view, next)) break;
    to = next.to;
  }
  return { from: phrase.from, to };
}

/** A noun phrase with what says where: "Professor an der Universität in Seoul". */
function placedPhraseEnd(view: SentenceView, from: number, limit: number): number {
  let at = nounPhraseEnd(view.tokens, from, limit);
  while (at > from && at < limit && placing.holds(view.tokens[at]!)) {
    const end = prepositionEnd(view, at, limit);
    if (end === at + 1) break;
    at = end;
  }
  return at;
}

const placing = new WordSet(['an', 'am', 'in', 'im', 'bei', 'beim', 'auf']);

/** "…, Professor in Seoul, der Deutschen Presse-Agentur": who was told, behind an apposition. */
export function toldBehind(view: SentenceView, { to }: Phrase): Phrase | null {
  const next = view.segments.find(({ from }) => from === to + 1);
  return next && isMedium(view, next) ? { from: next.from, to: corePhraseEnd(view.tokens, next.from, next.to) } : null;
}

function isMedium({ tokens }: SentenceView, { from, to }: Segment): boolean {
  if (!/^(?:der|dem)$/u.test(tokens[from]!.lower)) return false;
  const end = corePhraseEnd(tokens, from, to);
  return tokens.slice(from + 1, end).some(({ lower }) => media.test(lower));
}

/** Index after a preposition and the noun phrase it governs. */
function prepositionEnd(view: SentenceView, at: number, limit: number): number {
  let from = at + 1;
  while (from < limit && prepositions.holds(view.tokens[from]!)) from++;
  const end = nounPhraseEnd(view.tokens, from, limit);
  return end > from ? end : from;
}

/** Whether a phrase tells a time and cannot speak ("Ende September", "der Montag"). */
function isTime(view: SentenceView, from: number): boolean {
  const end = corePhraseEnd(view.tokens, from, Math.min(view.to, from + 8));
  for (let at = from; at < end; at++) if (timeNouns.holds(view.tokens[at]!)) return true;
  return false;
}

/** Whether a phrase could speak at all: not an adverb in a capital letter, not empty. */
export function canSpeak(view: SentenceView, phrase: Phrase | null | undefined): phrase is Phrase {
  if (!phrase) return false;
  const { lower } = view.tokens[phrase.from]!;
  if (phrase.to === phrase.from + 1 && openingAdverbs.has(lower) && !pronouns.has(lower)) return false;
  return !(phrase.to === phrase.from + 1 && (lower === 'es' || lower === 'das' || lower === 'dies'));
}

export function isSourceNoun(lower: string): boolean {
  return (
    sourceNouns.has(lower) ||
    /(?:angaben|bericht|berichten|informationen|aussage|aussagen|meinung|meldung|meldungen|stellungnahme|schätzungen|auskunft|auskünften|vorhersage|vorhersagen|medien)$/u.test(
      lower,
    )
  );
}

function isQuoteMark(mark: string): boolean {
  return '„“”"»«'.includes(mark);
}
