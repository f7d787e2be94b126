/** What a job does: count on a scene, read a document, judge a count, tell somebody. */
export type JobKind = 'count' | 'extract' | 'assess' | 'notify';

export type JobStatus = 'planned' | 'running' | 'done' | 'failed' | 'cancelled';

/** A piece of work as it is asked for. */
export interface NewJob {
  /** Says what is to be done with what, by which version: the same work has the same id and is done once. */
  readonly id: string;
  readonly kind: JobKind;
  /** What the kind's handler needs; JSON. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Not to be begun before this instant; null: at once. */
  readonly notBefore: string | null;
  /** Jobs of one queue may be done together, as the notices to one reader are; null: of none. */
  readonly queue: string | null;
}

/** A piece of work and how far it is. */
export interface Job extends NewJob {
  readonly notBefore: string;
  readonly status: JobStatus;
  /** How often it was begun. */
  readonly attempts: number;
  /** 0..1 */
  readonly progress: number;
  /** Why it failed, was cancelled or waits to be tried again; null otherwise. */
  readonly reason: string | null;
  /** Who has it or had it last. */
  readonly worker: string | null;
  readonly plannedAt: string;
  readonly endedAt: string | null;
}

/** A job in the hands of a worker. Whoever holds an older attempt has lost it. */
export interface JobClaim {
  readonly id: string;
  readonly worker: string;
  readonly attempt: number;
}

/** One change of a job's state; they are never removed while the job is kept. */
export interface JobEvent {
  readonly jobId: string;
  /** From 1, without gaps. */
  readonly number: number;
  readonly at: string;
  readonly status: JobStatus;
  readonly worker: string | null;
  readonly reason: string | null;
}

/** What can be done to jobs inside of a transaction, so that it happens with the records of that transaction or not at all. */
export interface JobWriter {
  /** Adds what is not known by its id; known jobs stay as they are, however they ended. */
  plan(jobs: readonly NewJob[]): Promise<{ readonly planned: number; readonly known: number }>;
  /** Ends a claimed job as done. Throws JobError `lost-job` where another worker has it by now or somebody cancelled it. */
  finish(claim: JobClaim): Promise<void>;
}

export interface JobFilter {
  readonly ids?: readonly string[];
  readonly status?: readonly JobStatus[];
  readonly kinds?: readonly JobKind[];
  readonly limit?: number;
}

/**
 * The jobs of a workspace: one model for commands, server and watch. Each method is a transaction of its own. None is ever forgotten:
 * that a job was done is how we know that its scene was counted and its notice sent.
 */
export interface Jobs extends JobWriter {
  get(id: string): Promise<Job | undefined>;
  /** The newest planned first. */
  list(filter?: JobFilter): Promise<Job[]>;
  count(filter?: JobFilter): Promise<number>;
  events(jobId: string): Promise<JobEvent[]>;
  /**
   * Hands out the job that has waited longest, for `leaseMs` milliseconds; null where none is due. A job whose worker let
   * the lease run out is handed out again, `mostAttempts` times at most: then it fails, so that a job that kills its
   * workers does not do so for ever.
   */
  take(request: TakeRequest): Promise<{ readonly job: Job; readonly claim: JobClaim } | null>;
  /** Says that the worker is alive. False where the job is not its own any more: it should stop. */
  extend(claim: JobClaim, progress: number, leaseMs: number): Promise<boolean>;
  /**
   * Gives a job back, to be tried again from `notBefore` on. Nothing happens where it is not its own any more. An attempt
   * that was only broken off, by a worker that was told to stop, does not count.
   */
  putBack(claim: JobClaim, reason: string, notBefore: string, counts?: boolean): Promise<void>;
  fail(claim: JobClaim, reason: string): Promise<void>;
  /** Ends a job that is planned or running. False where it had ended before. */
  cancel(id: string, reason: string): Promise<boolean>;
  /** Plans a job that failed or was cancelled once more. False where it had not. */
  retry(id: string): Promise<boolean>;
}

export interface TakeRequest {
  readonly worker: string;
  readonly leaseMs: number;
  readonly mostAttempts: number;
  readonly kinds?: readonly JobKind[];
  /** Only of this queue. */
  readonly queue?: string;
}
