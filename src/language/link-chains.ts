import type { ExtractedClaim } from '#core';
import type { Attribution } from './attribution.ts';

/**
 * Claims inside claims: of "X reports that Y said Z" the inner one (Y: Z) came to the document through X. Two attributions
 * of the same words to the same speaker become one.
 */
export function linkChains(found: readonly Attribution[]): Attribution[] {
  const distinct = found.filter(
    (one, index) =>
      !found.some((other) => isInside(other, one)) &&
      !found.slice(0, index).some((other) => isSame(one, other) && !isInside(one, other)),
  );
  return distinct.map((inner) => {
    const outer = found.find((candidate) => candidate !== inner && passesOn(candidate, inner));
    if (!outer?.speaker) return inner;
    return { ...inner, via: [...outer.via, outer.speaker, ...inner.via] };
  });
}

/** Of "X reports that Y, according to Z, did so" the inner one says the same words and is what counts. */
function isInside(inner: Attribution, outer: Attribution): boolean {
  const { frame, message } = inner;
  if (inner === outer || !isSame(inner, outer) || frame === null || outer.frame === null) return false;
  const holds = message.start <= frame.start && frame.end <= message.end;
  return holds && inner.speaker !== null && !inner.isContinuation && outer.frame.end <= message.start;
}

function isSame(one: Attribution, other: Attribution): boolean {
  return one.message.start === other.message.start && one.message.end === other.message.end;
}

function passesOn(outer: Attribution, inner: Attribution): boolean {
  if (outer.isContinuation || outer.speaker === null || outer.type === 'reported' || outer.stance === 'evidence')
    return false;
  const { message } = outer;
  const frame = inner.frame ?? inner.message;
  const holdsFrame = message.start <= frame.start && frame.end <= message.end;
  const holdsMessage = message.start <= inner.message.start && inner.message.end <= message.end;
  return holdsFrame && holdsMessage && inner.speaker?.start !== outer.speaker.start;
}

/** In the order of the text, the longer of two that begin together first; exact doubles are dropped. */
export function orderClaims(claims: readonly ExtractedClaim[]): ExtractedClaim[] {
  const ordered = claims.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return ordered.filter((claim, index) => {
    const before = ordered[index - 1];
    return !before || before.start !== claim.start || before.end !== claim.end;
  });
}
