import { CopyIndex } from './copy-index.ts';
import type { SharedText } from './shared-text.ts';

/** Two texts of which much is the same, word by word; `one` sorts before `other`. */
export interface NearCopy extends SharedText {
  readonly one: string;
  readonly other: string;
}

/** All pairs of texts of which one was copied from the other, or both from a third, in order of their ids. */
export function findNearCopies(texts: readonly { readonly id: string; readonly text: string }[]): NearCopy[] {
  const index = new CopyIndex();
  const ids = texts.map(({ id }) => id).toSorted();
  for (const { id, text } of texts) index.add(id, text);
  return ids.flatMap((one) =>
    index
      .findFor(one)
      .filter((match) => match.id > one)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, ...shared }) => ({ one, other: id, ...shared })),
  );
}
