import type { Hedge } from '#core';
import type { LanguagePack } from './language-pack.ts';
import type { Token } from './tokens.ts';

/** A hedge with whether it makes the author's own sentence a claim. */
export interface FoundHedge extends Hedge {
  readonly makesClaim: boolean;
}

/** Every hedge of a text in order, none inside another; the longest phrase wins. */
export function findHedgesIn(text: string, tokens: readonly Token[], pack: LanguagePack): FoundHedge[] {
  const found: FoundHedge[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const match = pack.hedges.matchAt(tokens, index, tokens.length);
    if (!match) continue;
    const judged = pack.judgeHedge(tokens, index, match.end);
    if (judged === 'none') continue;
    const start = tokens[index]!.start;
    const end = tokens[match.end - 1]!.end;
    const { kind, makesClaim } = match.meaning;
    found.push({ start, end, text: text.slice(start, end), kind: judged ?? kind, makesClaim });
    index = match.end - 1;
  }
  return found;
}
