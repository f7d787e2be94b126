import type { Token } from '../../tokens.ts';
import type { Direction } from '../calendar.ts';
import type { TimeLexicon } from '../lexicon.ts';
import { wordAt } from '../time-words.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { pad } from '../calendar.ts';

/** Four digits that news means as a year without more ado. */
const yearShape = /^(?:1[5-9]|20)\d\d$/u;

/** The year written at a token. */
export function yearAt(tokens: readonly Token[], at: number): string | undefined {
  const text = tokens[at]?.text ?? '';
  return yearShape.test(text) ? text : undefined;
}

/** 1 to 31, written as a number. */
export function dayNumber(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.text.length > 2) return undefined;
  const day = Number(token.text);
  return day >= 1 && day <= 31 ? day : undefined;
}

/** A day of the calendar; null where month or day are none. */
export function dayMatch(start: number, end: number, year: string, month: number, day: number): TimexMatch | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { start, end, type: 'DATE', value: `${year}-${pad(month)}-${pad(day)}` };
}

/** 1 to 12 where a month is named at a token; short forms ("Jan", "Okt") only beside a number. */
export function monthAt({ lexicon, tokens }: TimeContext, at: number): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.lower.startsWith('mid-')) return lexicon.months.get(token.lower.slice(4));
  if (!token.isCapitalized) return undefined;
  const month = lexicon.months.get(token.lower);
  return month === undefined || (isShortMonth(token.lower) && !touchesNumber(tokens, at)) ? undefined : month;
}

/** "Jan", "Okt", "sept": also names of people, so they count beside a number only. */
function isShortMonth(lower: string): boolean {
  return lower.length === 3 ? lower !== 'may' && lower !== 'mai' : lower === 'sept';
}

function touchesNumber(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text === '.' ? tokens[at + 2] : tokens[at + 1];
  const before = tokens[at - 1]?.text === '.' ? tokens[at - 2] : tokens[at - 1];
  return next?.kind === 'number' || before?.kind === 'number';
}

/** Past the full stop of a short month that a number follows. */
export function skipDot(tokens: readonly Token[], at: number, lexicon: TimeLexicon): number {
  const isShort = (tokens[at - 1]?.lower.length ?? 9) <= 4 && lexicon.months.has(tokens[at - 1]!.lower);
  return isShort && tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'number' ? at + 1 : at;
}

/** Skips "Mitte", "der", "vergangenen" before a month, weekday or season and says which way they point. */
export function openingOf(context: TimeContext, index: number): { at: number; direction: Direction } {
  const { lexicon, tokens } = context;
  let at = index;
  let direction: Direction = 'recent';
  for (let skipped = 0; skipped < 4; skipped++) {
    const word = wordAt(context, at);
    if (word.direction) direction = word.direction;
    else if (!word.isPeriodPart && !(word.isDeterminer && pointsAt(context, at + 1))) break;
    at++;
    if (tokens[at]?.text === '-') at++;
  }
  return { at: at > index && isAdjective(lexicon, tokens, at) ? at + 1 : at, direction };
}

function pointsAt(context: TimeContext, at: number): boolean {
  const { direction, isPeriodPart } = wordAt(context, at);
  return direction !== undefined || isPeriodPart;
}

/** "strengen" in "diesem strengen Winter": one inflected word before a noun, in languages that capitalise nouns. */
export function isAdjective(lexicon: TimeLexicon, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!lexicon.nounsAreCapitalized || token?.kind !== 'word' || token.isCapitalized) return false;
  if (lexicon.directions.has(token.lower) || lexicon.determiners.holds(token)) return false;
  if (lexicon.beforeLength.holds(token) || lexicon.degreeWords.holds(token)) return false;
  return /(?:e|en|er|es|em)$/u.test(token.lower) && tokens[at + 1]?.isCapitalized === true;
}
