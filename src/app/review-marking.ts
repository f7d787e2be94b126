import {
  type Mark,
  type Marking,
  type Observation,
  type ReclassedMark,
  type Review,
  type Zone,
  objectClassKey,
} from '#core';
import { countOwnMarks } from './counting/own-marks.ts';
import { CaseError } from './errors.ts';
import { standsIn } from './marks-in-zone.ts';
import type { ChangeContext, Store, StoreReader } from './ports/store.ts';

/** What a person's verdict on a marking changed. */
export interface ReviewedMarking {
  readonly review: Exclude<Review, 'draft'>;
  /** Marks that stay, and those that were taken out. */
  readonly marks: number;
  readonly rejectedMarks: number;
  readonly reclassedMarks: number;
  /** Observations that the marking's maker drafted of the same scene, and that follow it. */
  readonly observations: number;
}

/** What a person says of a marking, and of single marks in it. */
export interface MarkingVerdict {
  readonly verdict: Exclude<Review, 'draft'>;
  /** No objects at all. */
  readonly rejectedMarks?: readonly string[];
  /** Objects of another class than that of the marking. */
  readonly reclassedMarks?: readonly { readonly id: string; readonly objectClass: string }[];
}

/**
 * A person's verdict on the marks of a scene; the drafts that were counted from them follow, and a count by hand becomes
 * observations. Marks that are no objects, or objects of another class, can be taken out one by one: the rest is accepted, and
 * counts are those of the marks that stay. What got another class is kept as it was drafted beside that class. Of that class
 * nothing is counted: whether all of its objects were found, nobody has said. Observations that a person has decided on already
 * stay as they are. Throws CaseError `no-such-record`, and `not-reviewable` when the actor is not a
 * person or the marks of a rejected marking are sorted.
 */
export async function reviewMarking(
  store: Store,
  id: string,
  { verdict, rejectedMarks = [], reclassedMarks = [] }: MarkingVerdict,
  by: ChangeContext,
): Promise<ReviewedMarking> {
  if (by.actor.kind !== 'person') throw new CaseError('not-reviewable', 'only a person can accept or reject a draft');
  return store.transaction(by, async (writer) => {
    const marking = await writer.get('marking', id);
    if (!marking) throw new CaseError('no-such-record', `there is no marking "${id}" in this workspace`);
    checkMarks(marking, verdict, [...rejectedMarks, ...reclassedMarks.map((one) => one.id)]);
    const reclassed = reclass(marking, reclassedMarks, by.actor.name);
    const gone = new Set([...rejectedMarks, ...reclassed.map(({ mark }) => mark.id)]);
    const marks = marking.marks.filter((mark) => !gone.has(mark.id));
    const observations = await writer.list('observation', { siteId: marking.siteId });
    const drafts = observations.filter((one) => one.review === 'draft' && isCountedFrom(marking, one));
    const zones = await writer.list('zone', { siteId: marking.siteId });
    const actor = by.actor.name;
    const decided = drafts.map((one): Observation =>
      gone.size === 0
        ? { ...one, review: verdict }
        : recount({ ...one, review: verdict }, marking, { marks, reclassed }, zones, actor),
    );
    const all = [...(marking.reclassed ?? []), ...reclassed];
    const reviewed: Marking = { ...marking, marks, review: verdict, ...(all.length > 0 ? { reclassed: all } : {}) };
    await writer.put('marking', [reviewed]);
    const counted = marking.analyst === null ? decided : await countByHand(writer, reviewed);
    await writer.put('observation', counted);
    return {
      review: verdict,
      marks: marks.length,
      rejectedMarks: rejectedMarks.length,
      reclassedMarks: reclassed.length,
      observations: counted.length,
    };
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

/** Those that get another class than they have; one and the same class in another spelling is none. */
function reclass(
  { marks, objectClass: own }: Marking,
  wanted: NonNullable<MarkingVerdict['reclassedMarks']>,
  by: string,
): ReclassedMark[] {
  const classes = new Map(wanted.map(({ id, objectClass }) => [id, objectClass]));
  return marks.flatMap((mark) => {
    const objectClass = classes.get(mark.id);
    return objectClass === undefined || objectClassKey(objectClass) === objectClassKey(own)
      ? []
      : [{ mark, objectClass, by }];
  });
}

function checkMarks(marking: Marking, verdict: Review, sorted: readonly string[]): void {
  if (verdict === 'rejected' && sorted.length > 0)
    throw new CaseError(
      'not-reviewable',
      'a rejected marking has no marks to keep: accept it to take single marks out',
    );
  if (new Set(sorted).size < sorted.length)
    throw new CaseError('not-reviewable', 'a mark is named twice: it is no object, or one of another class');
  const known = new Set(marking.marks.map(({ id }) => id));
  const unknown = sorted.filter((id) => !known.has(id));
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
  { marks, reclassed }: { readonly marks: readonly Mark[]; readonly reclassed: readonly ReclassedMark[] },
  zones: readonly Zone[],
  name: string,
): Observation {
  if (draft.seen.kind !== 'count') return draft;
  const zone = zones.find(({ id }) => id === draft.zoneId);
  const inZone = (all: readonly Mark[]): number => all.filter((mark) => !zone || standsIn(mark, zone)).length;
  const [count, other] = [inZone(marks), inZone(reclassed.map(({ mark }) => mark))];
  const rejected = inZone(before) - count - other;
  const parts = [
    `${rejected} of ${inZone(before)} marks rejected`,
    ...(other > 0 ? [`${other} given another class`] : []),
  ];
  const note = `${parts.join(', ')} by ${name}`;
  return {
    ...draft,
    seen: { kind: 'count', low: count, high: count },
    note: draft.note ? `${draft.note}; ${note}` : note,
  };
}
