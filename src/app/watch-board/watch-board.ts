import type { WatchedSeries } from '#baseline';
import type { CancelSignal, Observation, WatchList } from '#core';
import { judgeTogether } from '../assess-watch-list.ts';
import type { KeptBytes } from '../ports/blobs.ts';
import type { StoreReader } from '../ports/store.ts';
import { type KeptBoard, readBoard, writeBoard } from './board-file.ts';
import { type JudgeSite, judgeSite } from './judge-site.ts';

/** The watch list of a whole workspace as far as it is judged. */
export interface BoardState {
  /** Grows with everything that changes here. */
  readonly edition: number;
  /** Of the workspace; what came later is not in it. */
  readonly revision: number;
  /** Sites that are still to be judged, and all that have observations or a record. */
  readonly waiting: readonly string[];
  readonly sites: number;
  readonly list: WatchList;
}

export interface BoardOptions {
  /** Where judgements survive a restart; without it they are made again. */
  readonly kept?: KeptBytes;
  /** Default: between requests, in this thread. */
  readonly judge?: JudgeSite;
  /** Of the program: another one judges anew. */
  readonly version: string;
  /** Resolves after so many milliseconds, and for 0 as soon as other work has had its turn. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal?: CancelSignal;
}

/** Changes that are looked at one by one; after more, every site is judged anew. */
const mostChanges = 20_000;
/** Sites that somebody waits for; more take longer than anybody's patience. */
const mostAwaited = 50;
/** Ids asked for at once. */
const batch = 1000;
/** While sites wait, the list is made anew each time that one part in so many of them is judged: making it sorts all of it. */
const editionsOfList = 50;
/** The board is written once one part in so many of it is new: what is not, is judged again after a restart, in a second. */
const sharesUnkept = 100;

/**
 * Judges every series of a workspace and keeps the judgements: a series of a hundred looks takes milliseconds, ten thousand
 * of them minutes, so only sites with new observations are judged again, in the background, one at a time.
 */
export class WatchBoard {
  readonly #store: StoreReader;
  readonly #options: BoardOptions;
  readonly #judged = new Map<string, readonly WatchedSeries[]>();
  readonly #waiting = new Set<string>();
  #revision: number | null = null;
  #following: Promise<void> | undefined;
  #working: Promise<void> | undefined;
  /** The site that is being judged, off the list of those that wait. */
  #present: string | null = null;
  #state: BoardState | undefined;
  #edition = 0;
  /** Judged since the state was made. */
  #unseen = 0;
  /** Judged since the board was written. */
  #unkept = 0;

  constructor(store: StoreReader, options: BoardOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** The state now. Where the judging of a few sites is under way, waits up to `patience` milliseconds for its end. */
  async read(patience = 200): Promise<BoardState> {
    await (this.#following ??= this.#follow().finally(() => (this.#following = undefined)));
    if (this.#waiting.size > 0 || this.#present !== null) {
      this.#working ??= this.#work().finally(() => (this.#working = undefined));
      this.#working.catch(() => {});
      await Promise.race([this.#working, this.#options.wait(this.#waiting.size > mostAwaited ? 0 : patience)]);
    }
    this.#state ??= this.#makeState();
    if (this.#state.revision !== this.#revision) this.#state = { ...this.#state, revision: this.#revision ?? 0 };
    return this.#state;
  }

  #makeState(): BoardState {
    this.#unseen = 0;
    const waiting = this.#present === null ? [...this.#waiting] : [this.#present, ...this.#waiting];
    return {
      edition: ++this.#edition,
      revision: this.#revision ?? 0,
      waiting,
      sites: this.#judged.size + waiting.filter((id) => !this.#judged.has(id)).length,
      list: judgeTogether([...this.#judged.values()].flat()),
    };
  }

  /** What is shown is made anew at once where nothing waits any more, and else now and then. */
  #judgedOne(): void {
    this.#unseen += 1;
    this.#unkept += 1;
    this.#present = null;
    if (this.#waiting.size === 0 || this.#unseen * editionsOfList > this.#judged.size) this.#state = undefined;
  }

  /** The state once every series is judged. */
  async readAll(): Promise<BoardState> {
    let state = await this.read();
    while (state.waiting.length > 0) {
      await this.#working;
      state = await this.read();
    }
    return state;
  }

  /** Finds the sites that have changed since the board was last followed. */
  async #follow(): Promise<void> {
    const revision = await this.#store.revision();
    if (this.#revision === null)
      this.#take(this.#options.kept && (await readBoard(this.#options.kept, this.#options.version)));
    const since = this.#revision;
    if (since === revision) return;
    const changes = since === null ? new Map() : await this.#store.changesSince(since);
    const count = (changes.get('observation') ?? 0) + (changes.get('site') ?? 0);
    if (since === null || since > revision || count > mostChanges) {
      for (const { id } of await this.#store.list('site')) this.#waiting.add(id);
    } else if (count > 0) {
      for (const id of await this.#changedSites(since)) this.#waiting.add(id);
    }
    if (since === null || count > 0) this.#state = undefined;
    this.#revision = revision;
  }

  #take(kept: KeptBoard | undefined): void {
    if (!kept) return;
    this.#revision = kept.revision;
    for (const [site, series] of kept.sites) this.#judged.set(site, series);
  }

  async #changedSites(after: number): Promise<Set<string>> {
    const added = await this.#store.history({ kind: 'site', after });
    const changed = await this.#store.history({ kind: 'observation', after });
    const sites = new Set(added.filter(({ before }) => before === null).map(({ recordId }) => recordId));
    for (const { before } of changed) if (before !== null) sites.add((before as Observation).siteId);
    const ids = [...new Set(changed.map(({ recordId }) => recordId))];
    for (let start = 0; start < ids.length; start += batch) {
      const records = await this.#store.list('observation', { ids: ids.slice(start, start + batch) });
      for (const { siteId } of records) sites.add(siteId);
    }
    return sites;
  }

  async #work(): Promise<void> {
    const { judge = async (observations) => judgeSite(observations), kept, signal, version, wait } = this.#options;
    for (const site of this.#waiting) {
      if (signal?.aborted) return;
      // Taken off before it is read: an observation that comes meanwhile puts it back.
      this.#waiting.delete(site);
      this.#present = site;
      try {
        const observations = await this.#store.list('observation', { siteId: site });
        this.#judged.set(site, await judge(observations));
      } finally {
        this.#judgedOne();
      }
      await wait(0);
    }
    if (!kept || this.#revision === null || this.#unkept * sharesUnkept < this.#judged.size) return;
    this.#unkept = 0;
    await writeBoard(kept, version, { revision: this.#revision, sites: this.#judged });
  }
}
