import { type SentenceView, type Segment } from '../sentence-view.ts';
import { isInfinitiveClause, isSubordinate } from './clause-shape.ts';
import { type Cue, findCue } from './cues.ts';
import { isReportedMood } from './mood.ts';
import { nounPhraseEnd } from './noun-phrase.ts';
import { auxiliaries, modals } from './words.ts';
import type { Phrase } from './subject.ts';
import { WordSet } from '../word-set.ts';

const complementizers = new WordSet(['dass', 'daß', 'ob']);
const questionWords = new WordSet([
  'wie',
  'warum',
  'weshalb',
  'wer',
  'was',
  'wann',
  'wo',
  'inwieweit',
  'inwiefern',
  'welche',
  'welcher',
]);
/** How many segments behind a cue are searched for the mood that shows reported speech. */
const reach = 4;

/** The reported words behind a cue's segment, as tokens; undefined where what follows is not reported. */
export function messageAfter(view: SentenceView, cue: Cue): Phrase | undefined {
  const first = startOfMessage(view, cue);
  if (first === undefined) return undefined;
  const segment = view.segments[first]!;
  return { from: segment.from, to: endOfMessage(view, first, cue) };
}

function startOfMessage(view: SentenceView, cue: Cue): number | undefined {
  for (let index = cue.segment + 1; index < Math.min(view.segments.length, cue.segment + 4); index++) {
    const segment = view.segments[index]!;
    if (opensMessage(view, segment, cue)) return index;
    if (!isAside(view, segment) || (cue.shape === 'noun' && findCue(view, index))) return undefined;
  }
  return undefined;
}

function opensMessage(view: SentenceView, segment: Segment, cue: Cue): boolean {
  const first = view.tokens[segment.from]!;
  if (segment.opener === ';' || segment.opener === '(' || segment.opener === '–') return false;
  if (complementizers.holds(first)) return true;
  if (segment.opener === ':') return true;
  if (view.quotationAt(segment.from) && length(segment) > 4) return true;
  if (cue.shape === 'noun')
    return (
      isReportedMood(view, segment, 'announced') ||
      (requests.test(view.tokens[cue.at]!.lower) && isInfinitiveClause(view, segment))
    );
  if (isWieFrame(view, segment)) return false;
  if (questionWords.holds(first) && cue.shape === 'main') return true;
  if (isSubordinate(view, segment) || first.lower === 'um')
    return isConditional(view, segment) && moodNearby(view, segment);
  return moodNearby(view, segment) || isInfinitiveClause(view, segment) || isStatement(view, segment, cue);
}

/** Nouns that take an infinitive: "die Forderung, …  zuzugehen". */
const requests =
  /^(?:forderung|forderungen|aufforderung|ankündigung|drohung|drohungen|vorwurf|vorwürfe|hoffnung|zusage|zusagen|versicherung|zusicherung|bitte|appell|angebot|vorschlag|verdacht|absicht|versprechen)$/u;

/** "…, 200 Mitarbeiter sollen entlassen werden": a main clause in the indicative right behind a verb that says. */
function isStatement(view: SentenceView, segment: Segment, cue: Cue): boolean {
  if (cue.shape !== 'main' || cue.stance === 'evidence' || cue.takesObject || segment.opener !== ',') return false;
  if (view.segments[cue.segment + 1] !== segment || length(segment) < 4) return false;
  const first = view.tokens[segment.from]!;
  if (/^(?:und|aber|oder|sondern|denn|sowie|doch|wie|als|um|ohne|nachdem)$/u.test(first.lower)) return false;
  const end = nounPhraseEnd(view.tokens, segment.from, segment.to);
  const verb = view.tokens[end];
  return (
    end > segment.from && end < segment.to && verb !== undefined && (auxiliaries.holds(verb) || modals.holds(verb))
  );
}

function isConditional(view: SentenceView, segment: Segment): boolean {
  return ['wenn', 'falls', 'da', 'weil', 'obwohl', 'solange', 'sollte'].includes(view.tokens[segment.from]!.lower);
}

function moodNearby(view: SentenceView, segment: Segment): boolean {
  const start = view.segments.indexOf(segment);
  for (let index = start; index < Math.min(view.segments.length, start + reach); index++) {
    const candidate = view.segments[index]!;
    if (index > start && complementizers.holds(view.tokens[candidate.from]!)) return false;
    if (isReportedMood(view, candidate, 'announced')) return true;
  }
  return false;
}

/** A relative clause, an apposition or a separated prefix between cue and message: "gab X, Leiter der Y, bekannt, dass". */
function isAside(view: SentenceView, segment: Segment): boolean {
  if (segment.opener !== ',' && segment.opener !== '(' && segment.opener !== ')') return false;
  return length(segment) <= 2 || isSubordinate(view, segment) || !hasFiniteVerb(view, segment);
}

export function hasFiniteVerb(view: SentenceView, segment: Segment): boolean {
  for (let at = segment.from; at < segment.to; at++) {
    const { lower } = view.tokens[at]!;
    if (auxiliaries.has(lower) || modals.has(lower)) return true;
  }
  return isReportedMood(view, segment, 'announced') || findCue(view, view.segments.indexOf(segment))?.shape === 'main';
}

function endOfMessage(view: SentenceView, first: number, cue: Cue): number {
  for (let index = first + 1; index < view.segments.length; index++) {
    const segment = view.segments[index]!;
    const opensWithVerb = auxiliaries.holds(view.tokens[segment.from]!) && !isReportedMood(view, segment, 'announced');
    // "…, dass sie siegen würden: „Wir sind bereit.“": the quotation is a statement of its own.
    const isQuoted = segment.opener === ':' && view.quotationAt(segment.from) && length(segment) > 4;
    if (segment.opener === ';' || isQuoted || isWieFrame(view, segment) || isSoFrame(view, index))
      return view.segments[index - 1]!.to;
    if (isOtherFrame(view, segment, index)) return view.segments[index - 1]!.to;
    if (cue.shape === 'noun' && opensWithVerb) return view.segments[index - 1]!.to;
  }
  return view.segments.at(-1)!.to;
}

/** "…, bestätigte aber, dass", "…, sagte die Mutter": another announcing verb opens the clause. */
function isOtherFrame(view: SentenceView, segment: Segment, index: number): boolean {
  const cue = segment.opener === ',' ? findCue(view, index) : undefined;
  return cue?.shape === 'main' && cue.finite === segment.from;
}

function isSoFrame(view: SentenceView, index: number): boolean {
  return view.tokens[view.segments[index]!.from]!.lower === 'so' && findCue(view, index)?.shape === 'so';
}

/** "wie X mitteilte": frames another message, opens none. */
function isWieFrame(view: SentenceView, segment: Segment): boolean {
  const first = view.tokens[segment.from]!.lower;
  if (first !== 'wie') return false;
  return findCue(view, view.segments.indexOf(segment))?.shape === 'final';
}

/**
 * The reported words before a cue's segment, as tokens, from `floor` on. A colon or dash cuts off what is the author's:
 * of "Immerhin: X habe Y getan, sagte Z" only the part behind the colon is reported.
 */
export function messageBefore(view: SentenceView, cue: Cue, floor: number): Phrase | undefined {
  const { segments } = view;
  let start = cue.segment - 1;
  if (start < 0) return undefined;
  while (start > 0 && segments[start]!.from > floor) {
    const opener = segments[start]!.opener;
    if (opener === ';') break;
    if (
      (opener === ':' || opener === '–') &&
      isReportedMood(view, segments[start]!, 'announced') &&
      !isReportedMood(view, segments[start - 1]!, 'announced')
    )
      break;
    start--;
  }
  const from = Math.max(floor, start === 0 ? view.from : segments[start]!.from);
  const to = segments[cue.segment - 1]!.to;
  return to - from >= 2 ? { from, to } : undefined;
}

function length(segment: Segment): number {
  return segment.to - segment.from;
}
