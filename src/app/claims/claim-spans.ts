import type { Claim, Document, TextSpan, TextStretch } from '#core';
import { CaseError } from '../errors.ts';

/** Characters of context kept on each side of a claim (TextQuoteSelector prefix and suffix). */
const contextLength = 32;

/** The words of a stretch, without white space at its ends. Throws CaseError `incomplete` where that leaves nothing. */
export function spanOf({ id, text }: Document, { end, start }: TextStretch): TextSpan {
  const words = text.slice(start, end);
  const trimmed = words.trim();
  if (start >= end || end > text.length || trimmed === '')
    throw new CaseError(
      'incomplete',
      `${start} to ${end} holds no words of ${id}, which has ${text.length} characters`,
    );
  const from = start + words.indexOf(trimmed);
  return { start: from, end: from + trimmed.length, text: trimmed };
}

/** Prefix and suffix of a claim's TextQuoteSelector. */
export function wordsAround({ text }: Document, { end, start }: TextStretch): Pick<Claim, 'prefix' | 'suffix'> {
  return {
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
  };
}

/** What of a claim depends on where its words stand; what lies outside of them is left out. */
export function placeClaim(document: Document, claim: Claim, stretch: TextStretch): Claim {
  const span = spanOf(document, stretch);
  const isInside = (one: TextStretch): boolean => one.start >= span.start && one.end <= span.end;
  return {
    ...claim,
    ...span,
    parts: [{ start: span.start, end: span.end }],
    ...wordsAround(document, span),
    hedges: claim.hedges.filter(isInside),
    quantities: claim.quantities.filter(isInside),
    negations: claim.negations.filter(isInside),
    ...(claim.names && { names: claim.names.filter(isInside) }),
  };
}
