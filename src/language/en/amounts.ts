import type { Token } from '../tokens.ts';
import { englishNumber } from './number-words.ts';
import { boundPhrases, vagueNumbers } from './quantities.ts';

/** "70", "at least 70", "nearly two dozen", "up to $5 million": a noun phrase that begins with how many. */
export function opensAmount(tokens: readonly Token[], at: number, limit: number): boolean {
  const end = boundPhrases.matchAt(tokens, at, limit)?.end ?? at;
  if (end >= limit) return false;
  const { kind, lower } = tokens[end]!;
  return (
    kind === 'number' ||
    lower === '$' ||
    vagueNumbers.has(lower) ||
    lower === 'half' ||
    englishNumber(lower) !== undefined
  );
}
