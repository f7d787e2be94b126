import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../railcars/seeded-random.ts';
import { type Asking, request } from './request.ts';
import type { Tally } from './tally.ts';

/** What there is to look at. */
export interface Sights {
  readonly url: string;
  readonly sites: number;
  readonly scenes: readonly string[];
  /** Seconds between two pages in the mean. */
  readonly think: number;
}

/** A tile pyramid, as the view of a scene tells it. */
interface View {
  readonly pyramid: { readonly matrices: readonly { zoom: number; columns: number; rows: number }[] };
}

/** As many connections to one server as a browser opens over HTTP/1.1. */
const connections = 6;
/** Of the mean. */
const longestThink = 6;

/**
 * One analyst with a browser: opens a page, which asks for its data and tiles as the workbench does, thinks for a while
 * (exponential), and opens the next. The stream of events stays open all the time.
 */
export async function playAnalyst(sights: Sights, tally: Tally, random: SeededRandom, until: number): Promise<void> {
  const analyst = new Analyst(sights, tally, random);
  const events = get(`${sights.url}/api/v1/events`, (response) => response.resume());
  let isOver = false;
  events.on('error', (error) => {
    if (!isOver) tally.fault(`events: ${error.message}`);
  });
  const think = (): Promise<void> =>
    sleep(1000 * sights.think * Math.min(longestThink, -Math.log(1 - random.uniform())));
  // They do not all come at once.
  await sleep(1000 * sights.think * random.uniform());
  while (performance.now() < until) {
    await analyst.openPage();
    await think();
  }
  isOver = true;
  events.destroy();
  analyst.close();
}

class Analyst {
  readonly #sights: Sights;
  readonly #tally: Tally;
  readonly #random: SeededRandom;
  readonly #asking: Asking;
  /** A browser asks again for what it has with the tag it came with. */
  readonly #tags = new Map<string, string>();
  readonly #views = new Map<string, View>();

  constructor(sights: Sights, tally: Tally, random: SeededRandom) {
    this.#sights = sights;
    this.#tally = tally;
    this.#random = random;
    this.#asking = { url: sights.url, agent: new Agent({ keepAlive: true, maxSockets: connections }) };
  }

  async openPage(): Promise<void> {
    const choice = this.#random.uniform();
    const site = `site-${this.#random.whole(this.#sights.sites - 1)}`;
    if (choice < 0.25) await this.#ask('watch', '/api/v1/watch');
    else if (choice < 0.55) await this.#ask('site', `/api/v1/sites/${site}`);
    else if (choice < 0.7) await this.#ask('observations', '/api/v1/cases/bench/observations?limit=100');
    else if (choice < 0.75) await this.#ask('history', '/api/v1/cases/bench/history?limit=100');
    else await this.#lookAtScene();
  }

  close(): void {
    this.#asking.agent.destroy();
  }

  async #lookAtScene(): Promise<void> {
    const { scenes } = this.#sights;
    const path = `/api/v1/scenes/${encodeURIComponent(scenes[this.#random.whole(scenes.length - 1)]!)}`;
    const body = await this.#ask('view of a scene', `${path}/view`);
    if (body) this.#views.set(path, JSON.parse(body.toString()) as View);
    const view = this.#views.get(path);
    if (view) await this.#lookAround(path, view);
  }

  /** Tiles of a screen of 4 × 3 at some zoom, all at once. */
  async #lookAround(path: string, { pyramid }: View): Promise<void> {
    const { columns, rows, zoom } = pyramid.matrices[this.#random.whole(pyramid.matrices.length - 1)]!;
    const [left, top] = [this.#random.whole(Math.max(0, columns - 4)), this.#random.whole(Math.max(0, rows - 3))];
    const tiles: Promise<unknown>[] = [];
    for (let row = top; row < Math.min(rows, top + 3); row++)
      for (let column = left; column < Math.min(columns, left + 4); column++)
        tiles.push(this.#ask('tile', `${path}/tiles/native/${zoom}/${row}/${column}`));
    await Promise.all(tiles);
  }

  /** The body that came; null where there is none, or where the browser has it already. */
  async #ask(what: string, path: string): Promise<Buffer | null> {
    const started = performance.now();
    // Every tile is asked for as by a browser that has never seen it.
    const tag = what === 'tile' ? undefined : this.#tags.get(path);
    try {
      const known = tag === undefined ? {} : { 'if-none-match': tag };
      const { body, headers, status } = await request(this.#asking, path, known);
      this.#tally.add(what, performance.now() - started);
      if (headers.etag !== undefined) this.#tags.set(path, headers.etag);
      if (status === 200) return body;
      if (status !== 304) this.#tally.fault(`${status} ${path.replace(/\d+/g, 'N')}`);
    } catch (error) {
      this.#tally.fault(`${(error as Error).message} ${path.replace(/\d+/g, 'N')}`);
    }
    return null;
  }
}
