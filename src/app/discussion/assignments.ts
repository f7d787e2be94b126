import { type Assignment, type AssignmentState, type Topic, derivedId, personKey } from '#core';
import { CaseError } from '../errors.ts';
import { requireCase } from '../load-case.ts';
import type { RecordFilter, Store, StoreReader } from '../ports/store.ts';
import type { Speaking } from './comments.ts';
import { findCaseOf } from './find-case.ts';
import { requireTopic } from './require-topic.ts';

export interface AssignmentDraft {
  /** Null: the first case that the record belongs to, if any does. */
  readonly caseId: string | null;
  readonly about: Topic;
  readonly task: string;
  readonly to: string;
  /** `YYYY-MM-DD` */
  readonly due: string | null;
}

/** Asks somebody to work on a record. Throws CaseError `no-such-record`, `no-such-case`, `incomplete` (no such place). */
export async function assign(store: Store, draft: AssignmentDraft, { at, by }: Speaking): Promise<Assignment> {
  const to = draft.to.trim();
  const context = { actor: { kind: 'person', name: by }, reason: `assigned to ${to}` } as const;
  return store.transaction(context, async (writer) => {
    if (draft.caseId !== null) await requireCase(writer, draft.caseId);
    await requireTopic(writer, draft.about);
    const caseId = draft.caseId ?? (await findCaseOf(writer, draft.about));
    const assignment: Assignment = {
      ...draft,
      caseId,
      id: derivedId('assignment', { ...draft, by, at }),
      task: draft.task.trim(),
      to,
      by,
      at,
      state: 'open',
      settled: null,
    };
    await writer.put('assignment', [assignment]);
    return assignment;
  });
}

/**
 * Sets how far a piece of work is: done or declined, as whoever does it says; open again; withdrawn by whoever gave it. A
 * declined one needs a reason. Throws CaseError `no-such-record`, `incomplete`, `not-permitted`.
 */
export async function settleAssignment(
  store: Store,
  id: string,
  { note, state }: { readonly state: AssignmentState; readonly note: string | null },
  { at, by }: Speaking,
): Promise<Assignment> {
  const context = { actor: { kind: 'person', name: by }, reason: note ?? `assignment ${state}` } as const;
  return store.transaction(context, async (writer) => {
    const kept = await writer.get('assignment', id);
    if (!kept) throw new CaseError('no-such-record', `there is no assignment "${id}" in this workspace`);
    if (state === 'declined' && note === null) throw new CaseError('incomplete', 'say in a note why it is declined');
    if (state === 'withdrawn' && personKey(by) !== personKey(kept.by))
      throw new CaseError('not-permitted', `assignment ${id} was given by ${kept.by}; only ${kept.by} withdraws it`);
    const assignment: Assignment = { ...kept, state, settled: { by, at, note } };
    await writer.put('assignment', [assignment]);
    return assignment;
  });
}

export interface WorkQuery {
  readonly caseId?: string | undefined;
  /** `recordKey` */
  readonly about?: string | readonly string[] | undefined;
  /** `personKey` */
  readonly to?: string | undefined;
  readonly state?: AssignmentState | undefined;
}

/** Pieces of work: those that are due first come first, those without a day last. */
export async function listWork(store: StoreReader, { about, caseId, state, to }: WorkQuery): Promise<Assignment[]> {
  const filter: RecordFilter = {
    ...(about === undefined ? {} : { about }),
    ...(caseId === undefined ? {} : { caseId }),
    ...(state === undefined ? {} : { state }),
    ...(to === undefined ? {} : { assignee: to }),
  };
  const order = ({ at, due, id }: Assignment): string => `${due ?? '9999'} ${at} ${id}`;
  return (await store.list('assignment', filter)).toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
}
