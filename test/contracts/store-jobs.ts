import { describe, expect, it } from 'vitest';
import type { NewJob } from '#app';
import { type ContractWorld, analyst } from './contract-world.ts';
import { sampleSite } from './sample-records.ts';

const work = (id: string, notBefore: string | null = null): NewJob => ({
  id,
  kind: 'count',
  input: { sceneId: id, note: 'naïve \u0001 “quotes”' },
  notBefore,
  queue: null,
});
const lease = { leaseMs: 60_000, mostAttempts: 3 };

/** A clock that a test sets. */
function createClock(start: string): { now: () => Date; set: (to: string) => void } {
  let at = new Date(start);
  return { now: () => at, set: (to) => (at = new Date(to)) };
}

/** What the port `Jobs` promises, and what a job promises together with records. */
export function describeJobs(world: ContractWorld): void {
  describe('jobs', () => {
    it('are planned once by their id, handed out in order of time, and done', async () => {
      const { jobs } = world.store;
      expect(await jobs.plan([work('a'), work('b', '2001-01-01T00:00:00Z'), work('a')])).toEqual({
        planned: 2,
        known: 1,
      });
      expect(await jobs.plan([work('a')])).toEqual({ planned: 0, known: 1 });
      const taken = await jobs.take({ worker: 'w1', ...lease });
      expect(taken).toMatchObject({
        job: { id: 'b', status: 'running', attempts: 1, input: work('b').input },
        claim: { id: 'b', worker: 'w1', attempt: 1 },
      });
      await jobs.finish(taken!.claim);
      expect(await jobs.get('b')).toMatchObject({ status: 'done', progress: 1, reason: null });
      expect((await jobs.events('b')).map(({ number, status }) => [number, status])).toEqual([
        [1, 'planned'],
        [2, 'running'],
        [3, 'done'],
      ]);
      expect(await jobs.plan([work('b')])).toEqual({ planned: 0, known: 1 });
      expect(await jobs.count({ status: ['planned'] })).toBe(1);
    });

    it('are not handed out before their time, nor to two workers', async () => {
      const clock = createClock('2024-01-01T00:00:00Z');
      const { jobs } = await world.open({ now: clock.now });
      await jobs.plan([work('later', '2024-01-02T00:00:00Z'), work('now')]);
      const takes = await Promise.all(['w1', 'w2', 'w3'].map((worker) => jobs.take({ worker, ...lease })));
      expect(takes.filter((one) => one !== null).map(({ job }) => job.id)).toEqual(['now']);
      clock.set('2024-01-02T00:00:00Z');
      expect((await jobs.take({ worker: 'w2', kinds: ['extract'], ...lease }))?.job).toBeUndefined();
    });

    it('of a worker that died go to another; the dead one can keep nothing any more', async () => {
      const clock = createClock('2024-01-01T00:00:00Z');
      const store = await world.open({ now: clock.now });
      await store.jobs.plan([work('a')]);
      const first = await store.jobs.take({ worker: 'w1', ...lease });
      expect(await store.jobs.extend(first!.claim, 0.5, 60_000)).toBe(true);
      expect(await store.jobs.take({ worker: 'w2', ...lease })).toBeNull();
      clock.set('2024-01-01T00:01:01Z');
      const second = await store.jobs.take({ worker: 'w2', ...lease });
      expect(second).toMatchObject({ claim: { id: 'a', worker: 'w2', attempt: 2 } });
      expect(await store.jobs.extend(first!.claim, 0.9, 60_000)).toBe(false);
      await expect(
        store.transaction(analyst, async (writer) => {
          await writer.put('site', [sampleSite('twice')]);
          await writer.jobs.finish(first!.claim);
        }),
      ).rejects.toMatchObject({ code: 'lost-job' });
      expect(await store.get('site', 'twice')).toBeUndefined();
      await store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('once')]);
        await writer.jobs.finish(second!.claim);
        await writer.jobs.plan([work('next')]);
      });
      expect(await store.jobs.get('a')).toMatchObject({ status: 'done', worker: 'w2' });
      expect(await store.jobs.get('next')).toMatchObject({ status: 'planned' });
    });

    it('planned in a transaction that fails are not planned', async () => {
      const { store } = world;
      await store
        .transaction(analyst, async (writer) => {
          await writer.jobs.plan([work('never')]);
          throw new Error('no');
        })
        .catch(() => {});
      expect(await store.jobs.get('never')).toBeUndefined();
    });

    it('that kill every worker are given up, with the reason', async () => {
      const clock = createClock('2024-01-01T00:00:00Z');
      const { jobs } = await world.open({ now: clock.now });
      await jobs.plan([work('poison')]);
      for (const minute of [0, 2, 4]) {
        clock.set(`2024-01-01T00:0${minute}:00Z`);
        expect(await jobs.take({ worker: `w${minute}`, ...lease })).not.toBeNull();
      }
      clock.set('2024-01-01T00:06:00Z');
      expect(await jobs.take({ worker: 'w6', ...lease })).toBeNull();
      expect(await jobs.get('poison')).toMatchObject({
        status: 'failed',
        reason: 'given up after 3 attempts that did not end, the last by w4',
      });
    });

    it('do not wait for years where the clock went back', async () => {
      const clock = createClock('2031-01-01T00:00:00Z');
      const { jobs } = await world.open({ now: clock.now });
      await jobs.plan([{ ...work('a'), notBefore: '2020-01-01T00:00:00Z' }]);
      await jobs.take({ worker: 'w1', ...lease });
      clock.set('2024-01-01T00:00:00Z');
      expect(await jobs.take({ worker: 'w2', ...lease })).toMatchObject({ claim: { worker: 'w2', attempt: 2 } });
    });

    it('are put back, failed, retried and cancelled', async () => {
      const clock = createClock('2024-01-01T00:00:00Z');
      const { jobs } = await world.open({ now: clock.now });
      await jobs.plan([work('a')]);
      const first = await jobs.take({ worker: 'w', ...lease });
      await jobs.putBack(first!.claim, 'the server does not answer', '2024-01-01T01:00:00Z');
      expect(await jobs.get('a')).toMatchObject({ status: 'planned', reason: 'the server does not answer' });
      expect(await jobs.take({ worker: 'w', ...lease })).toBeNull();
      clock.set('2024-01-01T01:00:00Z');
      const second = await jobs.take({ worker: 'w', ...lease });
      await jobs.fail(second!.claim, 'no such scene');
      expect(await jobs.get('a')).toMatchObject({ status: 'failed', reason: 'no such scene', attempts: 2 });
      expect(await jobs.cancel('a', 'not wanted')).toBe(false);
      expect(await jobs.retry('a')).toBe(true);
      expect(await jobs.retry('a')).toBe(false);
      const third = await jobs.take({ worker: 'w', ...lease });
      expect(await jobs.cancel('a', 'not wanted')).toBe(true);
      await expect(jobs.finish(third!.claim)).rejects.toMatchObject({ code: 'lost-job' });
      expect((await jobs.events('a')).map(({ status }) => status)).toEqual([
        'planned',
        'running',
        'planned',
        'running',
        'failed',
        'planned',
        'running',
        'cancelled',
      ]);
    });

    it('remember how far a subscription was read, over a reopening', async () => {
      expect(await world.store.subscriptions.get('feed')).toBeNull();
      await world.store.subscriptions.set('feed', { at: '2024-01-01', count: 1 });
      await world.store.subscriptions.set('feed', { at: '2024-01-02', count: 2 });
      expect(await (await world.open()).subscriptions.get('feed')).toEqual({ at: '2024-01-02', count: 2 });
    });
  });
}
