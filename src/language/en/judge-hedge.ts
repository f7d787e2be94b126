import type { HedgeKind } from '#core';
import type { Token } from '../tokens.ts';
import { WordSet } from '../word-set.ts';

const numberWords = new WordSet(
  `a an one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half dozen
   dozens hundreds thousands`.split(/\s+/u),
);
const needNumber = new WordSet([
  'about',
  'around',
  'some',
  'over',
  'nearly',
  'almost',
  'roughly',
  'close to',
  'up to',
  'as much as',
  'just over',
]);

/** "about", "some", "over" approximate only before a number; "May" the month and "a likely place" are judged by their neighbours. */
export function judgeHedge(tokens: readonly Token[], from: number, to: number): HedgeKind | 'none' | undefined {
  const { lower, isCapitalized } = tokens[from]!;
  if (lower === 'may' && isCapitalized && from > 0 && tokens[from - 1]!.kind === 'word') return 'none';
  if (lower === 'may' && tokens[to]?.kind === 'number') return 'none';
  const phrase = tokens
    .slice(from, to)
    .map((token) => token.lower)
    .join(' ');
  if (!needNumber.has(phrase)) return undefined;
  const next = tokens[to];
  return next && (next.kind === 'number' || next.text === '$' || numberWords.holds(next)) ? undefined : 'none';
}
