import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordKind } from '#core';
import { type CaseScope, type StoreReader, type WatchBoard, scopeReader } from '#app';

/** What listeners are told, as server-sent events (HTML, section 9.2). */
export type HubEvent =
  | {
      readonly event: 'change';
      /** Of the workspace now; also the id of the event, so that a listener that comes back misses nothing. */
      readonly revision: number;
      /** How many entries each kind of record has got. */
      readonly kinds: Partial<Record<RecordKind, number>>;
    }
  | { readonly event: 'work'; readonly task: 'watch'; readonly done: number; readonly total: number };

export type Listener = (event: HubEvent) => void;

/** Milliseconds between two looks at the workspace, whoever changes it: this server or a command beside it. */
const interval = 500;

interface Within {
  readonly since: number;
  readonly now: number;
  readonly changes: Promise<ReadonlyMap<RecordKind, number>>;
}

/** Listeners that are told at once. */
const fewListeners = 10;
/** Beyond, parts in which they are told, and the milliseconds between two. */
const parts = 16;
const pause = 25;

/** Follows the workspace for everybody who listens, and rests while nobody does. */
export class EventHub {
  readonly board: Pick<WatchBoard, 'read'>;
  readonly #listeners = new Set<Listener>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #store: StoreReader;
  #within = new WeakMap<CaseScope, Within>();
  #revision = 0;
  #wasWaiting = false;

  constructor(store: StoreReader, board: Pick<WatchBoard, 'read'>) {
    this.#store = store;
    this.board = board;
  }

  /** Tells of everything after `since`, or from now on where it is undefined; the answer ends it. */
  async listen(listener: Listener, since: number | undefined): Promise<() => void> {
    const revision = await this.#store.revision();
    if (this.#listeners.size === 0) this.#revision = revision;
    const missed = since !== undefined && since < revision ? await this.#store.changesSince(since) : new Map();
    listener({ event: 'change', revision, kinds: Object.fromEntries(missed) });
    this.#listeners.add(listener);
    this.#timer ??= this.#plan();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  /** What changed within reach between two revisions: asked by all listeners at once, and found out once for all who may see the same. */
  async changesWithin(reads: CaseScope, since: number, now: number): Promise<ReadonlyMap<RecordKind, number>> {
    const before = this.#within.get(reads);
    if (before?.since === since && before.now === now) return before.changes;
    const changes = scopeReader(this.#store, () => reads).changesSince(since);
    this.#within.set(reads, { since, now, changes });
    return changes;
  }

  #plan(): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      void this.#look().finally(() => {
        this.#timer = this.#listeners.size > 0 ? this.#plan() : undefined;
      });
    }, interval);
    timer.unref();
    return timer;
  }

  /** A workspace that cannot be read now is looked at again. */
  async #look(): Promise<void> {
    try {
      const revision = await this.#store.revision();
      if (revision !== this.#revision) {
        const kinds = Object.fromEntries(await this.#store.changesSince(this.#revision));
        this.#revision = revision;
        await this.#tell({ event: 'change', revision, kinds });
      }
      const { sites, waiting } = await this.board.read(0);
      if (waiting.length > 0 || this.#wasWaiting)
        await this.#tell({ event: 'work', task: 'watch', done: sites - waiting.length, total: sites });
      this.#wasWaiting = waiting.length > 0;
    } catch {
      // Locked or being closed; requests say so themselves.
    }
  }

  /** Many listeners one part after the other, since each may ask for its page again at once. */
  async #tell(event: HubEvent): Promise<void> {
    const listeners = [...this.#listeners];
    const together = Math.max(fewListeners, Math.ceil(listeners.length / parts));
    for (let start = 0; start < listeners.length; start += together) {
      if (start > 0) await sleep(pause);
      for (const listener of listeners.slice(start, start + together))
        if (this.#listeners.has(listener)) listener(event);
    }
  }
}
