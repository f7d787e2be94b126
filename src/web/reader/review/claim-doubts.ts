import type { Claim } from '#core';

/** What makes a drafted claim worth asking about first. */
export type ClaimDoubt = 'no-speaker' | 'unknown-speaker' | 'no-cue' | 'act-only' | 'negated' | 'long' | 'no-time';

/** Characters from which a claim probably holds more than one statement. */
const longClaim = 350;

/**
 * Where the program may have gone wrong. It gives no probability, so what is counted is what it could not find or often
 * gets wrong: a quotation without a speaker, a speaker it knows nobody for, no announcing word, words that tell only that
 * somebody spoke, a negation, very long words, a forecast without a day.
 */
export function doubtsOf(claim: Claim): readonly ClaimDoubt[] {
  const isQuoted = claim.type !== 'plain';
  const found: readonly (readonly [boolean, ClaimDoubt])[] = [
    [isQuoted && claim.speaker === null, 'no-speaker'],
    [claim.speaker !== null && claim.actor === null, 'unknown-speaker'],
    [isQuoted && claim.cue === null, 'no-cue'],
    [claim.type === 'reported', 'act-only'],
    [claim.polarity !== 'affirmed', 'negated'],
    [claim.text.length > longClaim, 'long'],
    [claim.kind === 'forecast' && claim.time === null, 'no-time'],
  ];
  return found.flatMap(([holds, doubt]) => (holds ? [doubt] : []));
}

/** Drafts with most doubts first, then what is decided; equals in reading order. */
export function orderForReview(claims: readonly Claim[]): readonly Claim[] {
  const rank = (claim: Claim): number => (claim.review === 'draft' ? doubtsOf(claim).length : -1);
  return claims.toSorted((a, b) => rank(b) - rank(a) || a.start - b.start || b.end - a.end);
}

/** The next draft after one in the order of review, round the end; undefined when all are decided. */
export function nextDraft(order: readonly Claim[], after: string | undefined): Claim | undefined {
  const at = order.findIndex((claim) => claim.id === after);
  return [...order.slice(at + 1), ...order.slice(0, at + 1)].find(
    (claim) => claim.review === 'draft' && claim.id !== after,
  );
}
