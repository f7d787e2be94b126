import { shifted, yearsOf } from '../calendar.ts';
import { wordAt } from '../time-words.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { yearAt } from './date-words.ts';
import { yearsAway } from './outlook.ts';
import { matchCentury, matchDecade } from './year.ts';

/** "im dritten Quartal", "der zweiten Jahreshälfte", "the first half of 2023", "der ersten Hälfte des 15. Jahrhunderts". */
export function matchYearPart(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens, published } = context;
  let at = wordAt(context, index).isDeterminer ? index + 1 : index;
  const { direction, ordinal } = wordAt(context, at);
  if (ordinal === undefined || direction !== undefined) return null;
  const letter = lexicon.yearParts.get(tokens[++at]?.lower ?? '');
  if (letter === undefined || ordinal > (letter === 'Q' ? 4 : 2)) return null;
  const whole = wholeBehind(context, at + 1);
  if (whole && whole.value.length < 4) return { start: index, end: whole.end, type: 'DATE', value: whole.value };
  if (!whole && lexicon.looseHalves.holds(tokens[at]!)) return null;
  const months = letter === 'Q' ? 3 : 6;
  const away = (): string | undefined =>
    shifted('Y', yearsAway(context, at, (ordinal - 1) * months + 1, ordinal * months), published);
  const value = `${whole?.value ?? away() ?? 'XXXX'}-${letter}${ordinal}`;
  return { start: index, end: whole?.end ?? at + 1, type: 'DATE', value };
}

/** The year, decade or century behind a half or quarter of it: "2023", "of this year", "des 15. Jahrhunderts". */
function wholeBehind(context: TimeContext, from: number): { value: string; end: number } | undefined {
  const { lexicon, tokens, published } = context;
  const at = tokens[from]?.lower === 'of' ? from + 1 : from;
  if (tokens[at] === undefined) return undefined;
  const long = matchCentury(context, at) ?? matchDecade(context, at);
  if (long) return long;
  const year = yearAt(tokens, at);
  if (year !== undefined) return { value: year, end: at + 1 };
  const { lower } = tokens[at]!;
  const pointed = lexicon.directions.get(lower);
  const isOpened = pointed !== undefined || lexicon.determiners.has(lower);
  if (!isOpened || lexicon.units.get(tokens[at + 1]?.lower ?? '') !== 'Y') return undefined;
  const named = yearAt(tokens, at + 2);
  if (named !== undefined) return { value: named, end: at + 3 };
  return { value: shifted('Y', yearsOf(pointed ?? 'this'), published) ?? 'XXXX', end: at + 2 };
}
