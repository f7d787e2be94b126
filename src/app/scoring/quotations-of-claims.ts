import type { ExtractedClaim } from '#core';
import type { Quotation, Spans } from './score-quotes.ts';

/**
 * Claims in the terms of the quotation benchmark: the author's own statements are none, neighbouring sentences that go on in
 * reported mood are one quotation, and quoted words inside indirect speech are one more, direct (guidelines, section 3.1 a).
 */
export function quotationsOfClaims(claims: readonly ExtractedClaim[]): Quotation[] {
  const inner: Quotation[] = [];
  const merged: { quotation: Quotation; claim: ExtractedClaim }[] = [];
  for (const claim of claims) {
    if (claim.type === 'plain') continue;
    const last = merged.at(-1);
    const message = claim.parts.length > 0 ? claim.parts.flatMap(pieces) : pieces(claim);
    if (last && isContinued(last.claim, claim))
      merged[merged.length - 1] = {
        claim,
        quotation: { ...last.quotation, message: [...last.quotation.message, ...message] },
      };
    else {
      const { speaker, cue, cueWords, frame, addressee } = claim;
      const quotation = {
        message,
        speaker: pieces(speaker),
        cue: cueWords.length > 0 ? cueWords.flatMap(pieces) : pieces(cue),
        frame: pieces(frame),
        addressee: pieces(addressee),
      };
      merged.push({ quotation, claim });
      for (const words of innerQuotations(claim)) inner.push({ ...quotation, message: [words] });
    }
  }
  return [...merged.map(({ quotation }) => quotation), ...inner];
}

/** Quoted words inside indirect speech are direct speech of their own there, with the same roles. */
function innerQuotations(claim: ExtractedClaim): [number, number][] {
  if (claim.type === 'direct') return [];
  return [...claim.text.matchAll(/„[^„“”]{4,400}[“”]|"[^"]{4,400}"|«[^«»]{4,400}»/gu)].map(({ 0: words, index }) => [
    claim.start + index,
    claim.start + index + words.length,
  ]);
}

function pieces(span: { start: number; end: number } | null): Spans {
  return span ? [[span.start, span.end]] : [];
}

function isContinued(before: ExtractedClaim, claim: ExtractedClaim): boolean {
  const isFree = (one: ExtractedClaim): boolean => one.cue === null && one.frame === null && one.type !== 'direct';
  return (
    isFree(before) && isFree(claim) && before.speaker?.start === claim.speaker?.start && claim.start - before.end < 6
  );
}
