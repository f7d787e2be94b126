/** An entry of a log in this browser, by the key it is kept under. */
export interface LogEntry<Value> {
  readonly key: string;
  readonly value: Value;
}

const tab = Math.random().toString(36).slice(2, 8);
let count = 0;

/**
 * Keeps an entry at once, so that a reload or a crash loses none. Each has a key of its own: two tabs that write the same log
 * lose nothing of each other.
 */
export function appendEntry<Value>(log: string, value: Value): LogEntry<Value> {
  const stamp = `${Date.now().toString(36).padStart(9, '0')}.${(count++).toString(36).padStart(6, '0')}.${tab}`;
  const key = `${prefixOf(log)}${stamp}`;
  localStorage.setItem(key, JSON.stringify(value));
  return { key, value };
}

/** In the order in which they were kept; what is broken is passed over. */
export function readEntries<Value>(log: string, isValue: (value: unknown) => value is Value): LogEntry<Value>[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(log)));
  return keys.toSorted().flatMap((key): LogEntry<Value>[] => {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return isValue(value) ? [{ key, value }] : [];
    } catch {
      return [];
    }
  });
}

export function dropEntries(entries: readonly LogEntry<unknown>[]): void {
  for (const { key } of entries) localStorage.removeItem(key);
}

/** Told when another tab keeps or drops an entry. */
export function followEntries(log: string, changed: () => void): () => void {
  const look = ({ key }: StorageEvent): void => {
    if (key === null || key.startsWith(prefixOf(log))) changed();
  };
  addEventListener('storage', look);
  return () => removeEventListener('storage', look);
}

function prefixOf(log: string): string {
  return `sightline log ${log} `;
}
