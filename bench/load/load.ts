import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from '../measure.ts';
import { seededRandom } from '../railcars/seeded-random.ts';
import type { Place } from '../workbench/open-store.ts';
import { makeWorkspace } from '../workbench/make-workspace.ts';
import { startServer } from '../workbench/start-server.ts';
import { addImages } from './add-images.ts';
import { Analyst } from './analyst.ts';
import { type Asking, request } from './request.ts';
import { startLoadDatabase } from './load-database.ts';
import { followServer } from './follow-server.ts';
import { openSessions } from './open-sessions.ts';
import { Tally } from './tally.ts';

const seed = 11;

/** How many look for how long at how much. */
export interface LoadPlan {
  readonly minutes: number;
  readonly sessions: number;
  /** Seconds between two pages of one session, in the mean. */
  readonly think: number;
  readonly sites: number;
  /** Of each site. */
  readonly observations: number;
  /** Of the pages of sites, the share that ends with a verdict, 0..1: a sixth of 30 % of 20 pages a second is one a second. */
  readonly verdicts: number;
}

/** What is asked for. */
export interface LoadLimits {
  /** Milliseconds for 95 of 100. */
  readonly data: number;
  readonly tiles: number;
  /** Memory of the last third over that of the second. */
  readonly growth: number;
}

const whole: LoadPlan = { minutes: 3, sessions: 200, think: 10, sites: 10_000, observations: 100, verdicts: 1 / 6 };
/** As many pages a second over a smaller workspace, which is made in seconds. */
export const shortLoad: LoadPlan = { ...whole, minutes: 1, sites: 2000, observations: 10 };
/** Of issue 8. */
export const askedFor: LoadLimits = { data: 150, tiles: 60, growth: 1.2 };

/**
 * Many analysts at once over a large workspace: `npm run load`, three minutes of 200 sessions over 10,000 sites with a million
 * observations; `--short` for a minute over a small one, `--postgres` over a PostgreSQL of its own or that of SIGHTLINE_DATABASE,
 * SIGHTLINE_LOAD_MINUTES=60 for an hour. SIGHTLINE_LOAD_SESSIONS and SIGHTLINE_BENCH_SITES
 * make it smaller, SIGHTLINE_LOAD_WORKSPACE names a folder where the workspace is made once and found again. The clients run
 * beside the server on the same machine, and the load of the machine is told: other work on it counts. SIGHTLINE_LOAD_VERDICTS=0 lets
 * them only look.
 */
export async function benchLoad(): Promise<Measurement[]> {
  const usual = process.argv.includes('--short') ? shortLoad : whole;
  const read = (name: string, value: number): number => Number(process.env[`SIGHTLINE_${name}`] ?? value);
  const plan: LoadPlan = {
    ...usual,
    minutes: read('LOAD_MINUTES', usual.minutes),
    sessions: read('LOAD_SESSIONS', usual.sessions),
    sites: read('BENCH_SITES', usual.sites),
    verdicts: read('LOAD_VERDICTS', usual.verdicts),
  };
  const kept = process.env['SIGHTLINE_LOAD_WORKSPACE'];
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'sightline-bench-load-'));
  const database = process.argv.includes('--postgres') ? await startLoadDatabase() : null;
  try {
    return await loadServer(plan, { folder, database: database?.connectionString }, () => askedFor);
  } finally {
    await database?.stop();
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Makes the workspace in the folder, or takes the one that an earlier run made there; serves it, and lets the analysts look.
 * `limitsOf` is told how many times as long as on a machine at rest the same work took meanwhile.
 */
export async function loadServer(
  plan: LoadPlan,
  place: Place,
  limitsOf: (slowness: number) => LoadLimits,
): Promise<Measurement[]> {
  const scenes = await prepare(plan, place);
  const cookies = await openSessions(place, plan.sessions);
  const before = loadavg()[0]!;
  const { child, url } = await startServer(place);
  try {
    const asking = { url, agent: new Agent({ keepAlive: true }), cookie: cookies[0]! };
    await untilJudged(asking, plan.sites);
    const tally = new Tally();
    const until = performance.now() + plan.minutes * 60_000;
    const sights = { ...plan, url, scenes };
    const finish = followServer(child.pid!, asking);
    const work = cookies.map((cookie, index) =>
      new Analyst(sights, cookie, tally, seededRandom(seed * 1000 + index)).work(until),
    );
    await Promise.all(work);
    const followed = finish();
    const limits = limitsOf(followed.slowness);
    const detail = `${place.database === undefined ? 'SQLite' : 'PostgreSQL'}, ${plan.sessions} sessions, ${plan.minutes} min, ${plan.sites} sites, ${plan.sites * plan.observations} observations, seed ${seed}; load before ${before.toFixed(1)}, after ${loadavg()[0]!.toFixed(1)}`;
    return [...tally.summarise(limits, detail), ...followed.measure(limits.growth, tally.pages)];
  } finally {
    await endServer(child);
  }
}

/** As systemd does. Throws where it does not end well. */
async function endServer(child: ChildProcess): Promise<void> {
  const isEnded = child.exitCode !== null || child.signalCode !== null;
  if (!isEnded) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  if (child.exitCode !== 0) throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}`);
}

/** Ids of the scenes that have pixels. */
async function prepare({ observations, sites }: LoadPlan, place: Place): Promise<readonly string[]> {
  const list = join(place.folder, 'scenes.json');
  if (existsSync(list)) return JSON.parse(readFileSync(list, 'utf8')) as string[];
  mkdirSync(place.folder, { recursive: true });
  await makeWorkspace(place, { sites, scenes: 10, observations }, seed);
  const scenes = await addImages(place);
  writeFileSync(list, JSON.stringify(scenes));
  return scenes;
}

/** A server that has been running: the watch list is judged. Analysts who come while it is get a list that grows. */
async function untilJudged(asking: Asking, sites: number): Promise<void> {
  const started = performance.now();
  for (let isJudged = false; !isJudged;) {
    const answer = await request(asking, '/api/v1/watch');
    isJudged = (answer.json() as { readonly waiting: number }).waiting === 0;
    await new Promise((go) => setTimeout(go, 1000));
    if (performance.now() - started > 600_000) throw new Error('the watch list is not judged after ten minutes');
  }
  console.log(`watch list of ${sites} sites at rest after ${Math.round((performance.now() - started) / 1000)} s`);
}
