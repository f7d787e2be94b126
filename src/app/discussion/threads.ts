import type { Comment } from '#core';
import type { RecordFilter, StoreReader } from '../ports/store.ts';

/** A comment and the answers to it, oldest first. */
export interface Thread {
  readonly first: Comment;
  readonly answers: readonly Comment[];
}

export interface ThreadQuery {
  readonly caseId?: string | undefined;
  /** `recordKey` */
  readonly about?: string | readonly string[] | undefined;
  /** Only threads that nobody has resolved. */
  readonly isOpen?: boolean | undefined;
  /** Only threads in which this person (`personKey`) is named. */
  readonly mentions?: string | undefined;
}

/** Threads, the one that began last first. Where the first was withdrawn, its answers keep it in sight. */
export async function listThreads(
  store: StoreReader,
  { about, caseId, isOpen = false, mentions }: ThreadQuery,
): Promise<Thread[]> {
  const filter: RecordFilter = {
    ...(caseId === undefined ? {} : { caseId }),
    ...(about === undefined ? {} : { about }),
  };
  const firsts = await store.list('comment', { ...filter, state: isOpen ? 'open' : ['open', 'resolved'] });
  const answers = Map.groupBy(await store.list('comment', { ...filter, state: 'reply' }), ({ inReplyTo }) => inReplyTo);
  const threads = firsts
    .map((first): Thread => ({ first, answers: (answers.get(first.id) ?? []).toSorted(byTime) }))
    .filter(({ answers: given, first }) => !first.withdrawn || given.some(({ withdrawn }) => !withdrawn));
  const wanted =
    mentions === undefined
      ? threads
      : threads.filter((thread) =>
          [thread.first, ...thread.answers].some((one) => !one.withdrawn && one.mentions.includes(mentions)),
        );
  return wanted.toSorted((one, other) => byTime(other.first, one.first));
}

function byTime(one: Comment, other: Comment): number {
  return one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1;
}
