import type { Token } from '../tokens.ts';
import { adverbs, auxiliaries, isLyAdverb } from './words.ts';
import { WordSet } from '../word-set.ts';

export const isBe: WordSet = new WordSet([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  "isn't",
  "wasn't",
  "aren't",
  "weren't",
]);
/** What a bare infinitive follows. */
export const takesBase: WordSet = new WordSet(
  `do does did don't doesn't didn't will would can could may might must shall should won't wouldn't can't cannot couldn't
   to`.split(/\s+/u),
);
/** Verbs that take the announcing one as their infinitive: "declined to say". */
export const governors: WordSet = new WordSet(
  `declined declines decline refused refuses refuse continued continues failed fails wanted sought went hastened appeared seemed
   began used managed tried trying seeking hoping working going first`.split(/\s+/u),
);

/** Back over auxiliaries, "not", adverbs, "declined to" and "was the first to". */
export function startOfGroup(tokens: readonly Token[], at: number, start: number): number {
  let from = at;
  while (from > start) {
    const { lower, kind } = tokens[from - 1]!;
    const isGroupWord =
      kind === 'word' && (auxiliaries.has(lower) || takesBase.has(lower) || isAdverb(lower) || isBe.has(lower));
    if ((isGroupWord && lower !== 'to') || isNeither(tokens, from - 1, at)) from--;
    else if (lower === 'to' && from - 2 >= start && governors.holds(tokens[from - 2]!)) from -= 2;
    else if (lower === 'the' && tokens[from]!.lower === 'first' && isBe.holds(tokens[from - 2])) from--;
    else break;
  }
  while (from < at && isAdverb(tokens[from]!.lower) && tokens[from]!.lower !== 'not') from++;
  return from;
}

/** "would neither confirm nor deny", "neither confirmed nor denied". */
function isNeither(tokens: readonly Token[], at: number, verb: number): boolean {
  const isBeforeVerb = auxiliaries.holds(tokens[at - 1]) || tokens[verb + 1]?.lower === 'nor';
  return tokens[at]!.lower === 'neither' && isBeforeVerb;
}

function isAdverb(lower: string): boolean {
  return adverbs.has(lower) || isLyAdverb(lower);
}
