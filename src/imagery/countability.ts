import { objectClassKey } from '#core';

/**
 * What an image of some resolution can say about an object class: single objects (`count`), the length of track
 * or quay they fill (`length`), whether anything stands there (`occupancy`), or nothing. `flagged` marks a count
 * that a second person should look at.
 */
export interface Countability {
  readonly answer: 'count' | 'length' | 'occupancy' | 'none';
  readonly flagged: boolean;
  readonly reason: string;
}

/** Coarsest GSD in metres for each answer; a count beyond `sure` is flagged. */
interface Limits {
  readonly objects: string;
  readonly sure: number;
  readonly count: number;
  readonly length: number;
  readonly occupancy: number;
}

/**
 * Railcars. The visible NIIRS scale (IRARS) names what an image of each rating shows; GIQE-5 ties ratings to the
 * ground sample distance. NIIRS 5 (about 0.53 m): single cars, by type. NIIRS 3 (about 2.1 m): strings of rolling
 * stock, not single cars. Cars stand closer to each other than they are long, so the gap sets the limit: 0.7 m
 * still shows it, 1 m sometimes, beyond that the filled length is what remains. Between and beyond the two
 * ratings the limits are our reading, to be replaced by measured ones.
 */
const limitsByClass = new Map<string, Limits>([
  ['railcar', { objects: 'railcars', sure: 0.7, count: 1, length: 2, occupancy: 3 }],
]);

/** What can be answered about `objectClass` (`railcar`, `Railcars`) in an image of this GSD in metres. */
export function countability(objectClass: string, gsdMetres: number | null): Countability {
  const limits = limitsByClass.get(objectClassKey(objectClass));
  if (!limits) return none(`no limits are known for "${objectClass}"`);
  if (gsdMetres === null) return none('the resolution of the image is not known');
  if (!(gsdMetres > 0 && Number.isFinite(gsdMetres))) return none(`a resolution of ${gsdMetres} m is not possible`);
  return judge(limits, gsdMetres);
}

function judge({ objects, sure, count, length, occupancy }: Limits, gsd: number): Countability {
  const seen = `at ${Number(gsd.toPrecision(3))} m`;
  if (gsd <= sure)
    return { answer: 'count', flagged: false, reason: `${seen} single ${objects} stand apart (limit ${sure} m)` };
  if (gsd <= count)
    return {
      answer: 'count',
      flagged: true,
      reason: `${seen} gaps between ${objects} begin to close (sure to ${sure} m)`,
    };
  if (gsd <= length)
    return {
      answer: 'length',
      flagged: false,
      reason: `${seen} ${objects} merge; the occupied length can be measured`,
    };
  if (gsd <= occupancy)
    return { answer: 'occupancy', flagged: false, reason: `${seen} only whether ${objects} stand there can be told` };
  return none(`${seen} ${objects} are not seen (limit ${occupancy} m)`);
}

function none(reason: string): Countability {
  return { answer: 'none', flagged: false, reason };
}
