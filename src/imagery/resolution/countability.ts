import { type ClassLimits, findClassLimits } from './class-limits.ts';
import { predictNiirs } from './giqe5.ts';

/**
 * What an image of some resolution can say about an object class: single objects (`count`), the length of track
 * or quay they fill (`length`), whether anything stands there (`occupancy`), or nothing. `flagged` marks a count
 * that a second person should look at.
 */
export interface Countability {
  readonly answer: 'count' | 'length' | 'occupancy' | 'none';
  readonly flagged: boolean;
  /** The kind of object can be told: a tank wagon from a box wagon. */
  readonly canType: boolean;
  /** Rating on the visible NIIRS scale expected at this resolution; null where it is not known. */
  readonly niirs: number | null;
  readonly reason: string;
}

/**
 * What can be answered about `objectClass` (`railcar`, `Railcars`, `ships`) in an image of this GSD in metres.
 * `measuredMetres` is what the pixels were found to be worth (`measureSharpness`): the coarser of both decides.
 */
export function countability(
  objectClass: string,
  gsdMetres: number | null,
  measuredMetres: number | null = null,
): Countability {
  const limits = findClassLimits(objectClass);
  if (!limits) return none(null, `no limits are known for "${objectClass}"`);
  if (gsdMetres === null) return none(null, 'the resolution of the image is not known');
  if (!isLength(gsdMetres)) return none(null, `a resolution of ${gsdMetres} m is not possible`);
  if (measuredMetres === null || !isLength(measuredMetres) || measuredMetres <= gsdMetres) {
    return judge(limits, gsdMetres, `at ${printed(gsdMetres)} m`);
  }
  return judge(
    limits,
    measuredMetres,
    `its pixels are ${printed(gsdMetres)} m but show no more than ${printed(measuredMetres)} m would:`,
  );
}

function judge(limits: ClassLimits, gsd: number, seen: string): Countability {
  const { objects, type, sure, count, length, occupancy, trouble } = limits;
  const niirs = predictNiirs({ gsdMetres: gsd });
  const answer = { flagged: false, canType: gsd <= type, niirs };
  if (gsd <= sure)
    return { ...answer, answer: 'count', reason: `${seen} single ${objects} stand apart (limit ${sure} m)` };
  if (gsd <= count)
    return { ...answer, answer: 'count', flagged: true, reason: `${seen} ${trouble} (sure to ${sure} m)` };
  if (length !== null && gsd <= length)
    return { ...answer, answer: 'length', reason: `${seen} ${objects} merge; the occupied length can be measured` };
  if (gsd <= occupancy)
    return { ...answer, answer: 'occupancy', reason: `${seen} only whether ${objects} stand there can be told` };
  return none(niirs, `${seen} ${objects} are not seen (limit ${occupancy} m)`);
}

function none(niirs: number | null, reason: string): Countability {
  return { answer: 'none', flagged: false, canType: false, niirs, reason };
}

function isLength(metres: number): boolean {
  return metres > 0 && Number.isFinite(metres);
}

function printed(metres: number): number {
  return Number(metres.toPrecision(3));
}
