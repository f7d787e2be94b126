import type { Actor, Review } from '#core';
import { CaseError } from './errors.ts';
import type { Store } from './ports/store.ts';

/** The kinds of record a machine drafts and a person accepts or rejects. */
export const reviewableKinds = ['observation', 'claim'] as const;
export type ReviewableKind = (typeof reviewableKinds)[number];

/**
 * A person's verdict on a draft; who, when and why stay in the history. Throws CaseError `no-such-record`, or
 * `not-reviewable` when the actor is not a person.
 */
export async function reviewRecord(
  store: Store,
  target: { readonly kind: ReviewableKind; readonly id: string },
  verdict: Exclude<Review, 'draft'>,
  by: { readonly actor: Actor; readonly reason: string },
): Promise<void> {
  if (by.actor.kind !== 'person') throw new CaseError('not-reviewable', 'only a person can accept or reject a draft');
  await store.transaction(by, async (writer) => {
    const record = await writer.get(target.kind, target.id);
    if (!record) throw new CaseError('no-such-record', `there is no ${target.kind} "${target.id}" in this workspace`);
    await writer.put(target.kind, [{ ...record, review: verdict } as never]);
  });
}
