import { AppError, type CancelSignal, computeRetryDelay } from '#core';
import { JobError } from '../errors.ts';
import type { ChangeContext, Store } from '../ports/store.ts';
import type { Job, JobClaim, JobKind } from './job.ts';
import { type SettlingStore, createSettlingStore } from './settling-store.ts';

/** What a handler works with besides its job. */
export interface JobTools {
  /** Its first transaction ends the job. */
  readonly store: SettlingStore;
  readonly claim: JobClaim;
  readonly signal: CancelSignal;
  readonly context: ChangeContext;
  /** 0..1 */
  readonly onProgress: (fraction: number) => void;
}

/** Does jobs of one kind. What it throws as an AppError is the reason why the job failed. */
type JobHandler = (job: Job, tools: JobTools) => Promise<void>;
export type JobHandlers = { readonly [K in JobKind]: JobHandler };

/** Time as a worker sees it. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` milliseconds, or soon after the signal is given. */
  sleep(ms: number, signal: CancelSignal): Promise<void>;
  /** Calls `work` every `ms` milliseconds until what it returns is called. */
  every(ms: number, work: () => void): () => void;
}

/** A signal that is given when another is, or by `abort`. */
type CreateAbort = (signal: CancelSignal) => { readonly signal: CancelSignal; readonly abort: () => void };

export interface WorkRequest {
  /** Names this worker among all that there are. */
  readonly worker: string;
  readonly context: ChangeContext;
  readonly clock: Clock;
  /** 0..1, another each time. */
  readonly chance: () => number;
  readonly signal: CancelSignal;
  /** Ends when there is nothing due; else it waits for more until the signal. */
  readonly untilIdle: boolean;
  readonly kinds?: readonly JobKind[];
  /** Wakes what waits in a job; without it a job is only asked to end between two steps. */
  readonly createAbort?: CreateAbort;
  /** How long a worker that is silent keeps its job; 60,000 unless told. */
  readonly leaseMs?: number;
  /** Told of each attempt that ended. */
  readonly onEnd?: (end: JobEnd) => void;
}

export interface JobEnd {
  readonly job: Job;
  /** `again`: put back, to be tried later. `lost`: another worker has it. */
  readonly outcome: 'done' | 'failed' | 'again' | 'lost' | 'stopped';
  readonly reason: string | null;
}

/** Milliseconds after which a worker without work looks again. */
const pollMs = 1000;
/** How jobs are taken unless told: for how many milliseconds a silent worker keeps one, and how often it is begun. */
export const usualTerms = { leaseMs: 60_000, mostAttempts: 5 } as const;

/** Faults of the world outside that may be over when the job is tried again; everything else is the job's own. */
const passing: ReadonlySet<string> = new Set(['unreachable', 'locked', 'changed', 'disk-full']);

/** How often in a row the store may fail before a worker that is to end when idle gives up; the waits add up to a minute. */
const mostFaults = 6;
const longestWaitMs = 30_000;

/** Takes jobs one after the other and does them. Returns how many were done. */
export async function runJobs(store: Store, handlers: JobHandlers, request: WorkRequest): Promise<number> {
  const { clock, kinds, leaseMs = usualTerms.leaseMs, signal, untilIdle, worker } = request;
  let [done, faults] = [0, 0];
  while (!signal.aborted) {
    let taken: Awaited<ReturnType<Store['jobs']['take']>>;
    try {
      taken = await store.jobs.take({ ...usualTerms, worker, leaseMs, ...(kinds === undefined ? {} : { kinds }) });
      faults = 0;
    } catch (error) {
      // A database that is started anew is no reason to end, unless somebody waits for the end.
      if (!isPassing(error) || ++faults > (untilIdle ? mostFaults : Number.POSITIVE_INFINITY)) throw error;
      await clock.sleep(Math.min(longestWaitMs, pollMs * 2 ** (faults - 1)), signal);
      continue;
    }
    if (taken) {
      const end = await doJob(store, handlers, taken, request);
      if (end.outcome === 'done') done++;
      request.onEnd?.(end);
    } else if (untilIdle) break;
    else await clock.sleep(pollMs, signal);
  }
  return done;
}

async function doJob(
  store: Store,
  handlers: JobHandlers,
  { job, claim }: { readonly job: Job; readonly claim: JobClaim },
  { chance, clock, context, createAbort = pollAbort, leaseMs = usualTerms.leaseMs, signal }: WorkRequest,
): Promise<JobEnd> {
  const own = createSettlingStore(store, claim);
  const hold = createAbort(signal);
  let [isLost, progress] = [false, 0];
  const stop = clock.every(leaseMs / 4, () => {
    store.jobs.extend(claim, progress, leaseMs).then(
      (isOwn) => {
        if (isOwn) return;
        isLost = true;
        hold.abort();
      },
      // A store that cannot be written now may be so later; the lease decides.
      () => {},
    );
  });
  try {
    const onProgress = (fraction: number): void => {
      progress = fraction;
    };
    await handlers[job.kind](job, { store: own, claim, signal: hold.signal, context, onProgress });
    await own.settle(context);
    return { job, outcome: 'done', reason: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (isLost || isOf(error, 'lost-job')) return { job, outcome: 'lost', reason };
    try {
      if (signal.aborted) {
        await store.jobs.putBack(claim, 'the worker was stopped', clock.now().toISOString(), false);
        return { job, outcome: 'stopped', reason: null };
      }
      const isOwnFault = error instanceof AppError && !passing.has(error.code);
      if (isOwnFault || claim.attempt >= usualTerms.mostAttempts) {
        await store.jobs.fail(claim, reason);
        return { job, outcome: 'failed', reason };
      }
      const again = new Date(clock.now().getTime() + waitBefore(claim.attempt, chance()));
      await store.jobs.putBack(claim, reason, again.toISOString());
      return { job, outcome: 'again', reason };
    } catch (fault) {
      // The store cannot be told either: the lease will run out, and whoever takes the job then begins anew.
      if (!isPassing(fault)) throw fault;
      return { job, outcome: 'lost', reason };
    }
  } finally {
    stop();
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof AppError && passing.has(error.code);
}

/** Is asked, and tells nobody by itself. */
function pollAbort(signal: CancelSignal): ReturnType<CreateAbort> {
  let isLost = false;
  return {
    signal: {
      get aborted() {
        return isLost || signal.aborted;
      },
      throwIfAborted() {
        signal.throwIfAborted();
        if (isLost) throw new JobError('lost-job', 'another worker has this job by now');
      },
    },
    abort: () => {
      isLost = true;
    },
  };
}

/** Milliseconds before a repetition: one to two minutes, then four times as long each, half a day at most. */
export function waitBefore(repetition: number, chance: number): number {
  return computeRetryDelay(repetition, 120_000, 43_200_000, chance, 4);
}

function isOf(error: unknown, code: string): boolean {
  return error instanceof AppError && error.code === code;
}
