import { type ThreadList, type WorkList, assignmentsAddress, commentsAddress } from '#api';
import { recordKey, type Topic } from '#core';
import { readJson } from '../data/client.ts';
import { useChanges } from '../data/live.ts';
import { type Load, all, useLoad } from '../data/use-load.ts';

/** A record, or a place in it, and what people call it here. */
export interface NamedTopic {
  readonly label: string;
  readonly topic: Topic;
}

/** What is said about some records, and what is to be done there; renewed whoever changes it. */
export interface Discussion {
  readonly threads: ThreadList['items'];
  readonly work: WorkList['items'];
}

/** Records that are asked about by name; more of them are picked out of all of the case. */
const mostKeys = 60;

/** Of all records that a page shows; `changes` grows when this page has changed something. */
export function useDiscussion(caseId: string | null, topics: readonly NamedTopic[], changes: number): Load<Discussion> {
  const keys = [...new Set(topics.map(({ topic }) => recordKey(topic)))];
  const query = keys.length <= mostKeys ? { about: keys } : caseId === null ? {} : { case: caseId };
  const version = changes + useChanges('comment', 'assignment');
  const load = all(
    useLoad(commentsAddress(query), (signal) => readJson<ThreadList>(commentsAddress(query), signal), version),
    useLoad(assignmentsAddress(query), (signal) => readJson<WorkList>(assignmentsAddress(query), signal), version),
  );
  if (load.state !== 'ready') return load;
  const [{ items: threads }, { items: work }] = load.value;
  const wanted = new Set(keys);
  return {
    state: 'ready',
    value: {
      threads: threads.filter(({ first }) => wanted.has(recordKey(first.about))),
      work: work.filter(({ about }) => wanted.has(recordKey(about))),
    },
  };
}

/** Everything that is open in the workspace. */
export function useOpenWork(changes: number): Load<Discussion> {
  const version = changes + useChanges('comment', 'assignment');
  const open = { state: 'open' };
  const load = all(
    useLoad('open threads', (signal) => readJson<ThreadList>(commentsAddress(open), signal), version),
    useLoad('open work', (signal) => readJson<WorkList>(assignmentsAddress(open), signal), version),
  );
  if (load.state !== 'ready') return load;
  return { state: 'ready', value: { threads: load.value[0].items, work: load.value[1].items } };
}
