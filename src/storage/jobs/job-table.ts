import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Job, JobClaim, JobEvent, JobFilter, Jobs, NewJob, TakeRequest } from '#app';
import type { JobRow, Tables } from '../tables.ts';
import { asEvent, asJob, changeJob, findClaimed, findJob, finishJob, noLease, planJobs } from './job-rows.ts';

/** How the table reaches its database: `read` sees what is committed, `write` is a transaction. */
export interface JobAccess {
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  write<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  now(): Date;
}

/** The jobs of a database. */
export class JobTable implements Jobs {
  readonly #access: JobAccess;

  constructor(access: JobAccess) {
    this.#access = access;
  }

  async plan(jobs: readonly NewJob[]): Promise<{ planned: number; known: number }> {
    return this.#access.write((db) => planJobs(db, jobs, this.#access.now()));
  }

  async finish(claim: JobClaim): Promise<void> {
    return this.#access.write((db) => finishJob(db, claim, this.#access.now()));
  }

  async get(id: string): Promise<Job | undefined> {
    const row = await this.#access.read((db) => findJob(db, id));
    return row && asJob(row);
  }

  async list(filter: JobFilter = {}): Promise<Job[]> {
    return this.#access.read(async (db) => {
      let query = selectJobs(db, filter).selectAll().orderBy('planned_ms', 'desc').orderBy('id');
      if (filter.limit !== undefined) query = query.limit(filter.limit);
      return (await query.execute()).map(asJob);
    });
  }

  async count(filter: JobFilter = {}): Promise<number> {
    return this.#access.read(async (db) => {
      const counted = selectJobs(db, filter).select(({ fn }) => fn.countAll().as('total'));
      return Number((await counted.executeTakeFirstOrThrow()).total);
    });
  }

  async events(jobId: string): Promise<JobEvent[]> {
    return this.#access.read(async (db) => {
      const rows = db.selectFrom('job_event').selectAll().where('job_id', '=', jobId).orderBy('number');
      return (await rows.execute()).map(asEvent);
    });
  }

  async take(request: TakeRequest): Promise<{ job: Job; claim: JobClaim } | null> {
    // Looked at before the lock is asked for: workers that wait for something to do must not hinder those that write.
    const isAny = (db: Kysely<Tables>): Promise<JobRow | undefined> => findDue(db, request, this.#access.now());
    if (!(await this.#access.read(isAny))) return null;
    return this.#access.write(async (db) => {
      for (;;) {
        const now = this.#access.now();
        const due = await findDue(db, request, now);
        if (!due) return null;
        if (due.attempts >= request.mostAttempts) {
          const reason = `given up after ${due.attempts} attempts that did not end, the last by ${due.worker}`;
          await changeJob(db, due, { status: 'failed', reason, ended_ms: now.getTime(), ...noLease }, now);
          continue;
        }
        const job = await changeJob(
          db,
          due,
          {
            status: 'running',
            worker: request.worker,
            attempts: due.attempts + 1,
            progress: 0,
            reason: null,
            leased_ms: now.getTime(),
            lease_until_ms: now.getTime() + request.leaseMs,
          },
          now,
        );
        return { job: asJob(job), claim: { id: job.id, worker: request.worker, attempt: job.attempts } };
      }
    });
  }

  async extend(claim: JobClaim, progress: number, leaseMs: number): Promise<boolean> {
    return this.#access.write(async (db) => {
      const job = await findClaimed(db, claim);
      if (!job) return false;
      const now = this.#access.now();
      const lease = { leased_ms: now.getTime(), lease_until_ms: now.getTime() + leaseMs };
      await changeJob(db, job, { progress, ...lease }, now);
      return true;
    });
  }

  async putBack(claim: JobClaim, reason: string, notBefore: string, counts = true): Promise<void> {
    const attempts = counts ? claim.attempt : claim.attempt - 1;
    await this.#settle(claim, { status: 'planned', reason, attempts, not_before_ms: Date.parse(notBefore) });
  }

  async fail(claim: JobClaim, reason: string): Promise<void> {
    await this.#settle(claim, { status: 'failed', reason, ended_ms: this.#access.now().getTime() });
  }

  async cancel(id: string, reason: string): Promise<boolean> {
    return this.#access.write(async (db) => {
      const job = await findJob(db, id);
      if (job?.status !== 'planned' && job?.status !== 'running') return false;
      const now = this.#access.now();
      await changeJob(db, job, { status: 'cancelled', reason, ended_ms: now.getTime(), ...noLease }, now);
      return true;
    });
  }

  async retry(id: string): Promise<boolean> {
    return this.#access.write(async (db) => {
      const job = await findJob(db, id);
      if (job?.status !== 'failed' && job?.status !== 'cancelled') return false;
      const now = this.#access.now();
      const fresh = { attempts: 0, progress: 0, reason: null, not_before_ms: now.getTime(), ended_ms: null };
      await changeJob(db, job, { status: 'planned', ...fresh }, now);
      return true;
    });
  }

  async #settle(claim: JobClaim, change: Partial<JobRow>): Promise<void> {
    await this.#access.write(async (db) => {
      const job = await findClaimed(db, claim);
      if (job) await changeJob(db, job, { ...change, ...noLease }, this.#access.now());
    });
  }
}

function selectJobs(db: Kysely<Tables>, { ids, status, kinds }: JobFilter): SelectQueryBuilder<Tables, 'job', object> {
  let query: SelectQueryBuilder<Tables, 'job', object> = db.selectFrom('job');
  if (ids !== undefined) query = query.where('id', 'in', [...ids]);
  if (status !== undefined) query = query.where('status', 'in', [...status]);
  if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
  return query;
}

/**
 * The job that has waited longest: planned and due, or begun by a worker whose lease ran out. A lease that was given
 * in the future was given before the clock went back; it counts as run out, so that no job waits for years.
 */
async function findDue(db: Kysely<Tables>, { kinds, queue }: TakeRequest, now: Date): Promise<JobRow | undefined> {
  let query = db
    .selectFrom('job')
    .selectAll()
    .where((is) =>
      is.or([
        is.and([is('status', '=', 'planned'), is('not_before_ms', '<=', now.getTime())]),
        is.and([
          is('status', '=', 'running'),
          is.or([is('lease_until_ms', '<=', now.getTime()), is('leased_ms', '>', now.getTime() + clockTolerance)]),
        ]),
      ]),
    );
  if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
  if (queue !== undefined) query = query.where('queue', '=', queue);
  return query.orderBy('not_before_ms').orderBy('planned_ms').orderBy('id').limit(1).executeTakeFirst();
}

/** Milliseconds that the clocks of two machines may differ by. */
const clockTolerance = 60_000;
