import type { BriefClaim } from './rows.ts';

/** A stretch of a claim's words; hedges are marked where they stand. */
export interface ClaimPart {
  readonly text: string;
  readonly isHedge: boolean;
}

/** Cuts a claim's words at its hedges, in order; a hedge inside another is passed over. Joined, the parts are the words. */
export function splitAtHedges({ text, hedges }: BriefClaim): ClaimPart[] {
  const parts: ClaimPart[] = [];
  let at = 0;
  for (const { start, end } of [...hedges].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    parts.push({ text: text.slice(at, start), isHedge: false }, { text: text.slice(start, end), isHedge: true });
    at = end;
  }
  return [...parts, { text: text.slice(at), isHedge: false }];
}

/** `Dong-A Ilbo → informed circles`: carrier first, then who speaks. */
export function describeSpeaker({ via, speaker }: BriefClaim, author: string): string {
  return [...via, speaker ?? author].join(' → ');
}
