import type { Mark, Marking, Observation, Review, Zone } from '#core';
import { countOwnMarks } from './counting/own-marks.ts';
import { CaseError } from './errors.ts';
import { standsIn } from './marks-in-zone.ts';
import type { ChangeContext, Store, StoreReader } from './ports.ts';

/** What a person's verdict on a marking changed. */
export interface ReviewedMarking {
  readonly review: Exclude<Review, 'draft'>;
  /** Marks that stay, and those that were taken out. */
  readonly marks: number;
  readonly rejectedMarks: number;
  /** Observations that the marking's maker drafted of the same scene, and that follow it. */
  readonly observations: number;
}

/**
 * A person's verdict on the marks of a scene; the drafts that were counted from them follow, and a count by hand becomes
 * observations. Marks that are no objects can
 * be taken out one by one: the rest is accepted, and counts are those of the marks that stay. Observations that a person
 * has decided on already stay as they are. Throws CaseError `no-such-record`, and `not-reviewable` when the actor is not a
 * person or the marks of a rejected marking are sorted.
 */
export async function reviewMarking(
  store: Store,
  id: string,
  {
    verdict,
    rejectedMarks = [],
  }: { readonly verdict: Exclude<Review, 'draft'>; readonly rejectedMarks?: readonly string[] },
  by: ChangeContext,
): Promise<ReviewedMarking> {
  if (by.actor.kind !== 'person') throw new CaseError('not-reviewable', 'only a person can accept or reject a draft');
  return store.transaction(by, async (writer) => {
    const marking = await writer.get('marking', id);
    if (!marking) throw new CaseError('no-such-record', `there is no marking "${id}" in this workspace`);
    checkMarks(marking, verdict, rejectedMarks);
    const marks = marking.marks.filter((mark) => !rejectedMarks.includes(mark.id));
    const all = await writer.list('observation', { siteId: marking.siteId });
    const drafts = all.filter((one) => one.review === 'draft' && isCountedFrom(marking, one));
    const zones = await writer.list('zone', { siteId: marking.siteId });
    const actor = by.actor.name;
    const decided = drafts.map((one): Observation =>
      rejectedMarks.length === 0
        ? { ...one, review: verdict }
        : recount({ ...one, review: verdict }, marking, marks, zones, actor),
    );
    const reviewed: Marking = { ...marking, marks, review: verdict };
    await writer.put('marking', [reviewed]);
    const counted = marking.analyst === null ? decided : await countByHand(writer, reviewed);
    await writer.put('observation', counted);
    return { review: verdict, marks: marks.length, rejectedMarks: rejectedMarks.length, observations: counted.length };
  });
}

/** What an accepted count by hand says; of a rejected one only what had been kept before, rejected with it. */
async function countByHand(writer: StoreReader, marking: Marking): Promise<Observation[]> {
  const scene = await writer.get('scene', marking.sceneId);
  if (!scene) throw new CaseError('no-such-record', `there is no scene "${marking.sceneId}" in this workspace`);
  const counted = countOwnMarks(marking, scene);
  if (marking.review === 'accepted') return counted;
  const kept = await writer.list('observation', { ids: counted.map(({ id }) => id) });
  return kept.map((one): Observation => ({ ...one, review: 'rejected' }));
}

function checkMarks(marking: Marking, verdict: Review, rejected: readonly string[]): void {
  if (verdict === 'rejected' && rejected.length > 0)
    throw new CaseError(
      'not-reviewable',
      'a rejected marking has no marks to keep: accept it to take single marks out',
    );
  const known = new Set(marking.marks.map(({ id }) => id));
  const unknown = rejected.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const some = [...known].slice(0, 5).join(', ');
  throw new CaseError(
    'no-such-record',
    `the marking has no mark ${unknown.join(', ')}; it has ${known.size}: ${some} …`,
  );
}

function isCountedFrom({ maker, sceneId }: Marking, { method, sceneId: own }: Observation): boolean {
  return own === sceneId && maker !== null && method?.name === maker.name && method.version === maker.version;
}

/** Counts are those of the marks that stay; a length or a state is not told by marks. */
function recount(
  draft: Observation,
  { marks: before }: Marking,
  marks: readonly Mark[],
  zones: readonly Zone[],
  name: string,
): Observation {
  if (draft.seen.kind !== 'count') return draft;
  const zone = zones.find(({ id }) => id === draft.zoneId);
  const inZone = (all: readonly Mark[]): number => all.filter((mark) => !zone || standsIn(mark, zone)).length;
  const count = inZone(marks);
  const note = `${inZone(before) - count} of ${inZone(before)} marks rejected by ${name}`;
  return {
    ...draft,
    seen: { kind: 'count', low: count, high: count },
    note: draft.note ? `${draft.note}; ${note}` : note,
  };
}
