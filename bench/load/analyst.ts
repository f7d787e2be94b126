import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SiteAnswer, recordEtag } from '#api';
import type { RecordKind } from '#core';
import type { SeededRandom } from '../railcars/seeded-random.ts';
import { type Answered, type Asking, request } from './request.ts';
import type { Tally } from './tally.ts';

/** What there is to look at, and how. */
export interface Sights {
  readonly url: string;
  readonly sites: number;
  readonly scenes: readonly string[];
  /** Seconds between two pages in the mean. */
  readonly think: number;
  /** Of the pages of sites, the share that ends with a verdict on a look, 0..1. */
  readonly verdicts: number;
}

/** A tile pyramid, as the view of a scene tells it. */
interface View {
  readonly pyramid: { readonly matrices: readonly { zoom: number; columns: number; rows: number }[] };
}

/** What a page shows, and which changes it is read again for. */
interface OpenPage {
  readonly what: string;
  readonly path: string;
  readonly of: readonly RecordKind[];
}

/** As many connections to one server as a browser opens over HTTP/1.1. */
const connections = 6;
/** Of the mean. */
const longestThink = 6;
/** Milliseconds between two readings of a page that is open while others change things, as `useChanges` of the workbench has it. */
const [shortestRest, longestRest] = [1000, 8000];

/**
 * One analyst with a browser: opens a page, which asks for its data and tiles as the workbench does, thinks for a while
 * (exponential), now and then decides on a look, and opens the next. The stream of events stays open all the time, and the
 * page in sight is read again when it tells of a change.
 */
export class Analyst {
  readonly #sights: Sights;
  readonly #tally: Tally;
  readonly #random: SeededRandom;
  readonly #asking: Asking;
  /** A browser asks again for what it has with the tag it came with. */
  readonly #tags = new Map<string, string>();
  readonly #views = new Map<string, View>();
  #page: OpenPage | null = null;
  #isOver = false;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #isChanged = false;

  constructor(sights: Sights, cookie: string, tally: Tally, random: SeededRandom) {
    this.#sights = sights;
    this.#tally = tally;
    this.#random = random;
    this.#asking = { url: sights.url, cookie, agent: new Agent({ keepAlive: true, maxSockets: connections }) };
  }

  /** `until`: of `performance.now()`. */
  async work(until: number): Promise<void> {
    const stop = this.#listen();
    const { think } = this.#sights;
    // They do not all come at once.
    await sleep(1000 * think * this.#random.uniform());
    while (performance.now() < until) {
      await this.#openPage();
      await sleep(1000 * think * Math.min(longestThink, -Math.log(1 - this.#random.uniform())));
    }
    this.#isOver = true;
    stop();
    clearTimeout(this.#resting);
    this.#asking.agent.destroy();
  }

  #listen(): () => void {
    const { cookie, url } = this.#asking;
    const events = get(`${url}/api/v1/events`, { headers: { Cookie: cookie } }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        for (const [, data] of text.matchAll(/^event: change\nid: \d+\ndata: (.*)$/gm))
          this.#hear(Object.keys((JSON.parse(data!) as { readonly kinds: object }).kinds));
      });
      response.on('close', () => {
        if (!this.#isOver) this.#tally.fault('events: ended');
      });
    });
    events.on('error', (error) => {
      if (!this.#isOver) this.#tally.fault(`events: ${error.message}`);
    });
    return () => void events.destroy();
  }

  #hear(kinds: readonly string[]): void {
    if (!this.#page?.of.some((kind) => kinds.includes(kind))) return;
    if (this.#resting === undefined) this.#renew(this.#page, shortestRest);
    else this.#isChanged = true;
  }

  #renew(page: OpenPage, rest: number): void {
    this.#isChanged = false;
    void this.#ask(page.what, page.path);
    this.#resting = setTimeout(
      () => {
        this.#resting = undefined;
        if (this.#isChanged) this.#renew(page, Math.min(longestRest, 2 * rest));
      },
      rest * (1 + this.#random.uniform() / 2),
    );
  }

  async #openPage(): Promise<void> {
    const choice = this.#random.uniform();
    if (choice < 0.25)
      await this.#read({ what: 'watch', path: '/api/v1/watch', of: ['site', 'observation', 'scene', 'alert'] });
    else if (choice < 0.55) await this.#lookAtSite();
    else if (choice < 0.7)
      await this.#read({ what: 'observations', path: '/api/v1/cases/bench/observations?limit=100', of: [] });
    else if (choice < 0.75)
      await this.#read({ what: 'history', path: '/api/v1/cases/bench/history?limit=100', of: [] });
    else await this.#lookAtScene();
  }

  #read(page: OpenPage): Promise<Answered | null> {
    this.#page = page;
    clearTimeout(this.#resting);
    this.#resting = undefined;
    return this.#ask(page.what, page.path);
  }

  async #lookAtSite(): Promise<void> {
    const path = `/api/v1/sites/site-${this.#random.whole(this.#sights.sites - 1)}`;
    const answer = await this.#read({ what: 'site', path, of: ['site', 'zone', 'observation', 'scene', 'marking'] });
    if (answer === null || this.#random.uniform() >= this.#sights.verdicts) return;
    const { observations } = answer.json() as SiteAnswer;
    const look = observations[this.#random.whole(observations.length - 1)]!;
    const verdict = look.review === 'accepted' ? 'rejected' : 'accepted';
    await sleep(1000 * this.#random.uniform());
    await this.#send('verdict', `/api/v1/observations/${look.id}/verdict`, recordEtag(look), { verdict, by: 'A' });
  }

  async #lookAtScene(): Promise<void> {
    const { scenes } = this.#sights;
    const path = `/api/v1/scenes/${encodeURIComponent(scenes[this.#random.whole(scenes.length - 1)]!)}`;
    const answer = await this.#read({ what: 'view of a scene', path: `${path}/view`, of: [] });
    if (answer) this.#views.set(path, answer.json() as View);
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

  /** The answer that came; null where there is none, or where the browser has it already. */
  #ask(what: string, path: string): Promise<Answered | null> {
    // Every tile is asked for as by a browser that has never seen it.
    const tag = what === 'tile' ? undefined : this.#tags.get(path);
    return this.#timed(what, path, tag === undefined ? {} : { 'If-None-Match': tag });
  }

  async #send(what: string, path: string, tag: string, sent: object): Promise<void> {
    await this.#timed(what, path, { 'If-Match': tag }, sent);
  }

  async #timed(
    what: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    sent?: object,
  ): Promise<Answered | null> {
    const started = performance.now();
    try {
      const answer = await request(this.#asking, path, headers, sent);
      if (!this.#isOver) this.#tally.add(what, performance.now() - started);
      if (answer.headers.etag !== undefined && sent === undefined) this.#tags.set(path, answer.headers.etag);
      if (answer.status === 200) return answer;
      if (answer.status !== 304) this.#tally.fault(`${answer.status} ${path.replace(/\d+/g, 'N')}`);
    } catch (error) {
      if (!this.#isOver) this.#tally.fault(`${(error as Error).message} ${path.replace(/\d+/g, 'N')}`);
    }
    return null;
  }
}
