import type { PartialDate, Timex } from '#core';
import type { LanguagePack } from '../language-pack.ts';
import type { Token } from '../tokens.ts';

/** All time expressions of a text in order, none inside another. */
export function findTimexIn(tokens: readonly Token[], pack: LanguagePack, published: PartialDate | null): Timex[] {
  const found: Timex[] = [];
  for (let index = 0; index < tokens.length;) {
    const match = pack.matchTimex(tokens, index, published);
    if (!match) {
      index++;
      continue;
    }
    const { type, value } = match;
    found.push({ start: tokens[match.start]!.start, end: tokens[match.end - 1]!.end, type, value });
    index = match.end;
  }
  return found;
}
