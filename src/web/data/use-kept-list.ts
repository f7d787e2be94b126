import { useState } from 'react';

/**
 * A list that outlives a reload of its tab: the way back of a page. At most `most` entries are kept, the newest; storage may
 * be full or forbidden, then it lives as long as the page.
 */
export function useKeptList<T>(
  key: string,
  isEntry: (value: unknown) => value is T,
  most = 100,
): readonly [list: readonly T[], keep: (next: readonly T[]) => void] {
  const [kept, setKept] = useState(() => ({ key, list: readList(key, isEntry) }));
  const list = kept.key === key ? kept.list : readList(key, isEntry);
  const keep = (next: readonly T[]): void => {
    const newest = next.slice(-most);
    setKept({ key, list: newest });
    try {
      sessionStorage.setItem(key, JSON.stringify(newest));
    } catch {
      // What is older than the page is lost with it.
    }
  };
  return [list, keep];
}

function readList<T>(key: string, isEntry: (value: unknown) => value is T): readonly T[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}
