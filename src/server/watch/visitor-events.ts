import { type Reach, type StoreReader, type WatchBoard, scopeReader } from '#app';
import { narrowBoard } from '../team/scoped-board.ts';
import type { HubEvent } from './event-hub.ts';

/** What one listener is told of all events: only what happens within reach, which is asked for anew with each. */
export class VisitorEvents {
  readonly #store: StoreReader;
  readonly #board: Pick<WatchBoard, 'read'>;
  #revision: number | undefined;

  /** `since` as the listener knows it. */
  constructor(store: StoreReader, board: Pick<WatchBoard, 'read'>, since: number | undefined) {
    this.#store = store;
    this.#board = board;
    this.#revision = since;
  }

  /** Null where the event is none of the listener's; the first `change` always is, since it tells the revision. */
  async see(event: HubEvent, { reads }: Pick<Reach, 'reads'>): Promise<HubEvent | null> {
    if (event.event === 'work') return reads === null ? event : this.#work(reads);
    const [isFirst, before] = [this.#revision === undefined, this.#revision ?? event.revision];
    this.#revision = event.revision;
    if (reads === null) return event;
    const scoped = scopeReader(this.#store, () => reads);
    const kinds = before < event.revision ? await scoped.changesSince(before) : new Map();
    return kinds.size > 0 || isFirst ? { ...event, kinds: Object.fromEntries(kinds) } : null;
  }

  async #work(reads: NonNullable<Reach['reads']>): Promise<HubEvent> {
    const { sites, waiting } = narrowBoard(await this.#board.read(0), reads);
    return { event: 'work', task: 'watch', done: sites - waiting.length, total: sites };
  }
}
