import type { Mark, Marking } from '#core';
import { type Consist, buildConsists } from '#imagery';

/** A consist with where it was seen; its wagons in order along the centreline of the zone. */
export interface KeptConsist extends Consist {
  readonly siteId: string;
  readonly sceneId: string;
  readonly zoneId: string;
  /** One per wagon, in the same order. */
  readonly markIds: readonly string[];
}

/** What a measured length is good for, metres: at fine resolution, and in proportion to a coarse one. */
const lengthDeviation = (gsdMetres: number | null): number => Math.hypot(0.35, 0.6 * (gsdMetres ?? 0.3));

/**
 * The consists of one marking: marks with a length and a place along a zone, grouped where they stand coupled. Marks
 * without either tell nothing here.
 */
export function consistsOfMarking(marking: Marking): KeptConsist[] {
  const byZone = Map.groupBy(marking.marks.flatMap(placeMark), ({ zoneId }) => zoneId);
  return [...byZone].flatMap(([zoneId, wagons]) =>
    buildConsists(wagons).map((group, index) => ({
      id: `${marking.id} ${zoneId} ${index}`,
      siteId: marking.siteId,
      sceneId: marking.sceneId,
      zoneId,
      markIds: group.map(({ mark }) => mark.id),
      wagons: group.map(({ mark, startMetres, endMetres }) => ({
        lengthMetres: endMetres - startMetres,
        lengthDeviation: lengthDeviation(marking.gsdMetres),
        colour: mark.colour,
      })),
    })),
  );
}

interface PlacedMark {
  readonly mark: Mark;
  readonly zoneId: string;
  readonly startMetres: number;
  readonly endMetres: number;
}

function placeMark(mark: Mark): PlacedMark[] {
  const { zoneId, lengthMetres, alongMetres } = mark;
  if (zoneId === null || lengthMetres === null || alongMetres === null) return [];
  return [{ mark, zoneId, startMetres: alongMetres - lengthMetres / 2, endMetres: alongMetres + lengthMetres / 2 }];
}

/**
 * One marking of each scene and site: an accepted one before drafts, one with measured wagons before one without, then
 * in order of id. Two markings of one scene are the same wagons twice and must not find each other. Rejected ones are left
 * out.
 */
export function chooseMarkings(markings: readonly Marking[]): Marking[] {
  const rank = (marking: Marking): number =>
    (marking.review === 'accepted' ? 0 : 2) + (marking.marks.some((mark) => placeMark(mark).length > 0) ? 0 : 1);
  const groups = Map.groupBy(
    markings.filter(({ review }) => review !== 'rejected'),
    ({ siteId, sceneId }) => `${siteId}\n${sceneId}`,
  );
  return [...groups.values()].flatMap((group) => group.toSorted((a, b) => rank(a) - rank(b))[0] ?? []);
}
