import type { Segment, SentenceView } from '../sentence-view.ts';
import { nounPhraseEnd } from './noun-phrase.ts';
import { continuingForms, determiners, fallbackForms, notAdjectives, prepositions, reportedForms } from './words.ts';
import { WordSet } from '../word-set.ts';

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
    if (reportedForms.holds(token) && !isFixedPhrase(view, at)) return true;
    if (fallback === 'announced' && fallbackForms.holds(token)) return true;
    if (fallback === 'continuing' && continuingForms.holds(token)) return true;
  }
  return fallback === 'announced' && hasReportedVerb(view, segment);
}

/**
 * "die Reform untergrabe die Justiz": right behind the subject, a form in -e can only be a Konjunktiv I; the past of weak verbs
 * ends in -te, which is left to the list.
 */
function hasReportedVerb({ tokens, quotationAt }: SentenceView, { from, to }: Segment): boolean {
  const at = nounPhraseEnd(tokens, from, to);
  const verb = tokens[at];
  if (at === from || at >= to || verb === undefined || verb.kind !== 'word' || verb.isCapitalized) return false;
  const { lower } = verb;
  if (!/[^ti]e$/u.test(lower) || lower.length < 4 || quotationAt(at) || tokens[from]!.lower === 'ich') return false;
  return !(notAdjectives.has(lower) || prepositions.has(lower) || determiners.has(lower) || adverbs.has(lower));
}

const adverbs = new WordSet(['gerade', 'beinahe', 'alleine', 'nahe', 'inklusive', 'exklusive']);

/** "als sei", "es sei denn", "sei es": the mood of comparison and concession, not of report. */
function isFixedPhrase(view: SentenceView, at: number): boolean {
  const before = view.tokens[at - 1]?.lower;
  const after = view.tokens[at + 1]?.lower;
  return (
    before === 'als' || after === 'denn' || (before !== 'er' && after === 'es' && before !== ',' && at === view.from)
  );
}
