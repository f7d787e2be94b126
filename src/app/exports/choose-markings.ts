import { type Marking, type Observation, objectClassKey } from '#core';

/**
 * One marking for each scene and object class, so that no object is exported twice: an accepted one before a draft, a
 * person's before a detector's, the later id before the earlier. Rejected ones never, drafts only where `drafts`. A
 * marking that marked nothing says "none stood here" only where objects were counted: clouded and coarse scenes are left out.
 */
export function chooseMarkings(
  { markings, observations }: { readonly markings: readonly Marking[]; readonly observations: readonly Observation[] },
  drafts: boolean,
): Marking[] {
  const counted = new Set(
    observations.flatMap(({ objectClass, sceneId, seen }) =>
      seen.kind === 'count' && sceneId !== null ? [keyOf({ objectClass, sceneId })] : [],
    ),
  );
  const usable = markings.filter(
    (one) =>
      (one.review === 'accepted' || (drafts && one.review === 'draft')) &&
      (one.marks.length > 0 || (one.reclassed ?? []).length > 0 || counted.has(keyOf(one))),
  );
  return [...Map.groupBy(usable, keyOf).values()].map((group) => group.toSorted(better)[0]!);
}

function keyOf({ objectClass, sceneId }: { readonly objectClass: string; readonly sceneId: string }): string {
  return `${sceneId}\n${objectClassKey(objectClass)}`;
}

function better(a: Marking, b: Marking): number {
  return (
    Number(b.review === 'accepted') - Number(a.review === 'accepted') ||
    Number(b.analyst !== null) - Number(a.analyst !== null) ||
    (a.id < b.id ? 1 : -1)
  );
}
