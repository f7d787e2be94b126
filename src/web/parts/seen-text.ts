import type { DateSpan, MeasureUnit, Seen } from '#core';
import { formatNumber, texts } from '../texts.ts';

/** What was seen as plain text, as the filter of a table sees it. */
export function seenText(seen: Seen): string {
  switch (seen.kind) {
    case 'count':
      return seen.high === 0 ? texts.seen.none : boundsText(seen.low, seen.high, '');
    case 'measure':
      return boundsText(seen.low, seen.high, units[seen.unit]);
    case 'state':
      return texts.seen[seen.state];
    case 'uncounted':
      return texts.seen.words;
    case 'unusable':
      return `${texts.seen.unusable} ${seen.reason}`;
    case 'not-observed':
      return `${texts.seen.absent} ${seen.reason}`;
  }
}

/** A number to sort by: the middle of an interval, a bound itself; null for everything that is no number. */
export function seenNumber(seen: Seen): number | null {
  if (seen.kind !== 'count' && seen.kind !== 'measure') return null;
  if (seen.low === null || seen.high === null) return seen.low ?? seen.high;
  return (seen.low + seen.high) / 2;
}

/** `2022-11-05 – 2022-11-08`; precision as known. */
export function dateText(when: DateSpan): string {
  return when.to === null ? when.from : `${when.from} – ${when.to}`;
}

/** Written after the number. */
export const units: Readonly<Record<MeasureUnit, string>> = { m: ' m', m2: ' m²', percent: ' %' };

function boundsText(low: number | null, high: number | null, unit: string): string {
  const words = low === null ? `${texts.seen.atMost} ` : high === null ? `${texts.seen.atLeast} ` : '';
  return words + numberText(low, high, unit);
}

/** `70–76`, `12`, `900–1,010 m` */
export function numberText(low: number | null, high: number | null, unit: string): string {
  const [a, b] = [low ?? high, high ?? low].filter((value) => value !== null).map(formatNumber);
  return `${a === b ? a : `${a}–${b}`}${unit}`;
}
