/** Bounds of a count, null where open. */
export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

/** So many of so many. */
export interface Share {
  readonly hits: number;
  readonly trials: number;
}

/** `1 look`, `2 looks` */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `7`, `7 to 12`, `at least 7`, `at most 12` */
export function bounds({ high, low }: Bounds): string {
  if (low === null) return `at most ${high}`;
  if (high === null) return `at least ${low}`;
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** Two digits: `0.61 %`. */
export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

/** `level alone`, `with trend and season` */
export function termsOf(terms: readonly ('trend' | 'season' | 'counter')[]): string {
  if (terms.length === 0) return 'level alone';
  return `with ${terms.map((term) => (term === 'counter' ? 'counter effect' : term)).join(' and ')}`;
}
