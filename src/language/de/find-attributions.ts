import { WordTable } from '#core';
import type { Attribution, Range, SpeakerMemory } from '../attribution.ts';
import { buildAttribution } from '../build-attribution.ts';
import { type SentenceView, rangeOf } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { findCue } from './cues.ts';
import { canSpeak, partiesAfter } from './subject.ts';
import { type Frame, attributeFrame, findFrames } from './frames.ts';
import { isReportedMood } from './mood.ts';
import { isReportativeSoll } from './judge-hedge.ts';
import { nounPhraseEnd } from './noun-phrase.ts';
import { type Source, findSources, messageAround, namesSpeaker } from './sources.ts';
import { determiners, partyNouns } from './words.ts';

/** Who is said to have said what in one German sentence, in the order of the messages. */
export function findAttributions(view: SentenceView, memory: SpeakerMemory): Attribution[] {
  const frames = findFrames(view);
  const sources = findSources(view);
  const joined = new Set<Source>();
  const found = frames.map((frame) => attributeWithSources(view, frame, sources, joined));
  for (const source of sources) {
    if (joined.has(source)) continue;
    const attribution = attributeSource(view, source, memory, frames);
    if (attribution) found.push(attribution);
  }
  if (found.length === 0) found.push(...namedQuotation(view));
  if (found.length === 0) found.push(...referringBack(view, memory));
  if (found.length === 0) found.push(...unannounced(view, memory));
  return found;
}

/** "Präsident Ziercke: „Das ist ein Signal.“": a name, a colon and what it says. */
function namedQuotation(view: SentenceView): Attribution[] {
  const [name, said] = view.segments;
  if (said?.opener !== ':' || !view.quotationAt(said.from) || said.to - said.from < 4) return [];
  if (nounPhraseEnd(view.tokens, name!.from, name!.to) !== name!.to) return [];
  const isParty = findParty(view) !== null;
  const isName = name!.to - name!.from > 1 && !determiners.has(view.tokens[name!.from]!.lower);
  if (!isParty && !isName) return [];
  const message = { from: said.from, to: view.segments.at(-1)!.to };
  const own = { addressee: null, via: [], stance: 'say', type: 'indirect' } as const;
  return [buildAttribution(view, { message, speaker: name!, cue: null, frame: name!, ...own })];
}

/** "Dies bestätigte die Polizei.": what the sentence before says is what is confirmed. */
function referringBack(view: SentenceView, memory: SpeakerMemory): Attribution[] {
  const segment = view.segments[0];
  if (!memory.sentence || !segment || !/^(?:dies|das|dieses)$/u.test(view.tokens[view.from]!.lower)) return [];
  const cue = findCue(view, 0);
  if (!cue || cue.shape !== 'main' || cue.isPassive || cue.finite !== view.from + 1 || cue.stance === 'evidence')
    return [];
  const { subject, addressee } = partiesAfter(view, cue.finite + 1, segment.to);
  if (!subject || !canSpeak(view, subject)) return [];
  const frame = { from: view.from + 1, to: view.segments.at(-1)!.to };
  const draft = { speaker: subject, addressee, frame, cue: { from: cue.at, to: cue.at + 1 } } as const;
  const own = {
    message: { from: view.from, to: view.from + 1 },
    via: [],
    stance: cue.stance,
    type: 'indirect',
  } as const;
  return [{ ...buildAttribution(view, { ...draft, ...own }), message: memory.sentence }];
}

/**
 * Joins the sources that stand in an announcing clause: with "unter Berufung auf Y" the announcing X only passes on
 * what Y says; with "sagte X laut Y" it is Y that passes on X.
 */
function attributeWithSources(
  view: SentenceView,
  frame: Frame,
  sources: readonly Source[],
  joined: Set<Source>,
): Attribution {
  const attribution = attributeFrame(view, frame);
  let { speaker } = attribution;
  let via = [...attribution.via];
  for (const source of sources) {
    if (!isInFrame(view, frame, source)) continue;
    joined.add(source);
    const name = rangeOf(view, source.name.from, source.name.to);
    if (source.via) via = [...via, rangeOf(view, source.via.from, source.via.to)];
    if (source.role === 'citing') {
      if (speaker) via = [...via, speaker];
      speaker = name;
    } else if (speaker === null) speaker = name;
    else via = [name, ...via];
  }
  return { ...attribution, speaker, via };
}

function isInFrame(view: SentenceView, frame: Frame, source: Source): boolean {
  const { from, to } = source.phrase;
  if (frame.clause.from <= from && to <= frame.clause.to && !frame.isObject) return true;
  const speaker = frame.parties.subject;
  if (source.role !== 'citing' || speaker === null) return false;
  return from > speaker.to && from - speaker.to <= 2 && (from < frame.message.from || from >= frame.message.to);
}

function attributeSource(
  view: SentenceView,
  source: Source,
  memory: SpeakerMemory,
  frames: readonly Frame[],
): Attribution | undefined {
  const { from, to } = source.phrase;
  const outer = frames.findLast(
    (frame) => !frame.isObject && frame.message.from <= from && to <= frame.message.to && frame.clause.to <= from,
  );
  const message = messageAround(view, source, outer?.message.from);
  if (!message) return undefined;
  const isNamed = namesSpeaker(view, source);
  const attribution = buildAttribution(view, {
    message,
    speaker: isNamed ? source.name : null,
    cue: source.cue,
    frame: source.phrase,
    addressee: null,
    via: source.via ? [source.via] : [],
    stance: 'say',
    type: 'indirect',
    isContinuation: !isNamed,
  });
  return isNamed ? attribution : { ...attribution, speaker: memory.last?.speaker ?? memory.party };
}

/** Reported mood or reportative "soll" in a sentence that announces nothing: the speaker is the one before. */
function unannounced(view: SentenceView, memory: SpeakerMemory): Attribution[] {
  const first = view.segments[0];
  const last = view.segments.at(-1);
  if (!first || !last || view.quotationAt(view.from)) return [];
  const follows = memory.last !== null && memory.distance === 0;
  const draft = {
    message: { from: first.from, to: last.to },
    speaker: null,
    frame: null,
    addressee: null,
    via: [],
    stance: 'say',
    type: 'indirect',
  } as const;
  const soll = findSoll(view);
  if (soll !== undefined) return [buildAttribution(view, { ...draft, cue: { from: soll, to: soll + 1 } })];
  if (!view.segments.some((segment) => isReportedMood(view, segment, follows ? 'continuing' : 'none'))) return [];
  const speaker: Range | null = memory.party ?? (memory.distance <= 2 ? (memory.last?.speaker ?? null) : null);
  const via = memory.party === null ? (memory.last?.via ?? []) : [];
  return [{ ...buildAttribution(view, { ...draft, cue: null, isContinuation: true }), speaker, via }];
}

function findSoll(view: SentenceView): number | undefined {
  for (let at = view.from; at < view.to; at++)
    if (!view.quotationAt(at) && isReportativeSoll(view.tokens, at, view.to)) return at;
  return undefined;
}

/** "Sprecher", and "Polizei-Sprecher". */
const isPartyNoun = new WordTable<Token, boolean>(
  ({ lower }) => partyNouns.has(lower) || partyNouns.has(lower.split('-').at(-1)!),
);

/** The phrase that opens a sentence where it names a speaking party: "Die Analysten haben …". */
export function findParty(view: SentenceView): Range | null {
  const end = nounPhraseEnd(view.tokens, view.from, view.to);
  for (let at = view.from; at < end; at++) {
    if (isPartyNoun.of(view.tokens[at]!)) return rangeOf(view, view.from, end);
  }
  return null;
}
