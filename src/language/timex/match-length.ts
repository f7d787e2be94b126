import type { PartialDate } from '#core';
import type { Token } from '../tokens.ts';
import { type CalendarUnit, type Direction, shifted } from './calendar.ts';
import type { TimeLexicon, TimeUnit } from './lexicon.ts';
import type { TimexMatch } from './timex-match.ts';

interface LengthParts {
  readonly start: number;
  readonly end: number;
  readonly unit: TimeUnit;
  readonly count: number | 'X' | undefined;
  readonly direction: Direction | undefined;
  readonly isEvery: boolean;
  readonly isPlural: boolean;
  readonly isPart: boolean;
}

/**
 * Expressions around a unit: "den vergangenen fünf Jahren" is P5Y, "der vergangenen Woche" the week itself, "jedes Jahr"
 * a SET, "vor zwei Wochen" a point in time, "vor wenigen Tagen" PXD, "Ende des Jahres" the year.
 */
export function matchLength(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  index: number,
  published: PartialDate | null,
): TimexMatch | null {
  const parts = readParts(lexicon, tokens, index);
  if (!parts || lexicon.ages.has(tokens[parts.end]?.lower ?? '')) return null;
  const place = { start: parts.start, end: parts.end };
  if (parts.isEvery) return { ...place, type: 'SET', value: duration(parts.unit, 1) };
  if (parts.direction && (parts.count === undefined || parts.count === 1) && !parts.isPlural)
    return calendarMatch(parts, published);
  if (parts.count === undefined && !parts.direction) return bareMatch(lexicon, tokens, parts, published);
  const ago = agoMatch(lexicon, tokens, parts, published);
  return ago ?? { ...place, type: 'DURATION', value: duration(parts.unit, parts.count ?? 'X') };
}

function readParts(lexicon: TimeLexicon, tokens: readonly Token[], index: number): LengthParts | null {
  let at = index;
  let direction: Direction | undefined;
  let count: number | 'X' | undefined;
  let isEvery = false;
  let isPart = false;
  for (let read = 0; read < 6; read++, at++) {
    const token = tokens[at];
    if (!token) return null;
    const unit = lexicon.units.get(token.lower);
    if (unit !== undefined && (at > index || !isAmbiguousAlone(lexicon, token)))
      return { start: index, end: at + 1, unit, count, direction, isEvery, isPlural: isPlural(token.lower), isPart };
    const number = numberOf(lexicon, token);
    if (number !== undefined) count = number;
    else if (lexicon.directions.has(token.lower)) direction = lexicon.directions.get(token.lower);
    else if (lexicon.every.has(token.lower) && read === 0) isEvery = true;
    else if (lexicon.periodParts.has(token.lower) && read === 0) isPart = true;
    else if (!lexicon.determiners.has(token.lower)) return null;
  }
  return null;
}

/** A German unit without a capital letter is no noun. */
function isAmbiguousAlone(lexicon: TimeLexicon, token: Token): boolean {
  return lexicon.clockAfter.has('uhr') && !token.isCapitalized;
}

/** German and English plurals: "Jahre", "Jahren", "Wochen", "Tagen", "weeks"; "Woche" and "Monat" are not. */
function isPlural(lower: string): boolean {
  return /(?:en|jahre|tage|monate|ys|rs|ks|hs|des)$/u.test(lower);
}

function numberOf(lexicon: TimeLexicon, token: Token): number | 'X' | undefined {
  if (token.kind === 'number') return /^\d{1,4}$/u.test(token.text) ? Number(token.text) : undefined;
  return lexicon.numbers.get(token.lower);
}

function calendarMatch(parts: LengthParts, published: PartialDate | null): TimexMatch {
  const count = parts.direction === 'past' ? -1 : parts.direction === 'next' ? 1 : 0;
  const place = { start: parts.start, end: parts.end };
  const { unit } = parts;
  if (unit === 'WE') {
    const week = shifted('W', count, published);
    return { ...place, type: 'DATE', value: `${week ?? 'XXXX-WXX'}-WE` };
  }
  if (unit === 'D' || unit === 'W' || unit === 'M' || unit === 'Y')
    return { ...place, type: 'DATE', value: shifted(unit, count, published) ?? unknown[unit] };
  return { ...place, type: 'DURATION', value: duration(unit, 1) };
}

const unknown: Readonly<Record<CalendarUnit, string>> = { D: 'XXXX-XX-XX', W: 'XXXX-WXX', M: 'XXXX-XX', Y: 'XXXX' };

/** A unit alone: "Jahren" is PXY, "Ende des Jahres" this year; a singular unit alone tells nothing. */
function bareMatch(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  parts: LengthParts,
  published: PartialDate | null,
): TimexMatch | null {
  const place = { start: parts.start, end: parts.end };
  const { unit } = parts;
  if (parts.isPart && (unit === 'Y' || unit === 'M' || unit === 'W'))
    return { ...place, type: 'DATE', value: shifted(unit, 0, published) ?? unknown[unit] };
  if (unit === 'WE') return { ...place, type: 'DATE', value: `${shifted('W', -1, published) ?? 'XXXX-WXX'}-WE` };
  const year = tokens[parts.end]?.text ?? '';
  if (unit === 'Y' && /^(?:1\d|20)\d\d$/u.test(year))
    return { start: parts.start, end: parts.end + 1, type: 'DATE', value: year };
  if (!parts.isPlural || parts.start + 1 !== parts.end) return null;
  const before = tokens[parts.start - 1]?.lower ?? '';
  if (!lexicon.agoBefore.has(before) && !lexicon.beforeYear.has(before) && before !== 'for') return null;
  return { ...place, type: 'DURATION', value: duration(unit, 'X') };
}

function agoMatch(
  lexicon: TimeLexicon,
  tokens: readonly Token[],
  parts: LengthParts,
  published: PartialDate | null,
): TimexMatch | null {
  const { unit, count } = parts;
  if (typeof count !== 'number' || (unit !== 'D' && unit !== 'W' && unit !== 'M' && unit !== 'Y')) return null;
  const before = tokens[parts.start - 1]?.lower ?? '';
  const isAfter = lexicon.agoAfter.has(tokens[parts.end]?.lower ?? '');
  const sign =
    isAfter || lexicon.agoBefore.has(before) ? -1 : lexicon.aheadBefore.has(before) && !parts.direction ? 1 : 0;
  if (sign === 0) return null;
  const end = isAfter ? parts.end + 1 : parts.end;
  const value = shifted(unit, sign * count, published) ?? (sign < 0 ? 'PAST_REF' : 'FUTURE_REF');
  return { start: parts.start, end, type: 'DATE', value };
}

function duration(unit: TimeUnit, count: number | 'X'): string {
  if (unit === 'DECADE') return count === 'X' ? 'PXDE' : `P${count * 10}Y`;
  if (unit === 'CENTURY') return count === 'X' ? 'PXCE' : `P${count * 100}Y`;
  if (unit === 'H') return `PT${count}H`;
  if (unit === 'MIN') return `PT${count}M`;
  if (unit === 'S') return `PT${count}S`;
  return `P${count}${unit}`;
}
