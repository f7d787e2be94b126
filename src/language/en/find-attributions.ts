import type { Attribution, Range, SpeakerMemory } from '../attribution.ts';
import { buildAttribution } from '../build-attribution.ts';
import { type SentenceView, rangeOf } from '../sentence-view.ts';
import { type Frame, findFrames } from './frames.ts';
import { nounPhraseEnd } from './noun-phrase.ts';
import { type Source, findSources, messageAround } from './sources.ts';
import { partyNouns } from './words.ts';

/** Who is said to have said what in one English sentence. English has no reported mood, so nothing is carried over. */
export function findAttributions(view: SentenceView, _memory: SpeakerMemory): Attribution[] {
  const frames = findFrames(view);
  const sources = findSources(view);
  const joined = new Set<Source>();
  const found = frames.map((frame, index) => attributeFrame(view, frame, sourcesOf(frames, index, sources), joined));
  for (const source of sources) {
    if (joined.has(source)) continue;
    const outer = frames.findLast(
      ({ clause, isObject, message: said }) =>
        !isObject && said.from <= source.phrase.from && source.phrase.to <= said.to && clause.to <= source.phrase.from,
    );
    const message = messageAround(view, source, outer?.message.from);
    if (!message) continue;
    found.push(
      buildAttribution(view, {
        message,
        speaker: source.name,
        cue: source.cue,
        frame: source.phrase,
        addressee: null,
        via: source.via ? [source.via] : [],
        stance: 'say',
        type: 'indirect',
      }),
    );
  }
  return found;
}

/** "citing Y" belongs to the frame right before it, any other source phrase to the first. */
function sourcesOf(frames: readonly Frame[], index: number, sources: readonly Source[]): Source[] {
  return sources.filter(({ role, phrase }) => {
    if (role !== 'citing') return index === 0;
    const nearest = frames.findLastIndex(({ cue }) => cue.from <= phrase.from);
    return index === Math.max(0, nearest);
  });
}

/** As in German: "citing Y" makes Y the speaker and X the chain, "according to Y" beside "X said" makes Y the chain. */
function attributeFrame(
  view: SentenceView,
  frame: Frame,
  sources: readonly Source[],
  joined: Set<Source>,
): Attribution {
  const attribution = buildAttribution(view, {
    message: frame.message,
    speaker: frame.subject,
    cue: frame.cue,
    frame: frame.isHearsay ? null : frame.clause,
    addressee: frame.addressee,
    via: [],
    stance: frame.stance,
    type: frame.isObject ? 'reported' : 'indirect',
  });
  let { speaker } = attribution;
  let via: Range[] = [];
  for (const source of sources) {
    const isOutside = source.phrase.to <= frame.message.from || source.phrase.from >= frame.message.to;
    if (!isOutside || frame.isObject || frame.isHearsay) continue;
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

/** The phrase that opens a sentence where it names a speaking party. */
export function findParty(view: SentenceView): Range | null {
  const end = nounPhraseEnd(view.tokens, view.from, view.to);
  for (let at = view.from; at < end; at++) if (partyNouns.holds(view.tokens[at]!)) return rangeOf(view, view.from, end);
  return null;
}
