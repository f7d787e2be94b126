import { useEffect, useState } from 'react';
import { eventsAddress } from '#api';
import type { RecordKind } from '#core';

/** What the server tells, and `null` for "anything may have changed": the first word after a silence. */
type LiveEvent =
  | { readonly kind: 'change'; readonly kinds: readonly RecordKind[] | null }
  | { readonly kind: 'work'; readonly done: number; readonly total: number };

type Listener = (event: LiveEvent) => void;

const listeners = new Set<Listener>();
const name = 'sightline events';
let isStarted = false;

/** The server tells twice a second how far it is; what is judged meanwhile is shown every ten seconds. */
const looksToARenewal = 20;

/**
 * Milliseconds between two renewals of one list, doubled each time up to the longest while an import or a whole team changes its
 * records all the time, and up to half of it more by chance, so that not all browsers ask at once.
 */
const [shortestRest, longestRest] = [1000, 8000];

/**
 * Grows whenever records of these kinds change, whoever changes them: this tab, another one, or a command. All tabs of a
 * browser share one stream, since over HTTP/1.1 a sixth would hang.
 */
export function useChanges(...kinds: readonly RecordKind[]): number {
  const [changes, setChanges] = useState(0);
  const key = kinds.join(' ');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let [isWaiting, rest] = [false, shortestRest];
    const grow = (): void => {
      isWaiting = false;
      setChanges((count) => count + 1);
      timer = setTimeout(
        () => {
          timer = undefined;
          rest = isWaiting ? Math.min(longestRest, 2 * rest) : shortestRest;
          if (isWaiting) grow();
        },
        rest * (1 + Math.random() / 2),
      );
    };
    const ignore = listen((event) => {
      if (event.kind !== 'change') return;
      if (event.kinds !== null && !event.kinds.some((kind) => key.split(' ').includes(kind))) return;
      if (timer === undefined) grow();
      else isWaiting = true;
    });
    return () => {
      clearTimeout(timer);
      ignore();
    };
  }, [key]);
  return changes;
}

/** How far the watch list is judged; null while nothing is under way. */
export function useWork(): { readonly done: number; readonly total: number } | null {
  const [work, setWork] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEffect(
    () =>
      listen((event) => {
        if (event.kind === 'work') setWork(event.done < event.total ? event : null);
      }),
    [],
  );
  return work;
}

/** Whether any of that is under way; what shows no more than this is not rendered at each step. */
export function useIsWorking(): boolean {
  const [isWorking, setWorking] = useState(false);
  useEffect(
    () =>
      listen((event) => {
        if (event.kind === 'work') setWorking(event.done < event.total);
      }),
    [],
  );
  return isWorking;
}

function listen(listener: Listener): () => void {
  listeners.add(listener);
  start();
  return () => listeners.delete(listener);
}

function deliver(event: LiveEvent): void {
  for (const listener of listeners) listener(event);
}

/** The tab that holds the lock reads the stream and tells the others; when it closes, the next one takes over. */
function start(): void {
  if (isStarted) return;
  isStarted = true;
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<LiveEvent>) => deliver(data));
  const tell = (event: LiveEvent): void => {
    channel.postMessage(event);
    deliver(event);
  };
  void navigator.locks.request(name, () => {
    let [isFirst, looks] = [true, 0];
    const source = new EventSource(eventsAddress);
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const kinds = Object.keys((JSON.parse(data) as { readonly kinds: object }).kinds) as RecordKind[];
      if (kinds.length > 0) tell({ kind: 'change', kinds });
      else if (!isFirst) tell({ kind: 'change', kinds: null });
      isFirst = false;
    });
    source.addEventListener('work', ({ data }: MessageEvent<string>) => {
      const { done, total } = JSON.parse(data) as { readonly done: number; readonly total: number };
      tell({ kind: 'work', done, total });
      if (done === total || ++looks % looksToARenewal === 0) tell({ kind: 'change', kinds: ['alert'] });
    });
    // Held for as long as the tab lives.
    return new Promise<never>(() => {});
  });
}
