import { type HistoryAnchor, type HistoryEntry, canonicalJson, historyEntryText, sha256Hex } from '#core';
import type { StoreReader } from '../ports/store.ts';

/** The first entry at which the chain of a history does not hold. */
export interface BrokenEntry {
  readonly sequence: number;
  /**
   * `changed`: what it says is not what was chained. `missing`: an entry before it was taken out. `reordered`: it stood
   * elsewhere. `truncated`: the history ends before this entry, which an anchor names.
   */
  readonly problem: 'changed' | 'missing' | 'reordered' | 'truncated';
  /** In words */
  readonly detail: string;
}

/** How far from its place an entry is looked for. */
const furthest = 10_000;

/** The hash that an entry must have. */
export function hashEntry({ before, ...entry }: HistoryEntry): string {
  const beforeSha256 = before === null ? null : sha256Hex(canonicalJson(before));
  return sha256Hex(historyEntryText({ ...entry, beforeSha256 }));
}

/** What happened at an entry that does not follow on `previous` or is not as it was chained. */
export async function describeBreak(
  store: Pick<StoreReader, 'history'>,
  previous: Pick<HistoryAnchor, 'sequence' | 'sha256'>,
  entry: HistoryEntry,
  last: number,
): Promise<BrokenEntry> {
  const expected = previous.sequence + 1;
  const broken = (problem: BrokenEntry['problem'], detail: string): BrokenEntry => ({
    sequence: expected,
    problem,
    detail,
  });
  if (entry.sequence > expected) {
    const gone =
      entry.sequence - 1 === expected ? `entry ${expected} is` : `entries ${expected} to ${entry.sequence - 1} are`;
    return broken('missing', `${gone} not there`);
  }
  if (entry.previousSha256 === previous.sha256)
    return broken('changed', `it was chained as ${entry.sha256} and is now ${hashEntry(entry)}`);
  const place = findPlace(entry);
  if (place === null)
    return broken('changed', `neither its own hash nor that of the entry before it is what was chained`);
  const follows = await isThere(store, entry.previousSha256, place, last);
  if (place !== entry.sequence)
    return follows
      ? broken('reordered', `it was written as entry ${place}`)
      : broken('missing', `it was written as entry ${place}: what stood before it was taken out`);
  return broken('missing', `it follows on ${entry.previousSha256}, which is no entry before it: that was replaced`);
}

/** The number under which an entry's hash holds; null where it holds under none near its own. */
function findPlace(entry: HistoryEntry): number | null {
  for (let distance = 0; distance <= furthest; distance++)
    for (const sequence of distance === 0 ? [entry.sequence] : [entry.sequence + distance, entry.sequence - distance])
      if (sequence > 0 && hashEntry({ ...entry, sequence }) === entry.sha256) return sequence;
  return null;
}

/** Whether the entry with this hash is still in the history, near where it must have stood. */
async function isThere(
  store: Pick<StoreReader, 'history'>,
  sha256: string,
  place: number,
  last: number,
): Promise<boolean> {
  const pageSize = 1000;
  for (let after = Math.max(0, place - furthest); after < Math.min(last, place + furthest); after += pageSize) {
    const page = await store.history({ after, upTo: after + pageSize }).catch(() => []);
    if (page.some((one) => one.sha256 === sha256)) return true;
  }
  return false;
}
