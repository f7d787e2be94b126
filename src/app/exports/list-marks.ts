import { type Mark, type Marking, objectClassKey } from '#core';

/** A mark as every export gives it. */
export interface ListedMark {
  readonly mark: Mark;
  readonly marking: Marking;
  /** What stands there, as somebody wrote it. */
  readonly objectClass: string;
  /** Who gave it another class than that of its marking; null where nobody did. */
  readonly reclassedBy: string | null;
}

/**
 * The marks of one of the `chosen` markings of a case. What a person gave another class comes as one of that class, unless a
 * chosen marking has all of that class on the scene: its object would be told twice (decision 0036). It has no score any more,
 * which told of the class it was marked as.
 */
export function listMarks(marking: Marking, chosen: readonly Marking[]): ListedMark[] {
  const onScene = chosen.filter(({ sceneId }) => sceneId === marking.sceneId);
  const marked = new Set(onScene.map(({ objectClass }) => objectClassKey(objectClass)));
  const others = (marking.reclassed ?? []).filter(({ objectClass }) => !marked.has(objectClassKey(objectClass)));
  return [
    ...marking.marks.map((mark) => ({ mark, marking, objectClass: marking.objectClass, reclassedBy: null })),
    ...others.map(({ by, mark, objectClass }) => ({
      mark: { ...mark, score: null },
      marking,
      objectClass,
      reclassedBy: by,
    })),
  ];
}
