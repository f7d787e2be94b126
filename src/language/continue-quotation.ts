import type { Attribution, SpeakerMemory } from './attribution.ts';
import { rangeOf, type SentenceView } from './sentence-view.ts';

/**
 * A sentence that is one quotation and names nobody goes on with what the last speaker said: `„A“, sagte X. „B.“`.
 * Only right behind an attributed sentence.
 */
/** Direct speech goes on over one new paragraph; a new speaker would be named there. */
const farthest = 1;

export function continueQuotation(view: SentenceView, memory: SpeakerMemory): Attribution[] {
  const quotation = view.quotationAt(view.from);
  const lastToken = view.tokens[view.to - 1]!;
  if (!quotation || !memory.last || memory.distance > (memory.last.isDirect ? farthest : 0)) return [];
  if (view.to - view.from < (memory.last.isDirect ? 3 : 6)) return [];
  if (lastToken.end - quotation.end > 1) return [];
  const range = rangeOf(view, view.from, view.to);
  return [
    {
      message: { start: range.start, end: Math.min(range.end, quotation.end) },
      speaker: memory.last.speaker,
      cue: null,
      cueWords: [],
      frame: null,
      addressee: null,
      via: memory.last.via,
      type: 'direct',
      stance: 'say',
      isContinuation: true,
    },
  ];
}
