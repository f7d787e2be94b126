import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from '../measure.ts';
import { seededRandom } from '../railcars/seeded-random.ts';
import { makeWorkspace } from '../workbench/make-workspace.ts';
import { startServer } from '../workbench/start-server.ts';
import { addImages } from './add-images.ts';
import { playAnalyst } from './analyst.ts';
import { followServer } from './follow-server.ts';
import { Tally } from './tally.ts';

const seed = 11;

/** How many look for how long at how much. */
export interface LoadPlan {
  readonly minutes: number;
  readonly sessions: number;
  /** Seconds between two pages of one session, in the mean. */
  readonly think: number;
  readonly sites: number;
}

const whole: LoadPlan = { minutes: 3, sessions: 200, think: 10, sites: 10_000 };
/** As many pages a second over a tenth of the workspace, which is made in seconds. */
const short: LoadPlan = { minutes: 1, sessions: 200, think: 10, sites: 1000 };

/**
 * Many analysts at once over a large workspace: `npm run load`, three minutes of 200 sessions over 10,000 sites with a million
 * observations; `--short` for a minute over a tenth of it, SIGHTLINE_LOAD_MINUTES=60 for an hour. SIGHTLINE_LOAD_SESSIONS and SIGHTLINE_BENCH_SITES
 * make it smaller, SIGHTLINE_LOAD_WORKSPACE names a folder where the workspace is made once and found again. The clients run
 * beside the server on the same machine, and the load of the machine is told: other work on it counts.
 */
export async function benchLoad(): Promise<Measurement[]> {
  const usual = process.argv.includes('--short') ? short : whole;
  const read = (name: string, value: number): number => Number(process.env[`SIGHTLINE_${name}`] ?? value);
  const plan: LoadPlan = {
    ...usual,
    minutes: read('LOAD_MINUTES', usual.minutes),
    sessions: read('LOAD_SESSIONS', usual.sessions),
    sites: read('BENCH_SITES', usual.sites),
  };
  const kept = process.env['SIGHTLINE_LOAD_WORKSPACE'];
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'sightline-bench-load-'));
  try {
    return await loadServer(plan, folder);
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the workspace in the folder, or takes the one that an earlier run made there; serves it, and lets the analysts look. */
export async function loadServer(plan: LoadPlan, folder: string): Promise<Measurement[]> {
  const scenes = await prepare(plan, folder);
  const before = loadavg()[0]!;
  const { child, url } = await startServer(folder);
  try {
    await untilJudged(url, plan.sites);
    const tally = new Tally();
    const until = performance.now() + plan.minutes * 60_000;
    const sights = { url, sites: plan.sites, scenes, think: plan.think };
    const finish = followServer(child.pid!, { url, agent: new Agent({ keepAlive: true }) });
    const analysts = Array.from({ length: plan.sessions }, (_, index) =>
      playAnalyst(sights, tally, seededRandom(seed * 1000 + index), until),
    );
    await Promise.all(analysts);
    const followed = finish();
    const detail = `${plan.sessions} sessions, ${plan.minutes} min, ${plan.sites} sites, ${plan.sites * 100} observations, seed ${seed}; load before ${before.toFixed(1)}, after ${loadavg()[0]!.toFixed(1)}`;
    return [...tally.summarise({ data: 150, tiles: 60 }, detail), ...followed];
  } finally {
    child.kill();
  }
}

/** Ids of the scenes that have pixels. */
async function prepare({ sites }: LoadPlan, folder: string): Promise<readonly string[]> {
  const list = join(folder, 'scenes.json');
  if (existsSync(list)) return JSON.parse(readFileSync(list, 'utf8')) as string[];
  mkdirSync(folder, { recursive: true });
  await makeWorkspace(folder, { sites, scenes: 10, observations: 100 }, seed);
  const scenes = await addImages(folder);
  writeFileSync(list, JSON.stringify(scenes));
  return scenes;
}

/** A server that has been running: the watch list is judged. Analysts who come while it is get a list that grows. */
async function untilJudged(url: string, sites: number): Promise<void> {
  const started = performance.now();
  await fetch(`${url}/api/v1/sites/site-0`).then((response) => response.arrayBuffer());
  for (let isJudged = false; !isJudged;) {
    const answer = (await (await fetch(`${url}/api/v1/watch`)).json()) as { readonly waiting: number };
    isJudged = answer.waiting === 0;
    await new Promise((go) => setTimeout(go, 1000));
    if (performance.now() - started > 600_000) throw new Error('the watch list is not judged after ten minutes');
  }
  console.log(`watch list of ${sites} sites at rest after ${Math.round((performance.now() - started) / 1000)} s`);
}
