import type { Drift } from '#core';
import { findNumbers } from '../text/numbers.ts';
import type { DocumentCopy } from './document-copies.ts';

/**
 * Documents that share an error which nobody makes twice by chance: the same wrong number, the same wrong goal, the same
 * day that does not exist. Everybody rounds, so that a number rounded to tens or hundreds proves nothing; neither does
 * another qualifier or a lost hedge. `drift` of documents that lead to one origin, in order of time.
 */
export function findSharedErrors(drift: readonly Drift[]): DocumentCopy[] {
  const first = new Map<string, Drift>();
  const copies: DocumentCopy[] = [];
  for (const one of drift) {
    const error = errorOf(one);
    if (error === null) continue;
    const earlier = first.get(error);
    if (earlier === undefined) first.set(error, one);
    else if (earlier.documentId !== one.documentId) {
      const because = { kind: 'same-error', from: one.from, to: one.to } as const;
      copies.push({ from: earlier.documentId, to: one.documentId, basis: 'same-error', because });
    }
  }
  return copies;
}

/** What makes two errors the same; null for what is no proof. */
function errorOf({ what, from, to }: Drift): string | null {
  switch (what) {
    case 'number': {
      const [original, changed] = [findNumbers(from)[0]?.value, findNumbers(to)[0]?.value];
      if (original === undefined || changed === undefined || isRounding(original, changed)) return null;
      return `number ${original} ${changed}`;
    }
    case 'direction':
      return `direction ${from} ${to}`;
    case 'impossible-date':
      return /^\d{4}-/u.test(from) ? null : `date ${from.toLowerCase()}`;
    case 'date':
    case 'hedge':
      return null;
  }
}

function isRounding(original: number, changed: number): boolean {
  return original === changed || (changed % 10 === 0 && Math.abs(original - changed) <= changed / 10);
}
