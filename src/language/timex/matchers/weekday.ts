import { weekdayNear } from '../calendar.ts';
import { wordAt } from '../time-words.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { matchDayMonth, matchMonth } from './day-month.ts';
import { openingOf } from './date-words.ts';
import { outlookAt } from './outlook.ts';

/** "Donnerstag", "vergangenen Dienstag", "Monday evening", "jeden zweiten Donnerstag im Monat". */
export function matchWeekday(context: TimeContext, index: number): TimexMatch | null {
  const { tokens, published } = context;
  if (wordAt(context, index).isEvery) return matchRepeated(context, index);
  const { at, direction } = openingOf(context, index);
  const word = tokens[at];
  if (!word?.isCapitalized) return null;
  const { weekday, weekdayPart: part } = wordAt(context, at);
  if (weekday === undefined) return repeatedPlural(context, at, index);
  const date = dateBehind(context, at + 1);
  if (date) return { ...date, start: index };
  const isBare = direction === 'recent';
  const outlook = isBare && outlookAt(context, at) === 'next' ? 'next' : direction;
  const isOver = direction === 'this' && outlookAt(context, at) === 'past';
  const day = weekdayNear(weekday, published, isOver ? 'recent' : outlook);
  const followingPart = part ?? wordAt(context, at + 1).dayPart;
  if (!followingPart) return { start: index, end: at + 1, type: 'DATE', value: day };
  return { start: index, end: part ? at + 1 : at + 2, type: 'TIME', value: day + followingPart };
}

/** "every Monday", "jedem Montagabend", "jeden dritten Mittwoch im Monat": a SET. */
function matchRepeated(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const at = wordAt(context, index + 1).ordinal !== undefined ? index + 2 : index + 1;
  const word = tokens[at];
  if (!word?.isCapitalized) return null;
  const { weekday, weekdayPart: part } = wordAt(context, at);
  if (weekday === undefined) return null;
  const isMonthly = at === index + 2 && lexicon.ofTheUnit.holds(tokens[at + 1]) && wordAt(context, at + 2).unit === 'M';
  if (isMonthly) return { start: index, end: at + 3, type: 'SET', value: 'P1M' };
  return { start: index, end: at + 1, type: 'SET', value: `XXXX-WXX-${weekday}${part ?? ''}` };
}

/** English "Mondays": a SET; German "montags" is in the lexicon. */
function repeatedPlural({ lexicon, tokens }: TimeContext, at: number, index: number): TimexMatch | null {
  const { lower } = tokens[at]!;
  if (at !== index || lexicon.nounsAreCapitalized || !lower.endsWith('s')) return null;
  const weekday = lexicon.weekdays.get(lower.slice(0, -1));
  return weekday === undefined ? null : { start: index, end: at + 1, type: 'SET', value: `XXXX-WXX-${weekday}` };
}

/** The date of "Donnerstag, 18. Dezember" or "Monday, October 16": the weekday only repeats it. */
function dateBehind(context: TimeContext, at: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const behind = tokens[at]?.text === ',' ? at + 1 : at;
  const from = lexicon.determiners.holds(tokens[behind]) ? behind + 1 : behind;
  if (from >= tokens.length) return null;
  const found = matchDayMonth(context, from) ?? matchMonth(context, from);
  return found && found.value.length === 10 ? found : null;
}
