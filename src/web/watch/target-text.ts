import type { WatchRow } from '#core';
import { seenText } from '../parts/seen-text.ts';

/** The look that was judged: `at least 150`, `37–49`, `yes`. */
export function targetText({ high, low, state }: NonNullable<WatchRow['target']>): string {
  return state === undefined ? seenText({ kind: 'count', low, high }) : seenText({ kind: 'state', state });
}
