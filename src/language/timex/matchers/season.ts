import { shifted } from '../calendar.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { openingOf, yearAt } from './date-words.ts';

/** "Sommer 2023", "last winter", "der Sommermonate". */
export function matchSeason(context: TimeContext, index: number): TimexMatch | null {
  const { tokens, published } = context;
  const { at: opened, direction } = openingOf(context, index);
  const at = opened === index && isArticleBeforeMonths(context, index) ? index + 1 : opened;
  const season = seasonAt(context, at);
  if (season === undefined) return null;
  const year = yearAt(tokens, at + 1);
  const count = direction === 'past' ? -1 : direction === 'next' ? 1 : 0;
  const value = year ?? shifted('Y', count, published) ?? 'XXXX';
  return { start: index, end: year ? at + 2 : at + 1, type: 'DATE', value: `${value}-${season}` };
}

function seasonAt({ lexicon, tokens }: TimeContext, at: number): string | undefined {
  const token = tokens[at];
  if (token === undefined || (lexicon.nounsAreCapitalized && !token.isCapitalized)) return undefined;
  const season = lexicon.seasons.get(token.lower);
  if (season !== undefined || !lexicon.nounsAreCapitalized) return season;
  const months = /^(\p{L}+)monaten?$/u.exec(token.lower)?.[1];
  return months === undefined ? undefined : lexicon.seasons.get(months);
}

function isArticleBeforeMonths(context: TimeContext, index: number): boolean {
  const { lexicon, tokens } = context;
  const isMonths = lexicon.nounsAreCapitalized && /monaten?$/u.test(tokens[index + 1]?.lower ?? '');
  return isMonths && lexicon.determiners.has(tokens[index]!.lower) && seasonAt(context, index + 1) !== undefined;
}

/** "im dritten Quartal", "der zweiten Jahreshälfte", "the first half of 2023". */
export function matchYearPart(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens, published } = context;
  let at = lexicon.determiners.has(tokens[index]!.lower) ? index + 1 : index;
  const direction = lexicon.directions.get(tokens[at]?.lower ?? '');
  const ordinal = lexicon.ordinals.get(tokens[at]?.lower ?? '');
  if (ordinal === undefined || direction !== undefined) return null;
  const letter = lexicon.yearParts.get(tokens[++at]?.lower ?? '');
  if (letter === undefined || ordinal > (letter === 'Q' ? 4 : 2)) return null;
  let end = at + 1;
  if (tokens[end]?.lower === 'of') end++;
  const year = yearAt(tokens, end);
  const opened = lexicon.determiners.has(tokens[end]?.lower ?? '') || lexicon.directions.has(tokens[end]?.lower ?? '');
  const pointed = lexicon.directions.get(tokens[end]?.lower ?? '');
  const isOwnYear = opened && lexicon.units.get(tokens[end + 1]?.lower ?? '') === 'Y';
  if (letter === 'H' && !lexicon.nounsAreCapitalized && !year && !isOwnYear) return null;
  const count = pointed === 'past' ? -1 : pointed === 'next' ? 1 : 0;
  const value = `${year ?? shifted('Y', count, published) ?? 'XXXX'}-${letter}${ordinal}`;
  return { start: index, end: year ? end + 1 : isOwnYear ? end + 2 : at + 1, type: 'DATE', value };
}
