import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { assessSite, createJobHandlers, runJobs } from '#app';
import { createImages } from '#sources';
import { openSqliteStore } from '#storage';
import { systemClock } from '../../src/cli/system-clock.ts';
import type { Measurement } from '../measure.ts';
import { makeYard } from './make-yard.ts';

/** Jobs of one run. */
const jobs = Number(process.env['SIGHTLINE_COST_JOBS'] ?? 24);

/**
 * What a count and a judgement cost in processor time, which other work on the machine changes little, and how much faster
 * two workers are than one, by the clock, which it does: the load is told beside.
 */
export async function benchCost(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-cost-'));
  try {
    const pixels = await makeYard(join(folder, 'own'), jobs);
    // The images are drawn once; the jobs are planned in three workspaces.
    for (const name of ['1', '2'])
      cpSync(join(folder, 'own', '.sightline'), join(folder, name, '.sightline'), { recursive: true });
    const cost = await countInProcess(join(folder, 'own'), pixels);
    const rates: number[] = [];
    for (const workers of [1, 2]) rates.push(await workWith(join(folder, String(workers)), workers));
    const [one = 0, two = 0] = rates;
    const detail = `${one.toFixed(2)} jobs/s, then ${two.toFixed(2)}; load ${loadavg()[0]!.toFixed(1)}`;
    return [
      ...cost,
      {
        name: 'two workers over one',
        value: two / one,
        unit: 'times',
        limit: { kind: 'at least', value: 1.8 },
        detail,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor seconds of a count with all that belongs to it, the first ones, which compile, left out. */
async function countInProcess(folder: string, pixels: number): Promise<Measurement[]> {
  const path = join(folder, '.sightline', 'sightline.db');
  const store = await openSqliteStore(path);
  const messengers = { send: (): Promise<void> => Promise.reject(new Error('nobody is told')) };
  const handlers = createJobHandlers({ images: createImages(), messengers, clock: systemClock });
  const marks: number[] = [];
  const mark = (): void => {
    const { system, user } = process.cpuUsage();
    marks.push((user + system) / 1e6);
  };
  await runJobs(store, handlers, {
    worker: 'bench',
    context: { actor: { kind: 'machine', name: 'bench' }, reason: 'work' },
    clock: systemClock,
    chance: Math.random,
    signal: new AbortController().signal,
    untilIdle: true,
    onEnd: mark,
  });
  const warm = Math.floor(marks.length / 4);
  const perScene = (marks.at(-1)! - marks[warm]!) / (marks.length - 1 - warm);
  const before = process.cpuUsage();
  for (let time = 0; time < 20; time++)
    await assessSite(store, { site: 'yard', objectClass: 'railcar', at: '2023-01-20' as never });
  const spent = process.cpuUsage(before);
  await store.close();
  const detail = `4 tracks of 400 m, ${(pixels / 1e6).toFixed(1)} megapixels of 0.5 m, ${marks.length - 1 - warm} scenes`;
  return [
    { name: 'a count, processor time', value: perScene, unit: 's', limit: null, detail },
    { name: 'a judgement', value: (spent.user + spent.system) / 2e4, unit: 'ms', limit: null, detail: `${jobs} looks` },
    { name: 'database, a scene with its count', value: statSync(path).size / jobs / 1024, unit: 'KiB', limit: null },
  ];
}

/** Jobs a second from the first that was begun to the last that was done, so that starting processes does not count. */
async function workWith(folder: string, workers: number): Promise<number> {
  const args = ['--conditions=source', 'src/cli/main.ts', 'work', '--until-idle', '--workspace', folder];
  const running = Array.from({ length: workers }, () => spawn(process.execPath, args, { stdio: 'ignore' }));
  const ended = (await Promise.all(running.map((one) => once(one, 'exit')))) as [number | null][];
  if (ended.some(([code]) => code !== 0)) throw new Error(`a worker ended with ${JSON.stringify(ended)}`);
  const store = await openSqliteStore(join(folder, '.sightline', 'sightline.db'));
  const events = (
    await Promise.all((await store.jobs.list({ limit: 10_000 })).map(({ id }) => store.jobs.events(id)))
  ).flat();
  const done = await store.jobs.count({ status: ['done'] });
  await store.close();
  if (done !== jobs) throw new Error(`expected ${jobs} jobs done, found ${done}`);
  const begun = events.filter(({ status }) => status === 'running').map(({ at }) => Date.parse(at));
  const finished = events.filter(({ status }) => status === 'done').map(({ at }) => Date.parse(at));
  return jobs / ((Math.max(...finished) - Math.min(...begun)) / 1000);
}
