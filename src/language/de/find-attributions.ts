import { WordTable } from '#core';
import type { Attribution, Range, SpeakerMemory } from '../attribution.ts';
import { buildAttribution } from '../build-attribution.ts';
import { type SentenceView, rangeOf } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { findCue } from './cues.ts';
import { type Phrase, canSpeak, partiesAfter } from './subject.ts';
import { type Frame, attributeFrame, findFrames } from './frames.ts';
import { knownParties } from './parties.ts';
import { isReportedMood } from './mood.ts';
import { isReportativeSoll } from './judge-hedge.ts';
import { nounPhraseEnd } from './noun-phrase.ts';
import { type Source, findSources, messageAround, namesSpeaker } from './sources.ts';
import { partyNouns } from './words.ts';

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
  found.push(...quotationBehindColon(view, found));
  if (found.length === 0) found.push(...referringBack(view, memory));
  if (found.length === 0) found.push(...unannounced(view, memory));
  return found;
}

/**
 * "Präsident Ziercke: „Das ist ein Signal.“", "Die Bewohner sehen es gelassen: „…“": a quotation behind a colon is said by whom the
 * words before it are about.
 */
function quotationBehindColon(view: SentenceView, found: readonly Attribution[]): Attribution[] {
  const index = view.segments.findIndex(({ from, opener }) => opener === ':' && view.quotationAt(from));
  const said = view.segments[index];
  const before = view.segments[index - 1];
  if (!said || !before || said.to - said.from < leastSaid) return [];
  const message = { from: said.from, to: view.segments.at(-1)!.to };
  const { start } = rangeOf(view, message.from, message.to);
  if (found.some((one) => one.message.start <= start && start < one.message.end)) return [];
  const own = { cue: null, frame: before, addressee: null, via: [], stance: 'say', type: 'indirect' } as const;
  const last = found.findLast(({ speaker }) => speaker !== null);
  const speaker = last ? null : whoIsIn(view);
  if (!last && !speaker) return [];
  const attribution = buildAttribution(view, { message, speaker, ...own });
  return [last ? { ...attribution, speaker: last.speaker } : attribution];
}

/** Tokens of a quotation behind a colon at least, that it is more than a name. */
const leastSaid = 6;

/** The subject of a clause that announces nothing: what opens it, or what stands behind its verb. */
function whoIsIn(view: SentenceView): Phrase | null {
  const opening = view.segments[0]!;
  const end = nounPhraseEnd(view.tokens, opening.from, opening.to);
  const first =
    end > opening.from ? { from: opening.from, to: end } : partiesAfter(view, opening.from + 2, opening.to).subject;
  return canSpeak(view, first) ? first : null;
}

/** "Dies bestätigte die Polizei.", "Das geht aus dem Bericht hervor.": what the sentence before says is what is confirmed. */
function referringBack(view: SentenceView, memory: SpeakerMemory): Attribution[] {
  const segment = view.segments[0];
  if (!memory.sentence || !segment || !/^(?:dies|das|dieses)$/u.test(view.tokens[view.from]!.lower)) return [];
  const cue = findCue(view, 0);
  if (!cue || cue.shape !== 'main' || cue.isPassive || cue.finite !== view.from + 1) return [];
  if (cue.stance === 'evidence' && cue.particle !== 'hervor') return [];
  const { subject, addressee } = knownParties(view, partiesAfter(view, cue.finite + 1, segment.to), cue);
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
