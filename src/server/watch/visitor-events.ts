import type { Reach } from '#app';
import { narrowBoard } from '../team/scoped-board.ts';
import type { EventHub, HubEvent } from './event-hub.ts';

/** What one listener is told of all events: only what happens within reach, which is asked for anew with each. */
export class VisitorEvents {
  readonly #hub: Pick<EventHub, 'board' | 'changesWithin'>;
  #revision: number | undefined;

  /** `since` as the listener knows it. */
  constructor(hub: Pick<EventHub, 'board' | 'changesWithin'>, since: number | undefined) {
    this.#hub = hub;
    this.#revision = since;
  }

  /** Null where the event is none of the listener's; the first `change` always is, since it tells the revision. */
  async see(event: HubEvent, { reads }: Pick<Reach, 'reads'>): Promise<HubEvent | null> {
    if (event.event === 'work') return reads === null ? event : this.#work(reads);
    const [isFirst, before] = [this.#revision === undefined, this.#revision ?? event.revision];
    this.#revision = event.revision;
    if (reads === null) return event;
    const kinds = before < event.revision ? await this.#hub.changesWithin(reads, before, event.revision) : new Map();
    return kinds.size > 0 || isFirst ? { ...event, kinds: Object.fromEntries(kinds) } : null;
  }

  async #work(reads: NonNullable<Reach['reads']>): Promise<HubEvent> {
    const { sites, waiting } = narrowBoard(await this.#hub.board.read(0), reads);
    return { event: 'work', task: 'watch', done: sites - waiting.length, total: sites };
  }
}
