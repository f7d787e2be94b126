import { WordTable } from '#core';
import { type Token, holdsWord } from '../tokens.ts';
import type { Segment, SentenceView } from '../sentence-view.ts';
import { auxiliaryOf, isClauseFinal, isSubordinate, modalBefore } from './clause-shape.ts';
import { type CueForm, reportingForms } from './reporting-verbs.ts';
import {
  auxiliaries,
  determiners,
  openingAdverbs,
  prepositions,
  relativePronouns,
  speechNouns,
  subordinators,
} from './words.ts';
import type { Stance } from '../attribution.ts';
import { WordSet } from '../word-set.ts';

/** A word that announces reported speech, with the shape of its clause. */
export interface Cue {
  /** Token of the verb or noun that is marked as the cue. */
  readonly at: number;
  /** Token of the finite verb: the cue itself, or the auxiliary of a participle. */
  readonly finite: number;
  readonly segment: number;
  readonly stance: Stance;
  readonly takesObject: boolean;
  /** The separated prefix of the verb. */
  readonly particle?: string | null;
  /** main: verb first or second; final: subordinate clause; so: "so X"; noun: "die Behauptung, …". */
  readonly shape: 'main' | 'final' | 'so' | 'noun';
  readonly isPassive: boolean;
}

const passives = new WordSet(['wird', 'werden', 'wurde', 'wurden', 'werde', 'würden', 'worden']);
const convictions = new WordSet(['sicher', 'einig', 'überzeugt', 'zuversichtlich']);
const opinions = new WordSet(['ansicht', 'meinung', 'auffassung', 'überzeugung']);

/** Cues already found, by sentence: several rules ask for the same ones. */
const known = new WeakMap<SentenceView, Map<number, Cue | undefined>>();

/** The cue of one segment, or undefined. Words inside quotation marks are never cues. */
export function findCue(view: SentenceView, segmentIndex: number): Cue | undefined {
  let cues = known.get(view);
  if (!cues) known.set(view, (cues = new Map()));
  if (!cues.has(segmentIndex)) cues.set(segmentIndex, searchCue(view, segmentIndex));
  return cues.get(segmentIndex);
}

function searchCue(view: SentenceView, segmentIndex: number): Cue | undefined {
  const segment = view.segments[segmentIndex]!;
  const first = view.tokens[segment.from]!;
  if (first.lower === 'so' && isSpeakerNext(view, segment)) return soCue(segment, segmentIndex);
  return (
    findCueFrom(view, segmentIndex, segment.from) ??
    nounCue(view, segment, segmentIndex) ??
    quotationCue(view, segment, segmentIndex)
  );
}

/** The first verb or phrase of a segment, from token `from` on, that can announce: "hat sich informiert und sprach von …" has two. */
export function findCueFrom(view: SentenceView, segmentIndex: number, from: number): Cue | undefined {
  const segment = view.segments[segmentIndex]!;
  for (let at = from; at < segment.to; at++) {
    if (!mayBeCue.of(view.tokens[at]!) || view.quotationAt(at)) continue;
    const cue = verbCueAt(view, at, segment, segmentIndex) ?? phraseCueAt(view, at, segment, segmentIndex);
    if (cue) return cue;
  }
  return undefined;
}

/** Words that `verbCueAt` or `phraseCueAt` can take; few of a text are. */
const mayBeCue = new WordTable<Token, boolean>(
  ({ lower }) =>
    reportingForms().has(lower) ||
    lower === 'heißt' ||
    lower === 'hieß' ||
    holds.test(lower) ||
    conclusions.test(lower) ||
    insights.test(lower) ||
    opinions.has(lower) ||
    convictions.has(lower),
);

/** Right behind a quotation any verb announces it: „…“, zeigte sich der Trainer zufrieden. */
function quotationCue(view: SentenceView, segment: Segment, index: number): Cue | undefined {
  const before = view.segments[index - 1];
  if (!before || segment.opener !== ',' || segment.to - segment.from < 2) return undefined;
  const quotation = view.quotationAt(before.to - 1);
  const first = view.tokens[segment.from]!;
  if (
    !quotation ||
    quotation.end - quotation.start < leastQuotation ||
    view.tokens[before.from]!.start !== quotation.start
  )
    return undefined;
  const { lower } = first;
  const isOther =
    subordinators.has(lower) || prepositions.has(lower) || openingAdverbs.has(lower) || relativePronouns.has(lower);
  if (first.kind !== 'word' || first.isCapitalized || isOther || determiners.has(lower)) return undefined;
  return {
    at: segment.from,
    finite: segment.from,
    segment: index,
    stance: 'say',
    takesObject: false,
    shape: 'main',
    isPassive: false,
  };
}

/** Characters of a quotation that is more than a name. */
const leastQuotation = 20;

function soCue(segment: Segment, index: number): Cue {
  const at = segment.from;
  return { at, finite: at, segment: index, stance: 'say', takesObject: false, shape: 'so', isPassive: false };
}

function isSpeakerNext(view: SentenceView, segment: Segment): boolean {
  if (segment.from === view.from) return false;
  const next = view.tokens[segment.from + 1];
  if (!next || segment.from + 1 >= segment.to) return false;
  const isNominal =
    next.isCapitalized || /^(?:der|die|das|ein|eine|er|sie|es|deren|sein|ihr|mehrere)$/u.test(next.lower);
  return isNominal && !hasAuxiliary(view, segment);
}

function hasAuxiliary(view: SentenceView, segment: Segment): boolean {
  for (let at = segment.from; at < segment.to; at++) if (auxiliaries.holds(view.tokens[at]!)) return true;
  return false;
}

function verbCueAt(view: SentenceView, at: number, segment: Segment, index: number): Cue | undefined {
  const token = view.tokens[at]!;
  if (token.kind !== 'word' || (token.isCapitalized && at !== view.from)) return undefined;
  const forms = reportingForms().get(token.lower);
  if (!forms) return undefined;
  for (const form of forms) {
    const cue = cueOfForm(view, at, form, segment, index);
    if (cue) return cue;
  }
  return undefined;
}

function cueOfForm(view: SentenceView, at: number, form: CueForm, segment: Segment, index: number): Cue | undefined {
  const takesObject =
    form.takesObject && (form.objectNeeds === null || holdsWord(view.tokens, at + 1, segment.to, form.objectNeeds));
  const { stance, particle } = form;
  const base = { at, segment: index, stance, takesObject, particle, isPassive: false };
  const isFinal = isClauseFinal(view, at, segment);
  const subordinate = isSubordinate(view, segment);
  const isBehindParticle = form.particle !== null && view.tokens[at - 1]?.lower === form.particle;
  if (form.form === 'participle') {
    if (form.particle !== null && !isBehindParticle) return undefined;
    const auxiliary = auxiliaryOf(view, at, segment);
    if (auxiliary === undefined) return undefined;
    const isPassive = isPassiveAt(view, segment) || isState(view, at, auxiliary);
    return {
      ...base,
      finite: auxiliary,
      shape: subordinate && isFinal && auxiliary > at ? 'final' : 'main',
      isPassive,
    };
  }
  const isInfinitive = isFinal && !subordinate && view.tokens[at]!.lower.endsWith('n');
  const modal = isInfinitive ? modalBefore(view, at, segment) : undefined;
  if (modal !== undefined && form.particle === null)
    return { ...base, finite: modal, shape: 'main', takesObject: false };
  if (form.form === 'final') return isFinal ? { ...base, finite: at, shape: 'final' } : undefined;
  if (isBehindParticle && isFinal) return { ...base, finite: at, shape: 'final' };
  if (form.particle !== null)
    return hasParticle(view, at, form.particle, index) ? { ...base, finite: at, shape: 'main' } : undefined;
  if (needsParticle(view, at)) return undefined;
  if (auxiliaryOf(view, at, segment) !== undefined && /^ge|t$|n$/u.test(view.tokens[at]!.lower)) return undefined;
  if (subordinate) return isFinal ? { ...base, finite: at, shape: 'final' } : undefined;
  return { ...base, finite: at, shape: 'main' };
}

/** "gab", "teilte", "legte" are cues with their prefix only; the lexicon has no bare reading of them. */
function needsParticle(view: SentenceView, at: number): boolean {
  return (reportingForms().get(view.tokens[at]!.lower) ?? []).every((form) => form.particle !== null);
}

/** At the end of the clause; of a verb that says nothing without its prefix also behind a clause or two between. */
function hasParticle(view: SentenceView, at: number, particle: string, index: number): boolean {
  const reach = needsParticle(view, at) ? 3 : 1;
  for (let next = index; next < Math.min(view.segments.length, index + reach); next++) {
    const { to } = view.segments[next]!;
    const last = view.tokens[to - 1];
    if (to - 1 > at && last?.lower === particle) return true;
  }
  return false;
}

/** "sind für Montag angekündigt": what is announced, not who announces; "ist ausgegangen" is a perfect. */
function isState({ tokens }: SentenceView, participle: number, auxiliary: number): boolean {
  return states.holds(tokens[auxiliary]!) && !/(?:gegangen|gekommen)$/u.test(tokens[participle]!.lower);
}

const states = new WordSet(['ist', 'sind', 'war', 'waren', 'sei', 'seien', 'wäre', 'wären']);

function isPassiveAt(view: SentenceView, segment: Segment): boolean {
  for (let at = segment.from; at < segment.to; at++) if (passives.holds(view.tokens[at]!)) return true;
  return false;
}

/** "heißt es", "sind sich … sicher", "ist der Ansicht". */
function phraseCueAt(view: SentenceView, at: number, segment: Segment, index: number): Cue | undefined {
  const { lower } = view.tokens[at]!;
  const base = { at, segment: index, takesObject: false, shape: 'main', isPassive: false } as const;
  if ((lower === 'heißt' || lower === 'hieß') && isNeighbour(view, at, 'es'))
    return { ...base, finite: at, stance: 'say', isPassive: true };
  if (holds.test(lower) && forWhat(view, at, segment) !== undefined) {
    const shape = isSubordinate(view, segment) ? 'final' : 'main';
    return { ...base, finite: at, stance: 'opine', shape };
  }
  if (concludes(view, at)) return concludingVerb(view, at, segment, base);
  const isOpinion = opinions.has(lower) && view.tokens[at - 1]?.lower === 'der' && at > segment.from;
  if (!isOpinion && !(convictions.has(lower) && at === segment.to - 1)) return undefined;
  const finite = auxiliaryOf(view, at, segment) ?? reflexiveVerb(view, at, segment);
  return finite === undefined ? undefined : { ...base, finite, stance: 'opine' };
}

const conclusions = /^(?:schluss|ergebnis|urteil|fazit|befund)$/u;
const insights = /^(?:einschätzung|erkenntnis|schlussfolgerung|annahme)$/u;

/** "zu dem Schluss", "zum Ergebnis", "zu der Einschätzung", "zur Überzeugung". */
function concludes({ tokens }: SentenceView, at: number): boolean {
  const noun = tokens[at]!.lower;
  const article = tokens[at - 1]?.lower;
  if (conclusions.test(noun) && (article === 'zum' || article === 'dem')) return true;
  const isFeminine = opinions.has(noun) || insights.test(noun);
  return isFeminine && (article === 'zur' || (article === 'der' && tokens[at - 2]?.lower === 'zu'));
}

/** "kommt zu dem Schluss", "war zum Ergebnis gekommen": the verb before the noun, or behind it at the end. */
function concludingVerb(
  view: SentenceView,
  noun: number,
  { from, to }: Segment,
  base: Pick<Cue, 'segment' | 'takesObject' | 'shape' | 'isPassive'>,
): Cue | undefined {
  for (let at = from; at < to; at++) {
    if (!/^(?:komm|kam|kommen|gekommen|gelang)/u.test(view.tokens[at]!.lower) || view.tokens[at]!.isCapitalized)
      continue;
    const isFinal = isSubordinate(view, { from, to, opener: ',' }) && at > noun;
    const finite = at > noun ? (auxiliaryOf(view, at, { from, to, opener: ',' }) ?? at) : at;
    return { ...base, at, finite, stance: 'opine', shape: isFinal ? 'final' : 'main' };
  }
  return undefined;
}

const holds = /^(?:halte|hält|halten|hielt|hielten)$/u;

/** The "für" of "hält es für möglich", outside quotation marks; undefined where the verb means something else. */
export function forWhat({ tokens }: SentenceView, verb: number, { from, to }: Segment): number | undefined {
  if (!holds.test(tokens[verb]!.lower)) return undefined;
  for (let at = from; at + 1 < to; at++)
    if (tokens[at]!.lower === 'für' && !tokens[at + 1]!.isCapitalized && tokens[at + 1]!.kind === 'word') {
      const object = tokens.slice(from, at).some(({ lower }) => lower === 'es');
      if (object) return at;
    }
  return undefined;
}

function reflexiveVerb(view: SentenceView, at: number, segment: Segment): number | undefined {
  for (let before = segment.from; before < at; before++)
    if (/^zeigt(?:en?)?$/u.test(view.tokens[before]!.lower)) return before;
  return undefined;
}

function isNeighbour(view: SentenceView, at: number, word: string): boolean {
  return view.tokens[at + 1]?.lower === word || view.tokens[at - 1]?.lower === word;
}

const isSpeechNoun = new WordTable<Token, boolean>(({ lower }) => speechNouns.has(lower));

/** A speech noun whose segment ends with it, its genitive or "von …", so that a content clause can follow. */
function nounCue(view: SentenceView, segment: Segment, index: number): Cue | undefined {
  for (let at = segment.to - 1; at >= Math.max(segment.from, segment.to - 8); at--) {
    const token = view.tokens[at]!;
    if (!token.isCapitalized || !isSpeechNoun.of(token) || view.quotationAt(at)) continue;
    const stance = /^(?:zusicher|versicher|beteuer|zusage)/u.test(token.lower)
      ? 'assure'
      : /^(?:hinweis|anzeichen|beleg|indiz)/u.test(token.lower)
        ? 'evidence'
        : token.lower.startsWith('dementi')
          ? 'deny'
          : 'say';
    return { at, finite: at, segment: index, stance, takesObject: false, shape: 'noun', isPassive: false };
  }
  return undefined;
}
