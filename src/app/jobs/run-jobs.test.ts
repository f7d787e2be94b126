import { describe, expect, it } from 'vitest';
import { AppError } from '#core';
import { FakeClock } from '../../../test/watch/fake-clock.ts';
import type { Store } from '../ports/store.ts';
import { type JobEnd, type JobHandlers, runJobs } from './run-jobs.ts';
import type { Job } from './job.ts';

class Fault extends AppError<'unreachable' | 'corrupt-database'> {}
const gone = (): never => {
  throw new Fault('unreachable', 'the database went away');
};

const job: Job = {
  id: 'count/1',
  kind: 'count',
  input: {},
  notBefore: '2023-10-05T00:00:00Z',
  queue: null,
  status: 'running',
  attempts: 1,
  progress: 0,
  reason: null,
  worker: 'w',
  plannedAt: '2023-10-05T00:00:00Z',
  endedAt: null,
};

/** A store of which only the jobs are asked. */
function storeOf(jobs: Partial<Record<keyof Store['jobs'], (...args: never[]) => unknown>>): Store {
  return { jobs } as unknown as Store;
}

async function work(store: Store, untilIdle: boolean, count: JobHandlers['count'] = gone): Promise<JobEnd[]> {
  const ends: JobEnd[] = [];
  const stop = new AbortController();
  const handlers = { count } as unknown as JobHandlers;
  await runJobs(store, handlers, {
    worker: 'w',
    context: { actor: { kind: 'machine', name: 'w' }, reason: 'work' },
    clock: new FakeClock('2023-10-05T00:00:00Z'),
    chance: () => 0.5,
    signal: stop.signal,
    untilIdle,
    onEnd: (end) => {
      ends.push(end);
      stop.abort();
    },
  });
  return ends;
}

describe('a worker whose store goes away', () => {
  it('waits for it, and does what is due when it is back', async () => {
    let asked = 0;
    const take = (): unknown => (asked++ < 20 ? gone() : { job, claim: { id: job.id, worker: 'w', attempt: 1 } });
    const ends = await work(storeOf({ take, putBack: async () => {} }), false);
    expect(ends).toMatchObject([{ outcome: 'again', reason: 'the database went away' }]);
    expect(asked).toBe(21);
  });

  it('gives up after a while when it is to end by itself, and at once for what will not pass', async () => {
    let asked = 0;
    await expect(work(storeOf({ take: () => (asked++, gone()) }), true)).rejects.toThrow('the database went away');
    expect(asked).toBe(7);
    const damaged = storeOf({
      take: () => {
        throw new Fault('corrupt-database', 'damaged');
      },
    });
    await expect(work(damaged, false)).rejects.toThrow('damaged');
  });

  it('leaves a job to its lease when it cannot even say that it failed', async () => {
    const take = (): unknown => ({ job, claim: { id: job.id, worker: 'w', attempt: 1 } });
    expect(await work(storeOf({ take, putBack: gone }), false)).toMatchObject([{ outcome: 'lost' }]);
  });
});
