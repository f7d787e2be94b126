import { type Document, lastDay } from '#core';

/** Earliest first, by the last day a date may mean; without a date last; on one day those that `isFirst` says, then by id. */
export function byTime(a: Document, b: Document, isFirst: (document: Document) => boolean = () => false): number {
  return lastPossible(a) - lastPossible(b) || Number(isFirst(b)) - Number(isFirst(a)) || (a.id < b.id ? -1 : 1);
}

function lastPossible({ published }: Document): number {
  return published === null ? Number.MAX_SAFE_INTEGER : lastDay(published);
}
