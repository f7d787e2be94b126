import {
  type Actor,
  type HistoryEntry,
  type RecordChange,
  type RecordKind,
  type RecordTypes,
  recordSchemas,
} from '#core';
import { CaseError } from '../errors.ts';
import type { Store, StoreReader, StoreWriter } from '../ports/store.ts';

/** What becomes of a record whose adding is taken back: nothing is ever removed. */
const takenBack: { readonly [K in RecordKind]?: Partial<RecordTypes[K]> } = {
  claim: { review: 'rejected' },
  observation: { review: 'rejected' },
  marking: { review: 'rejected' },
  comment: { withdrawn: true },
  assignment: { state: 'withdrawn' },
};

/**
 * Takes a change back: every record it touched becomes what it was before. Nothing leaves the history; this is one more
 * change. Throws CaseError `changed-meanwhile` when one of them has been changed since, `not-undoable` when the change
 * added a record that cannot be rejected or withdrawn.
 */
export async function undoChange(store: Store, changes: readonly RecordChange[], actor: Actor): Promise<void> {
  if (actor.kind !== 'person') throw new CaseError('not-reviewable', 'only a person takes a change back');
  const [first] = changes;
  if (first === undefined) throw new CaseError('incomplete', 'name the records that were changed');
  const { reason } = await requireNewest(store, first);
  await store.transaction({ actor, reason: `taken back: ${reason}` }, async (writer) => {
    for (const change of changes) await restore(writer, await requireNewest(writer, change));
  });
}

async function requireNewest(store: StoreReader, { id, kind, sequence }: RecordChange): Promise<HistoryEntry> {
  const newest = (await store.history({ kind, id })).at(-1);
  if (newest === undefined) throw new CaseError('no-such-record', `there is no ${kind} "${id}" in this workspace`);
  if (newest.sequence !== sequence)
    throw new CaseError('changed-meanwhile', `the ${kind} "${id}" has been changed again since; nothing is taken back`);
  return newest;
}

async function restore(writer: StoreWriter, { before, recordId, recordKind }: HistoryEntry): Promise<void> {
  if (before !== null) {
    // Bodies of older versions may lack members that came later; the schema gives them their defaults.
    await writer.put(recordKind, [recordSchemas[recordKind].parse(before) as never]);
    return;
  }
  const members = takenBack[recordKind];
  if (members === undefined)
    throw new CaseError('not-undoable', `the ${recordKind} "${recordId}" was added, and nothing is ever removed`);
  const added = await writer.get(recordKind, recordId);
  await writer.put(recordKind, [{ ...added, ...members } as never]);
}
