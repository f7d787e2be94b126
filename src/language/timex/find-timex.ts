import type { PartialDate, Timex } from '#core';
import type { LanguagePack } from '../language-pack.ts';
import type { Token } from '../tokens.ts';
import { type CalendarUnit, shiftDays, shifted } from './calendar.ts';
import type { TimexMatch } from './timex-match.ts';
import { WordSet } from '../word-set.ts';

/** How far back, in characters, a time of day finds the date it belongs to. */
const reach = 150;
/** The same for "am Tag zuvor". */
const longReach = 600;

/** All time expressions of a text in order, none inside another. */
export function findTimexIn(tokens: readonly Token[], pack: LanguagePack, published: PartialDate | null): Timex[] {
  const found: Timex[] = [];
  /** Ends of days that close a list or span. */
  const closing = new Set<number>();
  let behind = -1;
  for (let index = 0; index < tokens.length;) {
    const match = pack.matchTimex(tokens, index, published);
    if (!match) {
      index++;
      continue;
    }
    const timex = timexOf(tokens, match, { found, closing }, published);
    const last = found.at(-1);
    const isBeside = match.start === behind || (match.start === behind + 1 && ofDay.holds(tokens[behind]));
    if (last && isBeside && isDay.test(timex.value)) found[found.length - 1] = onDay(last, timex.value);
    if (last && match.start === behind + 1 && opensSpan(tokens, match.start, last, timex))
      found[found.length - 1] = { ...last, value: shiftDays(last.value as PartialDate, -7) };
    if (last && isDay.test(last.value) && isDay.test(timex.value) && areJoined(tokens, behind, match.start))
      closing.add(timex.end);
    found.push(timex);
    behind = match.end;
    index = match.end;
  }
  return found;
}

/** "25. und 26. August", "May 3 to 5": nothing but joints between two days. */
function areJoined(tokens: readonly Token[], from: number, to: number): boolean {
  if (to === from || to - from > 3) return false;
  for (let at = from; at < to; at++) if (!dayJoints.holds(tokens[at]!)) return false;
  return true;
}

const dayJoints = new WordSet([
  ',',
  '.',
  '-',
  '–',
  '/',
  'und',
  'bis',
  'sowie',
  'and',
  'to',
  'through',
  'am',
  'zum',
  'den',
  'dem',
]);

/** "between Monday and Wednesday" on a Tuesday: the first day comes before the second, a week back. */
function opensSpan(tokens: readonly Token[], second: number, last: Timex, { value }: Timex): boolean {
  const [opener, first, joint] = [tokens[second - 3], tokens[second - 2], tokens[second - 1]];
  const isSpan = spanOpeners.holds(opener) && spanJoints.holds(joint);
  return (
    isSpan &&
    first?.kind === 'word' &&
    first.start === last.start &&
    isDay.test(value) &&
    isDay.test(last.value) &&
    last.value > value
  );
}

const spanOpeners = new WordSet(['between', 'from', 'zwischen', 'von', 'vom']);
const spanJoints = new WordSet(['and', 'to', 'through', 'und', 'bis']);

const ofDay = new WordSet(['on', 'am']);
const isDay = /^\d{4}-\d\d-\d\d$/u;

/** "3:30 a.m. Tuesday", "9 Uhr am Montag": a time of day is that of the day right behind it. */
function onDay(time: Timex, day: string): Timex {
  const clock = /T\d\d:\d\d$/u.exec(time.value)?.[0];
  return time.type === 'TIME' && clock !== undefined ? { ...time, value: day + clock } : time;
}

function timexOf(tokens: readonly Token[], match: TimexMatch, before: Before, published: PartialDate | null): Timex {
  const { start } = tokens[match.start]!;
  const place = { start, end: tokens[match.end - 1]!.end, type: match.type };
  if (match.fromLastDate) {
    const { unit, count, part } = match.fromLastDate;
    const anchor = dateBefore(before.found, start, longReach, unit)?.date ?? published;
    return {
      ...place,
      value: (shifted(unit, count, anchor as PartialDate | null) ?? match.value) + (part ?? ''),
    };
  }
  if (match.value.startsWith('T') && !isRepeated(tokens, match.start)) {
    const day = dateBefore(before.found, start, reach, 'D');
    // On each of several days, so on none in particular.
    return { ...place, value: (day && !before.closing.has(day.end) ? day.date : '') + match.value };
  }
  return match.point === undefined
    ? { ...place, value: match.value }
    : { ...place, value: match.value, point: match.point };
}

/** What was found before an expression. */
interface Before {
  readonly found: readonly Timex[];
  readonly closing: ReadonlySet<number>;
}

/** The date named last before a place that tells as much as a unit needs, at most so many characters back. */
function dateBefore(
  found: readonly Timex[],
  at: number,
  most: number,
  unit: CalendarUnit,
): { readonly date: string; readonly end: number } | undefined {
  for (let index = found.length - 1; index >= 0; index--) {
    const { end, value } = found[index]!;
    if (at - end > most) return undefined;
    const date = precise[unit].exec(value);
    if (date) return { date: date[0], end };
  }
  return undefined;
}

const precise: Readonly<Record<CalendarUnit, RegExp>> = {
  D: /^\d{4}-\d\d-\d\d/u,
  W: /^\d{4}-\d\d-\d\d/u,
  M: /^\d{4}-\d\d(?!\d)/u,
  Y: /^\d{4}(?!\d)/u,
};

/** "jeweils 20 Uhr": on each of several days, so on none in particular. */
function isRepeated(tokens: readonly Token[], index: number): boolean {
  return ['jeweils', 'täglich', 'daily'].includes(tokens[index - 1]?.lower ?? '');
}
