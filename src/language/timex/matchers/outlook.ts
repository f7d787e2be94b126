import type { Token } from '../../tokens.ts';
import type { TimeContext } from '../timex-match.ts';
import { WordSet } from '../../word-set.ts';

/** Tokens looked at on each side of a date for the verb of its clause. */
const reach = 14;
const ends = new WordSet(['.', '!', '?', ';', ':', '“', '„', '”', '–']);

/**
 * Which way a bare weekday or month points by the verb of its clause: `next` beside "wird", "soll", "will", "is scheduled",
 * unless a perfect stands there too ("soll am Samstag getötet haben"); `past` beside "wurde", "hatte", "said"; else open.
 * A verb right beside the date decides alone: "kam gestern zurück und wird am Samstag fliegen", "trifft am Montag"; behind it
 * only in a clause without a perfect or passive, since "wurde am Freitag eröffnet" ends in a participle.
 */
export function outlookAt({ lexicon, tokens }: TimeContext, at: number): 'next' | 'past' | undefined {
  if (lexicon.aheadPrepositions.holds(tokens[at - 1])) return 'next';
  const [before, behind] = [tokens[at - 2], tokens[at + 1]];
  const announces = (verb: Token | undefined): boolean =>
    verb !== undefined && !verb.isCapitalized && lexicon.presentVerbs.holds(verb);
  if (announces(before)) return 'next';
  for (const beside of [before, behind]) {
    if (!beside || beside.isCapitalized) continue;
    if (lexicon.aheadAuxiliaries.holds(beside)) return 'next';
    if (lexicon.isPastVerb(beside.lower) && (beside === before || !tokens[at + 2]?.isCapitalized)) return 'past';
  }
  let isAhead = false;
  let isBack = false;
  const look = (index: number): boolean => {
    const token = tokens[index];
    if (token === undefined || ends.holds(token)) return false;
    if (lexicon.aheadVerbs.holds(token)) isAhead = true;
    if (lexicon.backVerbs.holds(token)) isBack = true;
    return token.text !== ',';
  };
  for (let index = at - 1; index > at - reach && look(index);) index--;
  for (let index = at + 1; index < at + reach && look(index);) index++;
  if (isBack) return 'past';
  return isAhead || announces(behind) ? 'next' : undefined;
}

/** A part of a year whose verb says that it was, though it would be to come this year, is last year's; and the reverse. */
export function yearsAway(context: TimeContext, at: number, firstMonth: number, lastMonth: number): number {
  const { published } = context;
  if (published === null || published.length < 7) return 0;
  const month = Number(published.slice(5, 7));
  const outlook = outlookAt(context, at);
  if (outlook === 'past' && firstMonth > month) return -1;
  return outlook === 'next' && lastMonth < month ? 1 : 0;
}
