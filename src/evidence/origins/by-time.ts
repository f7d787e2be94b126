import { type Document, lastDay } from '#core';

/** Earliest first, by the last day a date may mean; without a date last; ties by id. */
export function byTime(a: Document, b: Document): number {
  return lastPossible(a) - lastPossible(b) || (a.id < b.id ? -1 : 1);
}

function lastPossible({ published }: Document): number {
  return published === null ? Number.MAX_SAFE_INTEGER : lastDay(published);
}
