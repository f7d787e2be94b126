import type { SentenceView } from '../sentence-view.ts';
import { isSubordinate } from './clause-shape.ts';
import { type Cue, findCue } from './cues.ts';
import type { Frame } from './frames.ts';
import { messageBefore } from './message.ts';
import { nounPhraseEnd } from './noun-phrase.ts';
import { type Phrase, canSpeak, partiesAfter } from './subject.ts';
import { prepositions } from './words.ts';

/** "Wie X mitteilte, …" and "…, wie X mitteilte": the rest of the sentence is the message. */
export function wieFrame(view: SentenceView, cue: Cue, clause: Phrase, floor: number): Frame | undefined {
  const parties = partiesAfter(view, clause.from + 1, cue.at);
  const source = parties.subject ?? sourceInPlace(view, clause, cue);
  const found = { ...parties, subject: canSpeak(view, source) ? source : null };
  const isOpening = cue.segment === 0;
  if (isOpening && view.segments.length < 2) return undefined;
  const message = isOpening
    ? { from: view.segments[1]!.from, to: view.segments.at(-1)!.to }
    : messageBefore(view, cue, floor);
  return message && { cue, message, clause, parties: found, isObject: false };
}

/** "Wie Marshall, Sprecher der UN, in Bangkok mitteilte, …": what opens with "wie" ends behind asides. */
export function wieOverAsides(view: SentenceView): Frame | undefined {
  const opening = view.segments[0];
  if (opening === undefined || view.tokens[opening.from]!.lower !== 'wie' || findCue(view, 0)) return undefined;
  const end = nounPhraseEnd(view.tokens, opening.from + 1, opening.to);
  if (end !== opening.to || end === opening.from + 1) return undefined;
  for (let index = 1; index + 1 < Math.min(view.segments.length, 5); index++) {
    const segment = view.segments[index]!;
    const cue = isSubordinate(view, segment) ? undefined : findCue(view, index);
    if (cue?.at !== segment.to - 1 || cue.shape === 'noun') continue;
    return {
      cue,
      message: { from: view.segments[index + 1]!.from, to: view.segments.at(-1)!.to },
      clause: { from: opening.from, to: segment.to },
      parties: { subject: { from: opening.from + 1, to: view.segments[index - 1]!.to }, addressee: null },
      isObject: false,
    };
  }
  return undefined;
}

/** "wie aus X hervorgeht", "wie es in X heißt": the phrase behind the preposition. */
function sourceInPlace(view: SentenceView, clause: Phrase, cue: Cue): Phrase | null {
  for (let at = clause.from + 1; at < cue.at; at++) {
    if (!prepositions.holds(view.tokens[at]!)) continue;
    const end = nounPhraseEnd(view.tokens, at + 1, cue.at);
    if (end > at + 1) return { from: at + 1, to: end };
  }
  return null;
}
