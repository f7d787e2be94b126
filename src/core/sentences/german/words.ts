import type { Bounds } from '../english/words.ts';
import { germanNumbers, writeNumber } from '../numbers.ts';

/** `1.234,5` */
export function zahl(value: number): string {
  return writeNumber(value, germanNumbers);
}

/** `1 Blick`, `2 Blicke` */
export function plural(count: number, one: string, many: string): string {
  return `${zahl(count)} ${count === 1 ? one : many}`;
}

export function bounds({ high, low }: Bounds): string {
  if (low === null) return `höchstens ${zahl(high ?? 0)}`;
  if (high === null) return `mindestens ${zahl(low)}`;
  return low === high ? zahl(low) : `${zahl(low)} bis ${zahl(high)}`;
}

/** Two digits: `0,61 %`. */
export function percent(share: number): string {
  return `${zahl(Number((100 * share).toPrecision(2)))}\u00a0%`;
}

const termNames = { trend: 'Trend', season: 'Jahreszeit', counter: 'Einfluss der Zähler' } as const;

/** `nur Niveau`, `mit Trend und Jahreszeit` */
export function termsOf(terms: readonly (keyof typeof termNames)[]): string {
  if (terms.length === 0) return 'nur Niveau';
  return `mit ${terms.map((term) => termNames[term]).join(' und ')}`;
}
