import type { PartialDate, Timex } from '#core';
import type { LanguagePack } from '../language-pack.ts';
import type { Token } from '../tokens.ts';
import { shifted } from './calendar.ts';
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
    const { unit, count } = match.fromLastDate;
    const day = dayBefore(before, start, longReach) || published;
    return { ...place, value: shifted(unit, count, (day || null) as PartialDate | null) ?? match.value };
  }
  if (match.value.startsWith('T') && !isRepeated(tokens, match.start))
    return { ...place, value: dayBefore(before, start, reach) + match.value };
  return match.point === undefined
    ? { ...place, value: match.value }
    : { ...place, value: match.value, point: match.point };
}

/** The day named last before a place, at most so many characters back; empty where none is near. */
function dayBefore(found: readonly Timex[], at: number, most: number): string {
  for (let index = found.length - 1; index >= 0; index--) {
    const { end, value } = found[index]!;
    if (at - end > most) return '';
    if (/^\d{4}-\d\d-\d\d/u.test(value)) return value.slice(0, 10);
  }
  return '';
}

/** "jeweils 20 Uhr": on each of several days, so on none in particular. */
function isRepeated(tokens: readonly Token[], index: number): boolean {
  return ['jeweils', 'täglich', 'daily'].includes(tokens[index - 1]?.lower ?? '');
}
