import type { SentenceView } from '../sentence-view.ts';
import type { Frame } from './frames.ts';
import { subjectBefore } from './noun-phrase.ts';
import type { VerbGroup } from './verb-group.ts';

const hearsay =
  /^(?:said|believed|reported|thought|alleged|suspected|estimated|expected|claimed|assessed|assumed|predicted|known|understood|feared|projected|forecast|anticipated|rumored|rumoured|presumed|deemed)$/u;

/** "Pyongyang is believed to have sent …": nobody is named. */
export function hearsayFrame(view: SentenceView, index: number, group: VerbGroup): Frame | undefined {
  const segment = view.segments[index]!;
  if (view.tokens[group.to]?.lower !== 'to' || !hearsay.test(view.tokens[group.at]!.lower)) return undefined;
  const subject = subjectBefore(view, segment, group.from);
  if (!subject) return undefined;
  const message = { from: Math.max(segment.from, subject.from), to: view.segments.at(-1)!.to };
  return {
    cue: { from: group.at, to: group.to },
    message,
    clause: message,
    subject: null,
    addressee: null,
    stance: group.stance,
    isObject: false,
    isHearsay: true,
  };
}
