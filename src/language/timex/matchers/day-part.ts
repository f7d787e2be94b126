import { isDay, shiftDays } from '../calendar.ts';
import { wordAt } from '../time-words.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { matchDayMonth } from './day-month.ts';
import { matchNumericDate } from './numeric-date.ts';

/** "am Nachmittag", "in the morning", "am nächsten Morgen", "vergangene Nacht", "Abend des 13. Januar". */
export function matchDayPart(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const pointed = matchPointed(context, index);
  if (pointed) return pointed;
  const part = dayPartAt(context, index);
  if (part === undefined) return null;
  const date = lexicon.partOf.holds(tokens[index + 1]) ? dateAt(context, index + 2) : null;
  if (date) return { start: index, end: date.end, type: 'TIME', value: date.value + part };
  if (lexicon.afterNight.holds(tokens[index + 1])) return null;
  const before = tokens[index - 1]?.lower ?? '';
  const start = lexicon.periodParts.has(before) ? index - 1 : index;
  const place = tokens[start - 1]?.lower ?? '';
  const isPlaced =
    lexicon.beforeDayPart.has(place) ||
    (lexicon.determiners.has(place) && lexicon.beforeArticledDayPart.holds(tokens[start - 2]));
  return isPlaced ? { start, end: index + 1, type: 'TIME', value: part } : null;
}

function dayPartAt(context: TimeContext, at: number): string | undefined {
  const isNoun = !context.lexicon.nounsAreCapitalized || context.tokens[at]?.isCapitalized === true;
  return isNoun ? wordAt(context, at).dayPart : undefined;
}

function dateAt(context: TimeContext, at: number): TimexMatch | null {
  if (context.tokens[at] === undefined) return null;
  const found = matchDayMonth(context, at) ?? matchNumericDate(context, at);
  return found?.value.length === 10 ? found : null;
}

/** "vergangene Nacht" is counted from publication, "am nächsten Morgen" and "am selben Abend" from the date named last. */
function matchPointed(context: TimeContext, index: number): TimexMatch | null {
  const { published } = context;
  const { direction, step: own } = wordAt(context, index);
  const step = own ?? (direction === 'next' ? 1 : direction === 'this' ? 0 : undefined);
  if (direction === undefined && step === undefined) return null;
  const part = dayPartAt(context, index + 1);
  if (part === undefined) return null;
  const place = { start: index, end: index + 2, type: 'TIME' as const };
  if (step !== undefined)
    return { ...place, value: `XXXX-XX-XX${part}`, fromLastDate: { unit: 'D', count: step, part } };
  return { ...place, value: `${isDay(published) ? shiftDays(published, -1) : 'XXXX-XX-XX'}${part}` };
}
