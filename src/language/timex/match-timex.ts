import type { PartialDate } from '#core';
import type { Token } from '../tokens.ts';
import { type Direction, isDay, pad, shiftDays, shifted, weekdayNear, yearOfMonth } from './calendar.ts';
import type { TimeLexicon } from './lexicon.ts';
import { matchLength } from './match-length.ts';
import type { TimexMatch } from './timex-match.ts';

/**
 * The time expression that begins at a token, by TimeML's rules for TIMEX3: prepositions stay outside, articles before
 * "vergangenen Woche" inside; values as far as the publication date allows.
 */
export function matchTimex(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  index: number,
  published: PartialDate | null,
): TimexMatch | null {
  const token = tokens[index]!;
  if (token.kind === 'mark') return null;
  return (
    matchFixed(lexicon, tokens, index, published) ??
    matchNumeric(tokens, index) ??
    matchDayMonth(lexicon, tokens, index, published) ??
    matchMonth(lexicon, tokens, index, published) ??
    matchWeekday(lexicon, tokens, index, published) ??
    matchSeason(lexicon, tokens, index, published) ??
    matchLength(lexicon, tokens, index, published) ??
    matchClock(lexicon, tokens, index) ??
    matchYear(lexicon, tokens, index)
  );
}

const yearShape = /^(?:1[5-9]|20)\d\d$/u;

function matchFixed(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  index: number,
  published: PartialDate | null,
): TimexMatch | null {
  const found = lexicon.fixed.matchAt(tokens, index, tokens.length);
  if (!found || isMorningNoun(tokens[index]!)) return null;
  const { meaning, end } = found;
  const place = { start: index, end };
  if (meaning.kind === 'value') return { ...place, type: meaning.type, value: meaning.value };
  if (meaning.kind === 'units') {
    const value = shifted(meaning.unit, meaning.count, published);
    return { ...place, type: 'DATE', value: value ?? (meaning.count < 0 ? 'PAST_REF' : 'PRESENT_REF') };
  }
  const day = isDay(published) ? shiftDays(published, meaning.count) : meaning.otherwise;
  const part = isDay(published) ? lexicon.dayParts.get(tokens[end]?.lower ?? '') : undefined;
  return part
    ? { start: index, end: end + 1, type: 'TIME', value: day + part }
    : { ...place, type: 'DATE', value: day };
}

/** "Morgen" in a capital letter is the morning or opens a sentence; only "morgen" is tomorrow. */
function isMorningNoun(token: Token): boolean {
  return token.text === 'Morgen';
}

/** `2023-10-05` (five tokens: the marks are their own) and `05.10.2023`. */
function matchNumeric(tokens: readonly Token[], index: number): TimexMatch | null {
  const first = tokens[index]!;
  if (first.kind !== 'number') return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(first.text);
  if (dotted) return dayMatch(index, index + 1, dotted[3]!, Number(dotted[2]), Number(dotted[1]));
  const [dash, month, dash2, day] = [1, 2, 3, 4].map((offset) => tokens[index + offset]);
  if (!/^\d{4}$/u.test(first.text) || dash?.text !== '-' || month?.kind !== 'number') return null;
  if (month.start !== first.end + 1) return null;
  if (dash2?.text === '-' && day?.kind === 'number' && day.start === month.end + 1)
    return dayMatch(index, index + 5, first.text, Number(month.text), Number(day.text));
  const number = Number(month.text);
  return /^\d\d$/u.test(month.text) && number >= 1 && number <= 12
    ? { start: index, end: index + 3, type: 'DATE', value: `${first.text}-${month.text}` }
    : null;
}

function dayMatch(start: number, end: number, year: string, month: number, day: number): TimexMatch | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { start, end, type: 'DATE', value: `${year}-${pad(month)}-${pad(day)}` };
}

/** "5. Oktober", "5 October 2023", "5th of October". */
function matchDayMonth(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  index: number,
  published: PartialDate | null,
): TimexMatch | null {
  const day = dayNumber(tokens[index]!);
  if (day === undefined) return null;
  let at = index + 1;
  if (tokens[at]?.text === '.' || lexicon.ordinalSuffixes.has(tokens[at]?.lower ?? '')) at++;
  if (tokens[at]?.lower === 'of') at++;
  const month = monthAt(lexicon, tokens, at);
  if (month === undefined) return null;
  const end = skipDot(tokens, at + 1, lexicon);
  const year = yearAt(tokens, end);
  return dayMatch(index, year ? end + 1 : end, year ?? yearOfMonth(month, published, 'recent'), month, day);
}

/** "October 5, 2023", "Oktober 2023", "Mitte September", "im August". */
function matchMonth(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  index: number,
  published: PartialDate | null,
): TimexMatch | null {
  const { at, direction } = openingOf(lexicon, tokens, index);
  const month = monthAt(lexicon, tokens, at);
  if (month === undefined || isVerbMay(tokens, at)) return null;
  let end = skipDot(tokens, at + 1, lexicon);
  const day = at === index ? dayNumber(tokens[end]) : undefined;
  if (day !== undefined && !yearShape.test(tokens[end]!.text) && lexicon.ordinalSuffixes.has('th')) {
    end += 1;
    if (lexicon.ordinalSuffixes.has(tokens[end]?.lower ?? '')) end++;
    const year = yearAt(tokens, tokens[end]?.text === ',' ? end + 1 : end);
    if (year) end += tokens[end]?.text === ',' ? 2 : 1;
    return dayMatch(index, end, year ?? yearOfMonth(month, published, direction), month, day);
  }
  const year = yearAt(tokens, end);
  if (year) end++;
  else if (
    lexicon.directions.has(tokens[end]?.lower ?? '') &&
    lexicon.units.get(tokens[end + 1]?.lower ?? '') === 'Y'
  ) {
    const count = { past: -1, next: 1, this: 0, recent: 0 }[lexicon.directions.get(tokens[end]!.lower)!];
    return {
      start: index,
      end: end + 2,
      type: 'DATE',
      value: `${shifted('Y', count, published) ?? 'XXXX'}-${pad(month)}`,
    };
  }
  return {
    start: index,
    end,
    type: 'DATE',
    value: `${year ?? yearOfMonth(month, published, direction)}-${pad(month)}`,
  };
}

/** English "May" and "March" at the start of a clause are months only before a number. */
function isVerbMay(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!;
  if (lower !== 'may' && lower !== 'march') return false;
  const before = tokens[at - 1];
  return (before === undefined || before.kind === 'mark') && tokens[at + 1]?.kind !== 'number';
}

function matchWeekday(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  index: number,
  published: PartialDate | null,
): TimexMatch | null {
  const every = lexicon.every.has(tokens[index]!.lower);
  const { at, direction } = every ? { at: index + 1, direction: 'recent' as const } : openingOf(lexicon, tokens, index);
  const word = tokens[at];
  if (!word?.isCapitalized) return null;
  const { weekday, part } = weekdayAndPart(lexicon, word.lower);
  if (weekday === undefined) return null;
  if (every) return { start: index, end: at + 1, type: 'SET', value: `XXXX-WXX-${weekday}` };
  const date = dateBehind(lexicon, tokens, at + 1, published);
  if (date) return { ...date, start: index };
  const day = weekdayNear(weekday, published, direction === 'this' ? 'recent' : direction);
  const followingPart = part ?? lexicon.dayParts.get(tokens[at + 1]?.lower ?? '');
  if (!followingPart) return { start: index, end: at + 1, type: 'DATE', value: day };
  return { start: index, end: part ? at + 1 : at + 2, type: 'TIME', value: day + followingPart };
}

/** The date of "Donnerstag, 18. Dezember" or "Monday, October 16": the weekday only repeats it. */
function dateBehind(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  at: number,
  published: PartialDate | null,
): TimexMatch | null {
  if (tokens[at]?.text !== ',') return null;
  const from = lexicon.determiners.has(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  if (from >= tokens.length) return null;
  const found = matchDayMonth(lexicon, tokens, from, published) ?? matchMonth(lexicon, tokens, from, published);
  return found && found.value.length === 10 ? found : null;
}

function weekdayAndPart(lexicon: TimeLexicon, lower: string): { weekday: number | undefined; part?: string } {
  const whole = lexicon.weekdays.get(lower);
  if (whole !== undefined) return { weekday: whole };
  if (lower.length < 10 || lower.length > 20) return { weekday: undefined };
  for (const [suffix, part] of lexicon.dayParts)
    if (lower.endsWith(suffix)) return { weekday: lexicon.weekdays.get(lower.slice(0, -suffix.length)), part };
  return { weekday: undefined };
}

function matchSeason(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  index: number,
  published: PartialDate | null,
): TimexMatch | null {
  const { at, direction } = openingOf(lexicon, tokens, index);
  const season = lexicon.seasons.get(tokens[at]?.lower ?? '');
  if (season === undefined || (lexicon.clockAfter.has('uhr') && !tokens[at]!.isCapitalized)) return null;
  const year = yearAt(tokens, at + 1);
  const count = direction === 'past' ? -1 : direction === 'next' ? 1 : 0;
  const value = year ?? shifted('Y', count, published) ?? 'XXXX';
  return { start: index, end: year ? at + 2 : at + 1, type: 'DATE', value: `${value}-${season}` };
}

/** "18 Uhr", "14:49 Uhr", "22.30 Uhr", "5 p.m." */
function matchClock(lexicon: TimeLexicon, tokens: readonly Token[], index: number): TimexMatch | null {
  const time = /^(\d{1,2})(?:[.:](\d\d))?$/u.exec(tokens[index]!.text);
  if (!time || Number(time[1]) > 24 || Number(time[2] ?? 0) > 59) return null;
  const next = tokens[index + 1]?.lower ?? '';
  const half = next === 'pm' || (next === 'p' && tokens[index + 3]?.lower === 'm') ? 12 : 0;
  const isHalf = next === 'am' || next === 'pm' || ((next === 'a' || next === 'p') && tokens[index + 3]?.lower === 'm');
  if (lexicon.clockAfter.has('uhr') ? next !== 'uhr' : !isHalf) return null;
  const hour = (Number(time[1]) % (half ? 12 : 25)) + half;
  const end = next.length === 1 ? index + 4 : index + 2;
  return { start: index, end, type: 'TIME', value: `T${pad(hour)}:${time[2] ?? '00'}` };
}

function matchYear(lexicon: TimeLexicon, tokens: readonly Token[], index: number): TimexMatch | null {
  const token = tokens[index]!;
  if (!yearShape.test(token.text)) return null;
  const before = tokens[index - 1]?.lower ?? '';
  const after = tokens[index + 1];
  if (lexicon.beforeYear.has(before)) return { start: index, end: index + 1, type: 'DATE', value: token.text };
  const isCounted = after?.kind === 'word' && after.isCapitalized;
  return isCounted || /^[$€%]$/u.test(after?.text ?? '') || /^[$€]$/u.test(before)
    ? null
    : isPlausible(token, after)
      ? { start: index, end: index + 1, type: 'DATE', value: token.text }
      : null;
}

/** Without a word that says so, only recent years: "1800" soldiers are more common than the year. */
function isPlausible(token: Token, after: Token | undefined): boolean {
  return /^(?:19|20)\d\d$/u.test(token.text) && after?.text !== '-';
}

/** Skips "Mitte", "der", "vergangenen" before a month, weekday or season and says which way they point. */
function openingOf(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  index: number,
): { at: number; direction: Direction } {
  let at = index;
  let direction: Direction = 'recent';
  for (let skipped = 0; skipped < 4; skipped++) {
    const { lower } = tokens[at] ?? { lower: '' };
    const found = lexicon.directions.get(lower);
    if (found) direction = found;
    else if (
      !lexicon.periodParts.has(lower) &&
      !(lexicon.determiners.has(lower) && lexicon.directions.has(tokens[at + 1]?.lower ?? ''))
    )
      break;
    at++;
    if (tokens[at]?.text === '-') at++;
  }
  return { at, direction };
}

function monthAt(lexicon: TimeLexicon, tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.lower.startsWith('mid-')) return lexicon.months.get(token.lower.slice(4));
  if (!token?.isCapitalized || (isShortMonth(token.lower) && !touchesNumber(tokens, at))) return undefined;
  return lexicon.months.get(token.lower);
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

function skipDot(tokens: readonly Token[], at: number, lexicon: TimeLexicon): number {
  const isShort = (tokens[at - 1]?.lower.length ?? 9) <= 4 && lexicon.months.has(tokens[at - 1]!.lower);
  return isShort && tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'number' ? at + 1 : at;
}

function yearAt(tokens: readonly Token[], at: number): string | undefined {
  const text = tokens[at]?.text ?? '';
  return yearShape.test(text) ? text : undefined;
}

function dayNumber(token: Token | undefined): number | undefined {
  if (!token || !/^\d{1,2}$/u.test(token.text)) return undefined;
  const day = Number(token.text);
  return day >= 1 && day <= 31 ? day : undefined;
}
