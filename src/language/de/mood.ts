import type { Segment, SentenceView } from '../sentence-view.ts';
import { continuingForms, fallbackForms, reportedForms } from './words.ts';

/**
 * Whether a segment stands in reported mood: Konjunktiv I, or the Konjunktiv II of an auxiliary as far as `fallback`
 * allows: `announced` after a cue, `continuing` in a sentence that goes on with a report.
 */
export function isReportedMood(
  view: SentenceView,
  segment: Segment,
  fallback: 'announced' | 'continuing' | 'none',
): boolean {
  for (let at = segment.from; at < segment.to; at++) {
    if (view.quotationAt(at)) continue;
    const token = view.tokens[at]!;
    if (token.isCapitalized && at !== view.from) continue;
    if (reportedForms.has(token.lower) && !isFixedPhrase(view, at)) return true;
    if (fallback === 'announced' && fallbackForms.has(token.lower)) return true;
    if (fallback === 'continuing' && continuingForms.has(token.lower)) return true;
  }
  return false;
}

/** "als sei", "es sei denn", "sei es": the mood of comparison and concession, not of report. */
function isFixedPhrase(view: SentenceView, at: number): boolean {
  const before = view.tokens[at - 1]?.lower;
  const after = view.tokens[at + 1]?.lower;
  return (
    before === 'als' || after === 'denn' || (before !== 'er' && after === 'es' && before !== ',' && at === view.from)
  );
}
