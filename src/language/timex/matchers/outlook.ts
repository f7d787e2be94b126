import type { TimeContext } from '../timex-match.ts';

/** Tokens looked at on each side of a date for the verb of its clause. */
const reach = 14;
const ends = new Set(['.', '!', '?', ';', ':', '“', '„', '”', '–']);

/**
 * Which way a bare weekday or month points by the verb of its clause: `next` beside "wird", "soll", "will", "is scheduled",
 * unless a perfect stands there too ("soll am Samstag getötet haben"); `past` beside "wurde", "hatte", "said"; else open.
 */
export function outlookAt({ lexicon, tokens }: TimeContext, at: number): 'next' | 'past' | undefined {
  if (lexicon.aheadPrepositions.has(tokens[at - 1]?.lower ?? '')) return 'next';
  let isAhead = false;
  let isBack = false;
  const look = (index: number): boolean => {
    const token = tokens[index];
    if (token === undefined || ends.has(token.text)) return false;
    if (lexicon.aheadVerbs.has(token.lower)) isAhead = true;
    if (lexicon.backVerbs.has(token.lower)) isBack = true;
    return token.text !== ',';
  };
  for (let index = at - 1; index > at - reach && look(index);) index--;
  for (let index = at + 1; index < at + reach && look(index);) index++;
  return isBack ? 'past' : isAhead ? 'next' : undefined;
}
