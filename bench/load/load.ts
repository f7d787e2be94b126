import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from '../measure.ts';
import { seededRandom } from '../railcars/seeded-random.ts';
import { makeWorkspace } from '../workbench/make-workspace.ts';
import { startServer } from '../workbench/start-server.ts';
import { addImages } from './add-images.ts';
import { type Tally, playAnalyst } from './analyst.ts';

const seed = 11;

/**
 * Many analysts at once over a large workspace: `npm run load`, three minutes of 200 sessions over 10,000 sites with a million
 * observations. SIGHTLINE_LOAD_MINUTES=60 is the long form, SIGHTLINE_LOAD_SESSIONS and SIGHTLINE_BENCH_SITES make it smaller.
 * The clients run beside the server on the same machine, and the load of the machine is told: other work on it counts.
 */
export async function benchLoad(): Promise<Measurement[]> {
  const minutes = Number(process.env['SIGHTLINE_LOAD_MINUTES'] ?? 3);
  const sessions = Number(process.env['SIGHTLINE_LOAD_SESSIONS'] ?? 200);
  const sites = Number(process.env['SIGHTLINE_BENCH_SITES'] ?? 10_000);
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-load-'));
  try {
    await makeWorkspace(folder, { sites, scenes: 10, observations: 100 }, seed);
    const scenes = await addImages(folder);
    const before = loadavg()[0]!;
    const { child, url } = await startServer(folder);
    try {
      await untilJudged(url, sites);
      const tally: Tally = { pages: [], tiles: [], faults: new Map() };
      const until = performance.now() + minutes * 60_000;
      const memory: number[] = [];
      const watching = setInterval(() => memory.push(residentMebibytes(child.pid!)), 1000);
      await Promise.all(
        Array.from({ length: sessions }, (_, index) =>
          playAnalyst({ url, sites, scenes }, tally, seededRandom(seed * 1000 + index), until),
        ),
      );
      clearInterval(watching);
      for (const [what, times] of tally.faults) console.log(`  ${times} × ${what}`);
      const detail = `${sessions} sessions, ${minutes} min, ${sites} sites, ${sites * 100} observations, seed ${seed}; load before ${before.toFixed(1)}, after ${loadavg()[0]!.toFixed(1)}`;
      return [...summarise(tally, detail), ...summariseMemory(memory)];
    } finally {
      child.kill();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server that has been running: the watch list is judged. Analysts who come while it is get a list that grows. */
async function untilJudged(url: string, sites: number): Promise<void> {
  const started = performance.now();
  await fetch(`${url}/api/v1/sites/site-0`).then((response) => response.arrayBuffer());
  for (let same = 0, before = ''; same < 3;) {
    const answer = await fetch(`${url}/api/v1/watch`);
    const text = answer.headers.get('etag') ?? (await answer.text());
    same = text === before ? same + 1 : 0;
    before = text;
    await new Promise((go) => setTimeout(go, 1000));
    if (performance.now() - started > 300_000) throw new Error('the watch list is not judged after five minutes');
  }
  console.log(`watch list of ${sites} sites at rest after ${Math.round((performance.now() - started) / 1000)} s`);
}

function summarise({ faults, pages, tiles }: Tally, detail: string): Measurement[] {
  const lost = [...faults.values()].reduce((sum, one) => sum + one, 0);
  return [
    {
      name: `data of pages, 95 % of ${pages.length}`,
      value: quantile(pages, 0.95),
      unit: 'ms',
      limit: { kind: 'at most', value: 150 },
      detail,
    },
    { name: `data of pages, half of them`, value: quantile(pages, 0.5), unit: 'ms', limit: null },
    {
      name: `tiles, 95 % of ${tiles.length}`,
      value: quantile(tiles, 0.95),
      unit: 'ms',
      limit: { kind: 'at most', value: 60 },
    },
    { name: `tiles, half of them`, value: quantile(tiles, 0.5), unit: 'ms', limit: null },
    { name: 'requests without a good answer', value: lost, unit: 'requests', limit: { kind: 'at most', value: 0 } },
  ];
}

/** After the first third, when caches are full, the server should not grow by more than a fifth. */
function summariseMemory(memory: readonly number[]): Measurement[] {
  const third = Math.max(1, Math.floor(memory.length / 3));
  const [middle, last] = [Math.max(...memory.slice(third, 2 * third)), Math.max(...memory.slice(2 * third))];
  return [
    { name: 'memory of the server at most', value: Math.max(...memory), unit: 'MiB', limit: null },
    {
      name: 'memory of the server, last third over second third',
      value: last / middle,
      unit: 'times',
      limit: { kind: 'at most', value: 1.2 },
      detail: `${Math.round(middle)} MiB, then ${Math.round(last)} MiB`,
    },
  ];
}

/** `VmRSS` of Linux. */
function residentMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
