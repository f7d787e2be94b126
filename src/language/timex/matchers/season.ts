import type { Token } from '../../tokens.ts';
import { shifted, yearsOf } from '../calendar.ts';
import { wordAt } from '../time-words.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { openingOf, yearAt } from './date-words.ts';
import { yearsAway } from './outlook.ts';

/** "Sommer 2023", "last winter", "der Sommermonate", "Winter 2014/15". */
export function matchSeason(context: TimeContext, index: number): TimexMatch | null {
  const { tokens, published } = context;
  const { at: opened, direction } = openingOf(context, index);
  const at = opened === index && isArticleBeforeMonths(context, index) ? index + 1 : opened;
  const season = seasonAt(context, at);
  if (season === undefined) return null;
  const behind = tokens[at + 1]?.lower === 'of' ? at + 2 : at + 1;
  const year = yearAt(tokens, behind);
  if (context.lexicon.looseSeasons.holds(tokens[at]!) && year === undefined && !hasCompany(context, at)) return null;
  if (year !== undefined) {
    const end = isSpanning(tokens, behind + 1) ? behind + 3 : behind + 1;
    return { start: index, end, type: 'DATE', value: `${year}-${season}` };
  }
  const [first, last] = seasonMonths[season] ?? [1, 12];
  const count = direction === 'recent' ? yearsAway(context, at, first, last) : yearsOf(direction);
  return { start: index, end: at + 1, type: 'DATE', value: `${shifted('Y', count, published) ?? 'XXXX'}-${season}` };
}

/** "in the fall", "last fall", "by fall", never "the fall of Rome" or "fall in prices". */
function hasCompany({ lexicon, tokens }: TimeContext, at: number): boolean {
  const [before, place] = [tokens[at - 1]?.lower ?? '', tokens[at - 2]?.lower ?? ''];
  if (/^(?:of|in|from)$/u.test(tokens[at + 1]?.lower ?? '')) return false;
  const isPlaced = before === 'the' && /^(?:in|by|since|until|during|through|late|early)$/u.test(place);
  return (
    isPlaced || /^(?:last|next|this)$/u.test(before) || (before === 'by' && lexicon.seasons.has(tokens[at]!.lower))
  );
}

/** Months of the seasons in the north; winter spans two years and is left to the year of publication. */
const seasonMonths: Readonly<Record<string, readonly [number, number]>> = { SP: [3, 5], SU: [6, 8], FA: [9, 11] };

/** "/08" behind a year. */
export function isSpanning(tokens: readonly Token[], at: number): boolean {
  return ['/', '-', '–'].includes(tokens[at]?.text ?? '') && /^\d\d(?:\d\d)?$/u.test(tokens[at + 1]?.text ?? '');
}

function seasonAt(context: TimeContext, at: number): string | undefined {
  const token = context.tokens[at];
  if (token === undefined || (context.lexicon.nounsAreCapitalized && !token.isCapitalized)) return undefined;
  return wordAt(context, at).season;
}

function isArticleBeforeMonths(context: TimeContext, index: number): boolean {
  const { lexicon, tokens } = context;
  if (!lexicon.nounsAreCapitalized || !wordAt(context, index).isDeterminer) return false;
  return seasonAt(context, index + 1) !== undefined && /monaten?$/u.test(tokens[index + 1]!.lower);
}
