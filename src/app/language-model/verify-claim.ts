import type { ExtractedClaim, LikelihoodTerm, TextSpan } from '#core';
import { likelihoodTable } from '#language';
import type { DroppedClaim, GivenClaim, GivenWords } from './read-answer.ts';

/**
 * A claim of a model, held against the text: every span must stand there word for word. A claim whose words, speaker or
 * chain do not is dropped whole, since without them it would say something else; another span that does not is left out.
 */
export function verifyClaim(text: string, given: GivenClaim): ExtractedClaim | DroppedClaim {
  const span = findSpan(text, { text: given.text, start: given.start ?? null }, given.start ?? 0);
  if (!span) return { text: given.text.slice(0, 200), reason: 'these words do not stand in the text' };
  const near = (words: GivenWords | null | undefined): TextSpan | null =>
    words ? findSpan(text, words, span.start) : null;
  for (const [role, words] of [
    ['speaker', given.speaker] as const,
    ...(given.via ?? []).map((one) => ['via', one] as const),
  ])
    if (words && !near(words))
      return {
        text: given.text.slice(0, 200),
        reason: `${role} "${words.text.slice(0, 100)}" does not stand in the text`,
      };
  const cue = near(given.cue);
  const hedges = (given.hedges ?? []).flatMap(({ kind, start, text: words }) => {
    const found = near({ text: words, start: start ?? null });
    return found ? [{ ...found, kind }] : [];
  });
  return {
    ...span,
    type: given.type,
    parts: [{ start: span.start, end: span.end }],
    actor: null,
    speaker: near(given.speaker),
    cue,
    cueWords: cue ? [cue] : [],
    frame: near(given.frame),
    addressee: near(given.addressee),
    via: (given.via ?? []).flatMap((one) => near(one) ?? []),
    hedges,
    likelihood: findLikelihood(hedges),
    quantities: [],
    negations: [],
    polarity: given.polarity,
    time: given.time ?? null,
    kind: given.kind,
    forecast: given.forecast ? { question: given.forecast.question, deadline: given.forecast.deadline ?? null } : null,
  };
}

/** The words where the model says they are, or else the nearest place at which they stand; null where they do not. */
function findSpan(text: string, { start, text: words }: GivenWords, near: number): TextSpan | null {
  if (words.trim() === '') return null;
  if (start !== null && text.startsWith(words, start)) return { start, end: start + words.length, text: words };
  const after = text.indexOf(words, near);
  const before = text.lastIndexOf(words, near);
  const at = after < 0 || (before >= 0 && near - before < after - near) ? before : after;
  return at < 0 ? null : { start: at, end: at + words.length, text: words };
}

/** By our own table: a model's idea of a band is nobody's. */
function findLikelihood(hedges: readonly TextSpan[]): LikelihoodTerm | null {
  for (const { text } of hedges) {
    const entry = likelihoodTable.find(({ term }) => term === text.toLowerCase());
    if (entry) return { term: entry.term, low: entry.low, high: entry.high };
  }
  return null;
}
