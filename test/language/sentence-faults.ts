import type { ExtractedClaim } from '#core';
import type { MarkedText } from './marked-text.ts';
import { overlap } from './overlap.ts';

/** What is wrong with the claim nearest to the marked message: empty where every role is right. A cue need not be marked. */
export function faultsOf({ spans }: MarkedText, claims: readonly ExtractedClaim[]): string[] {
  const message = spans['M']![0]!;
  const claim = claims.toSorted((a, b) => overlap(message, b) - overlap(message, a))[0];
  if (!claim || overlap(message, claim) < 0.8)
    return [`message not found (${claims.map(({ text }) => text).join(' | ')})`];
  const roles = { S: claim.speaker, C: claim.cue, A: claim.addressee };
  const faults = Object.entries(roles).flatMap(([role, found]) => {
    const expected = spans[role]?.[0];
    if (!expected) return role === 'C' || found === null ? [] : [`${role} is "${found.text}"`];
    return found && overlap(expected, found) >= 0.6 ? [] : [`${role} is ${found ? `"${found.text}"` : 'missing'}`];
  });
  const via = spans['V'] ?? [];
  if (via.length !== claim.via.length || via.some((range, index) => overlap(range, claim.via[index]!) < 0.6))
    faults.push('chain');
  const hedges = spans['H'] ?? [];
  if (!hedges.every((hedge) => claim.hedges.some((found) => overlap(hedge, found) > 0.5))) faults.push('hedge');
  return faults;
}
