import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../railcars/seeded-random.ts';

/** Milliseconds of each answer, and what was no answer. */
export interface Tally {
  readonly pages: number[];
  readonly tiles: number[];
  readonly faults: Map<string, number>;
}

/** What there is to look at. */
export interface Sights {
  readonly url: string;
  readonly sites: number;
  readonly scenes: readonly string[];
}

/** A tile pyramid, as the view of a scene tells it. */
interface View {
  readonly pyramid: { readonly matrices: readonly { zoom: number; columns: number; rows: number }[] };
}

/** As many connections to one server as a browser opens over HTTP/1.1. */
const connections = 6;
const longestThinkMs = 60_000;

/**
 * One analyst with a browser: opens a page, which asks for its data and tiles as the workbench does, thinks for ten
 * seconds in the mean (exponential), and opens the next. The stream of events stays open all the time.
 */
export async function playAnalyst(sights: Sights, tally: Tally, random: SeededRandom, until: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const events = get(`${sights.url}/api/v1/events`, (response) => response.resume());
  let isOver = false;
  events.on('error', (error) => {
    if (!isOver) count(tally, `events: ${error.message}`);
  });
  const think = (): Promise<void> => sleep(Math.min(longestThinkMs, -10_000 * Math.log(1 - random.uniform())));
  // They do not all come at once.
  await sleep(10_000 * random.uniform());
  const lastTags = new Map<string, string>();
  while (performance.now() < until) {
    const choice = random.uniform();
    const site = `site-${random.whole(sights.sites - 1)}`;
    const ask = (path: string): Promise<Buffer | null> => timed(agent, sights.url, path, tally, tally.pages, lastTags);
    if (choice < 0.25) await ask('/api/v1/watch');
    else if (choice < 0.55) await ask(`/api/v1/sites/${site}`);
    else if (choice < 0.7) await ask('/api/v1/cases/bench/observations?limit=100');
    else if (choice < 0.75) await ask('/api/v1/cases/bench/history?limit=100');
    else {
      const scene = sights.scenes[random.whole(sights.scenes.length - 1)]!;
      const path = `/api/v1/scenes/${encodeURIComponent(scene)}`;
      const view = await ask(`${path}/view`);
      if (view) await lookAround(sights, agent, path, JSON.parse(view.toString()) as View, tally, random);
    }
    await think();
  }
  isOver = true;
  events.destroy();
  agent.destroy();
}

/** Tiles of a screen of 4 × 3 at some zoom, all at once. */
async function lookAround(
  { url }: Sights,
  agent: Agent,
  path: string,
  { pyramid }: View,
  tally: Tally,
  random: SeededRandom,
): Promise<void> {
  const { columns, rows, zoom } = pyramid.matrices[random.whole(pyramid.matrices.length - 1)]!;
  const [left, top] = [random.whole(Math.max(0, columns - 4)), random.whole(Math.max(0, rows - 3))];
  const tiles: Promise<unknown>[] = [];
  for (let row = top; row < Math.min(rows, top + 3); row++)
    for (let column = left; column < Math.min(columns, left + 4); column++)
      tiles.push(timed(agent, url, `${path}/tiles/native/${zoom}/${row}/${column}`, tally, tally.tiles));
  await Promise.all(tiles);
}

/** A browser asks again for what it has with the tag it came with. */
async function timed(
  agent: Agent,
  url: string,
  path: string,
  tally: Tally,
  times: number[],
  tags?: Map<string, string>,
): Promise<Buffer | null> {
  const started = performance.now();
  const tag = tags?.get(path);
  try {
    const { body, etag, status } = await request(agent, url + path, tag);
    times.push(performance.now() - started);
    if (etag !== undefined) tags?.set(path, etag);
    if (status === 200) return body;
    if (status !== 304) count(tally, `${status} ${path.replace(/\d+/g, 'N')}`);
  } catch (error) {
    count(tally, `${(error as Error).message} ${path.replace(/\d+/g, 'N')}`);
  }
  return null;
}

function request(
  agent: Agent,
  address: string,
  tag: string | undefined,
): Promise<{ status: number; body: Buffer; etag: string | undefined }> {
  const headers = tag === undefined ? {} : { 'if-none-match': tag };
  return new Promise((resolve, reject) => {
    const asking = get(address, { agent, headers, timeout: 30_000 }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces), etag: response.headers.etag }),
      );
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer in 30 s')));
    asking.on('error', reject);
  });
}

function count({ faults }: Tally, what: string): void {
  faults.set(what, (faults.get(what) ?? 0) + 1);
}
