import type { PartialDate } from '#core';
import type { Token } from '../../tokens.ts';
import { type CalendarUnit, type Direction, shifted, weekend } from '../calendar.ts';
import type { TimeLexicon, TimeUnit } from '../lexicon.ts';
import { wordAt } from '../time-words.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { isAdjective, yearAt } from './date-words.ts';
import { outlookAt } from './outlook.ts';

interface LengthParts {
  readonly start: number;
  readonly end: number;
  readonly unit: TimeUnit;
  readonly count: number | 'X' | undefined;
  readonly direction: Direction | undefined;
  /** "folgenden" 1, "selben" 0: counted from the date named last. */
  readonly step: number | undefined;
  readonly isEvery: boolean;
  readonly isPlural: boolean;
  readonly isPart: boolean;
}

/**
 * Expressions around a unit: "den vergangenen fünf Jahren" is P5Y, "der vergangenen Woche" the week itself, "jedes Jahr"
 * a SET, "vor zwei Wochen" P2W with the week it leads to as its point, "vor wenigen Tagen" PXD, "two weeks ago" the week,
 * "Ende des Jahres" the year.
 */
export function matchLength(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const repeated = matchRepetition(context, index);
  if (repeated) return repeated;
  const parts = readParts(context, index);
  if (!parts || isAge(context, parts)) return null;
  const place = { start: parts.start, end: parts.end };
  if (parts.isEvery) return { ...place, type: 'SET', value: everyUnit(parts) };
  if (parts.step !== undefined && parts.count === undefined)
    return parts.isPlural || !isCalendarUnit(parts.unit) ? null : stepMatch(parts, parts.step);
  const behind = lexicon.relativeAfter.get(tokens[parts.end]?.lower ?? '');
  if (behind !== undefined && isCalendarUnit(parts.unit) && !parts.direction && parts.count !== 'X') {
    const isArticled = parts.count !== undefined || lexicon.determiners.holds(tokens[parts.start]!);
    if (isArticled || lexicon.beforeRelative.holds(tokens[parts.start - 1])) {
      const count = behind * Math.round(parts.count ?? 1);
      const value = unknown[parts.unit];
      return { ...place, end: parts.end + 1, type: 'DATE', value, fromLastDate: { unit: parts.unit, count } };
    }
  }
  if (parts.direction && (parts.count === undefined || parts.count === 1) && !parts.isPlural)
    return calendarMatch(context, parts);
  if (parts.count === undefined && !parts.direction) return bareMatch(context, parts);
  const ago = agoMatch(context, parts);
  return ago ?? { ...place, type: 'DURATION', value: duration(parts.unit, parts.count ?? 'X') };
}

/** "jedes Wochenende" is `XXXX-WXX-WE`, "alle zwei Jahre" `P2Y`. */
function everyUnit({ unit, count }: LengthParts): string {
  return unit === 'WE' ? 'XXXX-WXX-WE' : duration(unit, count ?? 1);
}

/** "im folgenden Jahr", "am selben Tag", "an diesem Tag": so many units from the date named last. */
function stepMatch({ start, end, unit }: LengthParts, count: number): TimexMatch | null {
  if (!isCalendarUnit(unit)) return null;
  return { start, end, type: 'DATE', value: unknown[unit], fromLastDate: { unit, count } };
}

/** "einmal im Monat", "twice a week", "400 Euro im Monat": how often, so a SET. */
function matchRepetition(context: TimeContext, index: number): TimexMatch | null {
  const { isTimes } = wordAt(context, index);
  const at = isTimes ? index + 1 : index;
  if (!wordAt(context, at).isPerUnit) return null;
  const { lexicon, tokens } = context;
  const { unit } = wordAt(context, at + 1);
  if (unit === undefined || unit === 'WE' || (lexicon.nounsAreCapitalized && !tokens[at + 1]!.isCapitalized))
    return null;
  const isRated =
    isTimes ||
    (lexicon.alwaysPer.holds(tokens[at]!) && !lexicon.speedNouns.holds(tokens[at - 1])) ||
    lexicon.rateNouns.holds(tokens[at - 1]);
  if (!isRated || yearAt(tokens, at + 2) !== undefined) return null;
  return { start: index, end: at + 2, type: 'SET', value: duration(unit, 1) };
}

function readParts(context: TimeContext, index: number): LengthParts | null {
  const { lexicon, tokens } = context;
  let at = index;
  let direction: Direction | undefined;
  let count: number | 'X' | undefined;
  let step: number | undefined;
  let isEvery = false;
  let isPart = false;
  for (let read = 0; read < 7; read++, at++) {
    const token = tokens[at];
    if (!token) return null;
    const word = wordAt(context, at);
    const unit = word.unit ?? (typeof count === 'number' ? compoundUnit(lexicon, token) : undefined);
    if (unit !== undefined && (at > index || !isAmbiguousAlone(lexicon, token)))
      return {
        start: index,
        end: at + 1,
        unit,
        count,
        direction,
        step,
        isEvery,
        isPlural: isPlural(token.lower),
        isPart,
      };
    if (at > index && isBehindForeignArticle(context, at, count)) return null;
    const number = numberAt(context, at);
    const degree = word.opensDegree && direction === undefined && count === undefined ? degreeEnd(context, at) : at;
    if (number !== undefined && !(count !== undefined && word.isDeterminer)) {
      const isHalfMore = typeof number === 'number' && saysAndAHalf(tokens, at + 1);
      count = isHalfMore ? number + 0.5 : number;
      if (isHalfMore) at += 3;
    } else if (typeof count === 'number' && lexicon.scales.has(token.lower)) count *= lexicon.scales.get(token.lower)!;
    else if (word.direction !== undefined) direction = word.direction;
    else if (word.step !== undefined) step = word.step;
    else if (word.isEvery && read === 0) isEvery = true;
    else if (word.isPeriodPart && read === 0) isPart = true;
    else if (degree > at) at = degree - 1;
    else if (isFiller(context, at, count)) continue;
    else if (!word.isDeterminer) return null;
  }
  return null;
}

/** "and a half" of "two and a half years". */
function saysAndAHalf(tokens: readonly Token[], at: number): boolean {
  return ['and', 'a', 'half'].every((word, offset) => tokens[at + offset]?.lower === word);
}

/** "eine" of "eine 20 Jahre lange", "der" of "der dieses Jahr": an article that belongs to something else. */
function isBehindForeignArticle(
  { lexicon, tokens }: TimeContext,
  at: number,
  count: number | 'X' | undefined,
): boolean {
  const [before, token] = [tokens[at - 1]!, tokens[at]!];
  if (lexicon.demonstratives.holds(token)) return lexicon.determiners.holds(before);
  return count !== undefined && token.kind === 'number' && before.kind === 'word';
}

/** "rund", "etwa", "nearly", "more than" right before a number. */
function degreeEnd(context: TimeContext, at: number): number {
  const found = context.lexicon.degrees.matchAt(context.tokens, at, context.tokens.length);
  return found && numberAt(context, found.end) !== undefined ? found.end : at;
}

/** One adjective between number and unit: "360 ehrenamtliche Stunden", "two full years". */
function isFiller(context: TimeContext, at: number, count: number | 'X' | undefined): boolean {
  const { lexicon, tokens } = context;
  if (count === undefined) return false;
  if (!lexicon.nounsAreCapitalized) return lexicon.fillers.holds(tokens[at]!);
  return isAdjective(lexicon, tokens, at) && lexicon.units.has(tokens[at + 1]!.lower);
}

/** "Arbeitstage" behind a number: the unit at the end of a compound noun. */
function compoundUnit(lexicon: TimeLexicon, token: Token): TimeUnit | undefined {
  if (!lexicon.nounsAreCapitalized || !token.isCapitalized) return undefined;
  if (/(?:mon|diens|donners|frei|sams|sonn)tagen?$/u.test(token.lower)) return undefined;
  const ending = /(?:tagen?|wochen|monaten?|jahren?|stunden|minuten)$/u.exec(token.lower)?.[0];
  return ending === undefined || token.lower.startsWith('licht') ? undefined : lexicon.units.get(ending);
}

/** A German unit without a capital letter is no noun. */
function isAmbiguousAlone(lexicon: TimeLexicon, token: Token): boolean {
  return lexicon.nounsAreCapitalized && !token.isCapitalized;
}

/** German and English plurals: "Jahre", "Jahren", "Wochen", "Tagen", "weeks"; "Woche" and "Monat" are not. */
function isPlural(lower: string): boolean {
  return /(?:en|jahre|tage|zehnte|hunderte|quartale|monate|ys|rs|ks|hs|des|ries|tes)$/u.test(lower);
}

function numberAt(context: TimeContext, at: number): number | 'X' | undefined {
  const token = context.tokens[at];
  return token?.kind === 'number' ? context.lexicon.parseNumber(token.text) : wordAt(context, at).number;
}

/** "22 Jahre alt", "ab 16 Jahren", "im Alter von 30 Jahren": how old somebody is. */
function isAge({ lexicon, tokens }: TimeContext, parts: LengthParts): boolean {
  if (lexicon.ages.holds(tokens[parts.end])) return true;
  if (parts.unit !== 'Y' || typeof parts.count !== 'number') return false;
  const before = tokens[parts.start - 1]?.lower ?? '';
  return lexicon.beforeAge.has(before) || lexicon.ageNouns.holds(tokens[parts.start - 2]);
}

function isCalendarUnit(unit: TimeUnit): unit is CalendarUnit {
  return unit === 'D' || unit === 'W' || unit === 'M' || unit === 'Y';
}

/** "der vergangenen Woche", "diesem Jahr", "last quarter", "im vergangenen Jahrhundert". */
function calendarMatch({ lexicon, tokens, published }: TimeContext, parts: LengthParts): TimexMatch | null {
  const count = parts.direction === 'past' ? -1 : parts.direction === 'next' ? 1 : 0;
  const place = { start: parts.start, end: parts.end };
  const { unit } = parts;
  if (unit === 'WE') return { ...place, type: 'DATE', value: weekend(published, parts.direction ?? 'recent') };
  if (unit === 'D' && count >= 0) return stepMatch(parts, count);
  if (isCalendarUnit(unit)) return { ...place, type: 'DATE', value: shifted(unit, count, published) ?? unknown[unit] };
  if (unit === 'QUARTER' || unit === 'DECADE' || unit === 'CENTURY')
    return { ...place, type: 'DATE', value: longPeriod(unit, count, published) };
  const isArticled = lexicon.determiners.holds(tokens[parts.start]!);
  return isArticled ? { ...place, type: 'DURATION', value: duration(unit, 1) } : null;
}

/** A quarter `2023-Q3`, decade `202` or century `20` so many away from that of publication. */
function longPeriod(unit: 'QUARTER' | 'DECADE' | 'CENTURY', count: number, published: PartialDate | null): string {
  if (published === null || (unit === 'QUARTER' && published.length < 7))
    return { QUARTER: 'XXXX-QX', DECADE: 'XXX', CENTURY: 'XX' }[unit];
  const year = Number(published.slice(0, 4));
  if (unit !== 'QUARTER') {
    const years = unit === 'DECADE' ? 10 : 100;
    return String(Math.floor(year / years) + count).padStart(unit === 'DECADE' ? 3 : 2, '0');
  }
  const quarters = year * 4 + Math.floor((Number(published.slice(5, 7)) - 1) / 3) + count;
  return `${String(Math.floor(quarters / 4)).padStart(4, '0')}-Q${(quarters % 4) + 1}`;
}

const unknown: Readonly<Record<CalendarUnit, string>> = { D: 'XXXX-XX-XX', W: 'XXXX-WXX', M: 'XXXX-XX', Y: 'XXXX' };

/** A unit alone: "Jahren" is PXY, "Ende des Jahres" this year; a singular unit alone tells nothing. */
function bareMatch(context: TimeContext, parts: LengthParts): TimexMatch | null {
  const { lexicon, tokens, published } = context;
  const place = { start: parts.start, end: parts.end };
  const { unit } = parts;
  if (parts.isPart && (unit === 'Y' || unit === 'M' || unit === 'W'))
    return { ...place, type: 'DATE', value: shifted(unit, 0, published) ?? unknown[unit] };
  if (unit === 'WE') {
    const direction = outlookAt(context, parts.start) === 'next' ? 'next' : 'recent';
    return { ...place, type: 'DATE', value: weekend(published, direction) };
  }
  const year = tokens[parts.end]?.text ?? '';
  if (unit === 'Y' && /^(?:1\d|20)\d\d$/u.test(year))
    return { start: parts.start, end: parts.end + 1, type: 'DATE', value: year };
  if (!parts.isPlural || parts.start + 1 !== parts.end) return null;
  const before = tokens[parts.start - 1]?.lower ?? '';
  if (!lexicon.beforeLength.has(before)) return null;
  return { ...place, type: 'DURATION', value: duration(unit, 'X') };
}

/** A length counted from publication: a point in time in English ("two weeks ago"), a length with a point in German. */
function agoMatch({ lexicon, tokens, published }: TimeContext, parts: LengthParts): TimexMatch | null {
  const { unit, count } = parts;
  const isAfter = lexicon.agoAfter.holds(tokens[parts.end]);
  const end = isAfter ? parts.end + 1 : parts.end;
  if (count === 'X' && isAfter) return { start: parts.start, end, type: 'DATE', value: 'PAST_REF' };
  if (typeof count !== 'number' || !isCalendarUnit(unit)) return null;
  const before = beforeDegree(lexicon, tokens, parts.start);
  const sign =
    isAfter || lexicon.agoBefore.has(before) ? -1 : lexicon.aheadBefore.has(before) && !parts.direction ? 1 : 0;
  if (sign === 0) return null;
  const point = Number.isInteger(count) ? shifted(unit, sign * count, published) : undefined;
  if (isAfter) return { start: parts.start, end, type: 'DATE', value: point ?? 'PAST_REF' };
  return { start: parts.start, end, type: 'DURATION', value: duration(unit, count), point };
}

/** The word before a length, past adverbs of degree: "vor ziemlich genau einem Jahr". */
function beforeDegree(lexicon: TimeLexicon, tokens: readonly Token[], start: number): string {
  let at = start - 1;
  while (at > start - 3 && lexicon.degreeWords.holds(tokens[at])) at--;
  return tokens[at]?.lower ?? '';
}

/** TIMEX3 value of a length: `P2W`, `PT3H`, `PXD`; halves in the next smaller unit (`P6M`, `PT30M`). */
export function duration(unit: TimeUnit, count: number | 'X'): string {
  if (unit === 'DECADE') return count === 'X' ? 'PXDE' : `P${count * 10}Y`;
  if (unit === 'CENTURY') return count === 'X' ? 'PXCE' : `P${count * 100}Y`;
  if (unit === 'QUARTER') return count === 'X' ? 'PXQ' : `P${count * 3}M`;
  if (typeof count === 'number' && !Number.isInteger(count)) {
    if (unit === 'Y') return `P${Math.round(count * 12)}M`;
    if (unit === 'D') return `PT${Math.round(count * 24)}H`;
    if (unit === 'H') return `PT${Math.round(count * 60)}M`;
  }
  if (unit === 'H') return `PT${count}H`;
  if (unit === 'MIN') return `PT${count}M`;
  if (unit === 'S') return `PT${count}S`;
  return `P${count}${unit}`;
}
