import type { Attribution, SpeakerMemory } from './attribution.ts';
import { rangeOf, type SentenceView } from './sentence-view.ts';

/**
 * A sentence that is one quotation and names nobody goes on with what the last speaker said: `„A“, sagte X. „B.“`.
 * Only right behind an attributed sentence.
 */
export function continueQuotation(view: SentenceView, memory: SpeakerMemory): Attribution[] {
  const quotation = view.quotationAt(view.from);
  const lastToken = view.tokens[view.to - 1]!;
  if (!quotation || !memory.last || memory.distance > 0 || view.to - view.from < 6) return [];
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
