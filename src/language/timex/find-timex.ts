import type { PartialDate, Timex } from '#core';
import type { LanguagePack } from '../language-pack.ts';
import type { Token } from '../tokens.ts';
import { type CalendarUnit, shifted } from './calendar.ts';
import type { TimexMatch } from './timex-match.ts';

/** How far back, in characters, a time of day finds the date it belongs to. */
const reach = 150;
/** The same for "am Tag zuvor". */
const longReach = 600;

/** All time expressions of a text in order, none inside another. */
export function findTimexIn(tokens: readonly Token[], pack: LanguagePack, published: PartialDate | null): Timex[] {
  const found: Timex[] = [];
  for (let index = 0; index < tokens.length;) {
    const match = pack.matchTimex(tokens, index, published);
    if (!match) {
      index++;
      continue;
    }
    found.push(timexOf(tokens, match, found, published));
    index = match.end;
  }
  return found;
}

function timexOf(
  tokens: readonly Token[],
  match: TimexMatch,
  before: readonly Timex[],
  published: PartialDate | null,
): Timex {
  const { start } = tokens[match.start]!;
  const place = { start, end: tokens[match.end - 1]!.end, type: match.type };
  if (match.fromLastDate) {
    const { unit, count, part } = match.fromLastDate;
    const anchor = dateBefore(before, start, longReach, unit) || published;
    return {
      ...place,
      value: (shifted(unit, count, (anchor || null) as PartialDate | null) ?? match.value) + (part ?? ''),
    };
  }
  if (match.value.startsWith('T') && !isRepeated(tokens, match.start))
    return { ...place, value: dateBefore(before, start, reach, 'D') + match.value };
  return match.point === undefined
    ? { ...place, value: match.value }
    : { ...place, value: match.value, point: match.point };
}

/** The date named last before a place that tells as much as a unit needs, at most so many characters back; else empty. */
function dateBefore(found: readonly Timex[], at: number, most: number, unit: CalendarUnit): string {
  for (let index = found.length - 1; index >= 0; index--) {
    const { end, value } = found[index]!;
    if (at - end > most) return '';
    const date = precise[unit].exec(value);
    if (date) return date[0];
  }
  return '';
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
