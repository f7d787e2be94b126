import type { ChangeContext, Store } from '../ports/store.ts';
import { reading } from '../reading.ts';
import type { JobClaim, NewJob } from './job.ts';

/**
 * The store as a job sees it: its first transaction also ends the job and plans what follows from it, so that a result
 * and its job are kept together or not at all.
 */
export interface SettlingStore extends Store {
  /** Planned when the job ends. */
  follow(...jobs: NewJob[]): void;
  /** Ends a job that had nothing to keep. */
  settle(context: ChangeContext): Promise<void>;
}

export function createSettlingStore(store: Store, claim: JobClaim): SettlingStore {
  const next: NewJob[] = [];
  let isSettled = false;
  const transaction: Store['transaction'] = async (context, work) => {
    if (isSettled) return store.transaction(context, work);
    const result = await store.transaction(context, async (writer) => {
      const kept = await work(writer);
      await writer.jobs.finish(claim);
      await writer.jobs.plan(next);
      return kept;
    });
    isSettled = true;
    return result;
  };
  return {
    ...reading(store),
    jobs: store.jobs,
    subscriptions: store.subscriptions,
    audit: store.audit,
    transaction,
    follow: (...jobs) => {
      next.push(...jobs);
    },
    settle: async (context) => {
      if (!isSettled) await transaction(context, async () => {});
    },
    close: () => store.close(),
  };
}
