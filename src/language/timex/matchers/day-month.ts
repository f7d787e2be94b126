import { type Direction, pad, shifted, yearOfMonth } from '../calendar.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import type { Token } from '../../tokens.ts';
import { outlookAt } from './outlook.ts';
import { dayMatch, dayNumber, monthAt, openingOf, skipDot, yearAt } from './date-words.ts';
import { WordSet } from '../../word-set.ts';

/** "5. Oktober", "5 October 2023", "5th of October". */
export function matchDayMonth(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const day = dayNumber(tokens[index]);
  if (day === undefined) return null;
  let at = index + 1;
  if (tokens[at]?.text === '.' || lexicon.ordinalSuffixes.holds(tokens[at])) at++;
  if (tokens[at]?.lower === 'of') at++;
  const month = monthAt(context, at);
  if (month === undefined) return null;
  const end = skipDot(tokens, at + 1, lexicon);
  const year = yearAt(tokens, end);
  return dayMatch(index, year ? end + 1 : end, year ?? yearByVerb(context, index, month, 'recent'), month, day);
}

/** Days of one list looked at before the one that names the month. */
const longestList = 12;

/** The "3", "4" and "5" of "am 3., 4., 5. und 6. Oktober": each is a day of the month that the list ends in. */
export function matchDayList(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const day = dayNumber(tokens[index]);
  if (day === undefined) return null;
  let at = index;
  for (let read = 0; read < longestList; read++) {
    const whole = matchDayMonth(context, at);
    if (whole && read > 0) return { start: index, end: index + 1, type: 'DATE', value: withDay(whole.value, day) };
    if (dayNumber(tokens[at]) === undefined) return null;
    if (lexicon.nounsAreCapitalized && tokens[at + 1]?.text !== '.') return null;
    const next = afterJoints(context, lexicon.nounsAreCapitalized ? at + 2 : at + 1);
    if (next === undefined) return null;
    at = next;
  }
  return null;
}

/** The "13" of "July 12 and 13", the "5" of "May 3 to 5". */
export function matchSecondDay(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const day = dayNumber(tokens[index]);
  if (day === undefined || lexicon.nounsAreCapitalized || index < 3) return null;
  if (!/^(?:and|to|-|–|through|or)$/u.test(tokens[index - 1]!.lower)) return null;
  const next = tokens[index + 1];
  if (next?.kind === 'word' && !next.isCapitalized && !afterDay.holds(next)) return null;
  const first = matchMonth(context, index - 3);
  if (first?.end !== index - 1 || first.value.length !== 10) return null;
  return { start: index, end: index + 1, type: 'DATE', value: withDay(first.value, day) };
}

/** What follows a day and no noun that is counted. */
const afterDay = new WordSet(
  'in at on the they he she it we i for during with a an when but and or as was were is are to of from by that which who after before'.split(
    ' ',
  ),
);

function withDay(value: string, day: number): string {
  return `${value.slice(0, 8)}${pad(day)}`;
}

/** Index behind ",", "und", "bis", "sowie am"; undefined where the list ends. */
function afterJoints({ lexicon, tokens }: TimeContext, from: number): number | undefined {
  let at = from;
  while (at < from + 3 && lexicon.listJoints.holds(tokens[at])) at++;
  return at > from ? at : undefined;
}

/** "October 5, 2023", "Oktober 2023", "Mitte September", "im August". */
export function matchMonth(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens, published } = context;
  const { at, direction } = isNamedMonth(context, index)
    ? { at: index + 1, direction: 'recent' as const }
    : openingOf(context, index);
  const month = monthAt(context, at);
  if (month === undefined || isVerbMay(tokens, at)) return null;
  let end = skipDot(tokens, at + 1, lexicon);
  const day = at === index && !lexicon.nounsAreCapitalized ? dayNumber(tokens[end]) : undefined;
  if (day !== undefined) {
    end += 1;
    if (lexicon.ordinalSuffixes.holds(tokens[end])) end++;
    const year = yearAt(tokens, tokens[end]?.text === ',' ? end + 1 : end);
    if (year) end += tokens[end]?.text === ',' ? 2 : 1;
    return dayMatch(index, end, year ?? yearByVerb(context, index, month, direction), month, day);
  }
  const year = yearAt(tokens, end);
  if (year) end++;
  else {
    const named = lexicon.directions.get(tokens[end]?.lower ?? '');
    if (named !== undefined && lexicon.units.get(tokens[end + 1]?.lower ?? '') === 'Y') {
      const count = { past: -1, next: 1, this: 0, recent: 0 }[named];
      const value = `${shifted('Y', count, published) ?? 'XXXX'}-${pad(month)}`;
      return { start: index, end: end + 2, type: 'DATE', value };
    }
  }
  const value = `${year ?? yearByVerb(context, at, month, direction)}-${pad(month)}`;
  return { start: index, end, type: 'DATE', value };
}

/** "Monat Juli", "Monats Juli". */
function isNamedMonth({ lexicon, tokens }: TimeContext, index: number): boolean {
  const { lower, isCapitalized } = tokens[index]!;
  return lexicon.nounsAreCapitalized && isCapitalized && lexicon.units.get(lower) === 'M';
}

/**
 * The year of a month without one, by what points ("last") or else by the verb of the clause; the month of publication
 * itself stays this year's: "im Oktober wurde", "wird im Oktober".
 */
function yearByVerb(context: TimeContext, at: number, month: number, direction: Direction): string {
  const { published } = context;
  const isOwn = published !== null && published.length >= 7 && Number(published.slice(5, 7)) === month;
  const pointed = direction === 'recent' ? (outlookAt(context, at) ?? direction) : direction;
  return yearOfMonth(month, published, isOwn ? 'this' : pointed);
}

/** English "May" and "March" at the start of a clause are months only before a number. */
function isVerbMay(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!;
  if (lower !== 'may' && lower !== 'march') return false;
  const before = tokens[at - 1];
  return (before === undefined || before.kind === 'mark') && tokens[at + 1]?.kind !== 'number';
}
