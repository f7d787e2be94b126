import type { Kysely } from 'kysely';
import { type Job, type JobClaim, JobError, type JobEvent, type JobStatus, type NewJob } from '#app';
import type { JobRow, Tables } from '../tables.ts';

/**
 * Changes of jobs inside of one transaction. All writing of a database runs under one lock, so that nobody else changes
 * a job between reading and writing it.
 */

export async function planJobs(
  db: Kysely<Tables>,
  jobs: readonly NewJob[],
  now: Date,
): Promise<{ planned: number; known: number }> {
  let planned = 0;
  for (const { id, kind, queue, input, notBefore } of jobs) {
    if (await findJob(db, id)) continue;
    const job: JobRow = {
      id,
      kind,
      queue,
      input: JSON.stringify(input),
      status: 'planned',
      not_before_ms: notBefore === null ? now.getTime() : Date.parse(notBefore),
      leased_ms: null,
      lease_until_ms: null,
      worker: null,
      attempts: 0,
      progress: 0,
      reason: null,
      planned_ms: now.getTime(),
      ended_ms: null,
    };
    await db.insertInto('job').values(job).execute();
    await noteEvent(db, job, now);
    planned++;
  }
  return { planned, known: jobs.length - planned };
}

export async function findJob(db: Kysely<Tables>, id: string): Promise<JobRow | undefined> {
  return db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The job of a claim, while it is still the claimant's. */
export async function findClaimed(db: Kysely<Tables>, claim: JobClaim): Promise<JobRow | undefined> {
  const job = await findJob(db, claim.id);
  const isOwn = job?.status === 'running' && job.worker === claim.worker && job.attempts === claim.attempt;
  return isOwn ? job : undefined;
}

export async function finishJob(db: Kysely<Tables>, claim: JobClaim, now: Date): Promise<void> {
  const job = await findClaimed(db, claim);
  if (!job)
    throw new JobError('lost-job', `${claim.id}: not in the hands of ${claim.worker} any more; nothing is kept`);
  await changeJob(db, job, { status: 'done', progress: 1, reason: null, ended_ms: now.getTime(), ...noLease }, now);
}

export const noLease = { leased_ms: null, lease_until_ms: null } as const;

/** Writes what changes; a change of state goes to the job's events. */
export async function changeJob(
  db: Kysely<Tables>,
  job: JobRow,
  change: Partial<Omit<JobRow, 'id'>>,
  now: Date,
): Promise<JobRow> {
  await db.updateTable('job').set(change).where('id', '=', job.id).execute();
  const changed = { ...job, ...change };
  if (change.status !== undefined) await noteEvent(db, changed, now);
  return changed;
}

async function noteEvent(db: Kysely<Tables>, job: JobRow, now: Date): Promise<void> {
  const last = await db
    .selectFrom('job_event')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('job_id', '=', job.id)
    .executeTakeFirst();
  const { id, status, worker, reason } = job;
  const number = Number(last?.number ?? 0) + 1;
  await db
    .insertInto('job_event')
    .values({ job_id: id, number, at: now.toISOString(), status, worker, reason })
    .execute();
}

export function asJob(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind as Job['kind'],
    queue: row.queue,
    input: JSON.parse(row.input) as Job['input'],
    notBefore: asInstant(row.not_before_ms),
    status: row.status as JobStatus,
    attempts: row.attempts,
    progress: row.progress,
    reason: row.reason,
    worker: row.worker,
    plannedAt: asInstant(row.planned_ms),
    endedAt: row.ended_ms === null ? null : asInstant(row.ended_ms),
  };
}

export function asEvent(row: Tables['job_event']): JobEvent {
  const { job_id: jobId, number, at, status, worker, reason } = row;
  return { jobId, number, at, status: status as JobStatus, worker, reason };
}

/** PostgreSQL gives large integers as text. */
function asInstant(milliseconds: number): string {
  return new Date(Number(milliseconds)).toISOString();
}
