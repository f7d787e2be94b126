import { type Assignment, type Comment, personKey } from '#core';
import type { NewJob } from '../jobs/job.ts';
import type { Store } from '../ports/store.ts';
import type { Accounts } from '../team/accounts.ts';
import { composeAssignment, composeMention } from './notices/discussion-notice.ts';
import type { Notice } from './notices/notice.ts';
import { planTelling } from './notices/tell.ts';
import type { Recipient, WatchPlan } from './watch-plan.ts';

/** Under this name it is remembered up to which change of the workspace people were told. */
const stateName = 'discussion';

/**
 * Plans to tell people of the comments that name them and the work they are asked for, since the last call; of what was said
 * before the first, nobody is told. Each is told once, however often a comment is changed; nobody of what they wrote themselves, nor,
 * where there are accounts, of a case that they may not read. Returns how many notices are new.
 */
export async function tellOfDiscussion(
  { accounts, store }: { readonly store: Store; readonly accounts?: Accounts | undefined },
  { now, plan: { recipients, workbench } }: { readonly plan: WatchPlan; readonly now: Date },
): Promise<number> {
  const readers = recipients.filter(({ person }) => person !== null);
  if (readers.length === 0) return 0;
  const upTo = await store.revision();
  const state = (await store.subscriptions.get(stateName)) as { readonly revision: number } | null;
  if (state?.revision === upTo) return 0;
  const jobs: NewJob[] = [];
  if (state !== null) {
    const { comments, work } = await readSaid(store, state.revision, upTo);
    const tell = async (key: string, by: string, caseId: string | null, notice: () => Notice): Promise<void> => {
      if (key === personKey(by)) return;
      for (const reader of readers)
        if (personKey(reader.person!) === key && (await mayRead(accounts, reader, caseId)))
          jobs.push(planTelling(reader, notice(), now));
    };
    for (const comment of comments)
      for (const key of comment.withdrawn ? [] : comment.mentions)
        await tell(key, comment.by, comment.caseId, () => composeMention(comment, { workbench, now }));
    for (const one of work)
      if (one.state === 'open')
        await tell(personKey(one.to), one.by, one.caseId, () => composeAssignment(one, { workbench, now }));
  }
  const planned = jobs.length === 0 ? 0 : (await store.jobs.plan(jobs)).planned;
  // After the jobs are kept: who dies in between plans the same ones again, which are known by then.
  await store.subscriptions.set(stateName, { revision: upTo });
  return planned;
}

/** Comments and assignments that were added or changed in this stretch of the history, as they are now. */
async function readSaid(
  store: Store,
  after: number,
  upTo: number,
): Promise<{ readonly comments: readonly Comment[]; readonly work: readonly Assignment[] }> {
  const idsOf = async (kind: 'comment' | 'assignment'): Promise<readonly string[]> => {
    const entries = await store.history({ kind, after, upTo });
    return [...new Set(entries.map(({ recordId }) => recordId))];
  };
  return {
    comments: await store.list('comment', { ids: await idsOf('comment') }),
    work: await store.list('assignment', { ids: await idsOf('assignment') }),
  };
}

/** Without accounts everybody reads everything. */
async function mayRead(accounts: Accounts | undefined, { person }: Recipient, caseId: string | null): Promise<boolean> {
  if (accounts === undefined || !(await accounts.people.hasAny())) return true;
  const known = await accounts.people.find(person!);
  if (known === undefined || known.isDisabled) return false;
  return known.isAdmin || (caseId !== null && Object.hasOwn(known.roles, caseId));
}
