import type { Geometry, Marking } from '#core';

/** A mark of a person's own. */
export interface OwnMark {
  readonly id: string;
  readonly objectClass: string;
  readonly geometry: Geometry;
}

/** One step of marking. Said twice it changes nothing more, so that it may be sent again. */
export type MarkStep =
  | { readonly kind: 'put'; readonly mark: OwnMark }
  | { readonly kind: 'remove'; readonly mark: OwnMark };

export function isMarkStep(value: unknown): value is MarkStep {
  const { kind, mark } = (value ?? {}) as { readonly kind?: unknown; readonly mark?: Partial<OwnMark> };
  return (
    (kind === 'put' || kind === 'remove') &&
    typeof mark?.id === 'string' &&
    typeof mark.objectClass === 'string' &&
    typeof mark.geometry === 'object'
  );
}

/** The marks after these steps. A mark that gets another class leaves its old one. */
export function applySteps(marks: readonly OwnMark[], steps: readonly MarkStep[]): readonly OwnMark[] {
  const now = new Map(marks.map((mark) => [mark.id, mark]));
  for (const { kind, mark } of steps) {
    if (kind === 'put') now.set(mark.id, mark);
    else now.delete(mark.id);
  }
  return [...now.values()];
}

/** What takes a step back; `before` is the mark as it was, undefined where it was not there. */
export function invertStep({ mark }: MarkStep, before: OwnMark | undefined): MarkStep {
  return before ? { kind: 'put', mark: before } : { kind: 'remove', mark };
}

/** The marks that a person has on a scene, of all classes. */
export function ownMarksOf(markings: readonly Marking[], siteId: string, analyst: string): readonly OwnMark[] {
  return markings
    .filter((one) => one.analyst === analyst && one.siteId === siteId && one.review !== 'rejected')
    .flatMap(({ marks, objectClass }) => marks.map(({ geometry, id }) => ({ id, objectClass, geometry })));
}
