import type { Observation, Review } from '#core';
import type { ChangeContext, PutResult, Store } from '../ports/store.ts';
import { type CountedScene, draftMarking, draftObservations } from './draft-count.ts';

/** What keeping a count changed; `reviewed` records were left as a person had decided. */
export interface KeptCount extends PutResult {
  readonly markingId: string;
  readonly reviewed: number;
}

/**
 * Keeps the drafts of a counted scene in one transaction. Older drafts are renewed; what a person accepted or rejected
 * stays, and where that is the marking, all of the scene does.
 */
export async function keepCount(store: Store, counted: CountedScene, context: ChangeContext): Promise<KeptCount> {
  const marking = draftMarking(counted);
  const observations = draftObservations(counted);
  return store.transaction(context, async (writer) => {
    const before = await writer.get('marking', marking.id);
    if (before && before.review !== 'draft')
      return { markingId: marking.id, added: 0, updated: 0, unchanged: 0, reviewed: 1 + observations.length };
    const kept = await writer.list('observation', { ids: observations.map(({ id }) => id) });
    const decided = new Set(kept.filter(isDecided).map(({ id }) => id));
    const one = await writer.put('marking', [marking]);
    const other = await writer.put(
      'observation',
      observations.filter(({ id }: Observation) => !decided.has(id)),
    );
    return {
      markingId: marking.id,
      added: one.added + other.added,
      updated: one.updated + other.updated,
      unchanged: one.unchanged + other.unchanged,
      reviewed: decided.size,
    };
  });
}

function isDecided({ review }: { readonly review: Review }): boolean {
  return review !== 'draft';
}
