import { type Marking, objectClassKey } from '#core';
import { type DoubleCount, compareCounts } from '#imagery';
import { findSite } from './assess-site.ts';
import { CaseError } from './errors.ts';
import type { StoreReader } from './ports/store.ts';

/** Which two counts are compared. */
export interface DoubleCountRequest {
  /** Id, name or alias. */
  readonly site: string;
  readonly sceneId: string;
  readonly objectClass: string;
  /** Names of the two who marked (an analyst, or `detector version`); absent: the only two there are. */
  readonly by?: readonly [string, string];
  /** How far apart two marks of one object may be. */
  readonly toleranceMetres?: number;
}

/**
 * Compares the marks of two people, or of a person and a detector, on one scene. Throws CaseError `no-such-site`, or
 * `nothing-to-assess` naming who has marked the scene where there are not exactly two, or not those asked for.
 */
export async function doubleCount(store: StoreReader, request: DoubleCountRequest): Promise<DoubleCount> {
  const site = await findSite(store, request.site);
  const { sceneId, objectClass, by, toleranceMetres } = request;
  const kept = await store.list('marking', { siteId: site.id, sceneId, objectClass });
  const markings = kept.filter(({ review }) => review !== 'rejected');
  const [one, other] = by ? by.map((name) => findBy(markings, name)) : markings;
  if (!one || !other || (!by && markings.length !== 2)) throw notTwo(sceneId, objectClass, markings);
  // Two spellings of one class are one class.
  return compareCounts(
    one,
    objectClassKey(other.objectClass) === objectClassKey(one.objectClass)
      ? { ...other, objectClass: one.objectClass }
      : other,
    toleranceMetres === undefined ? {} : { toleranceMetres },
  );
}

/** A marking against every other that is not rejected of the same scene, site and class. Throws CaseError `no-such-record`. */
export async function compareOwnCount(store: StoreReader, markingId: string): Promise<DoubleCount[]> {
  const own = await store.get('marking', markingId);
  if (!own) throw new CaseError('no-such-record', `there is no marking "${markingId}" in this workspace`);
  const { objectClass, sceneId, siteId } = own;
  const others = await store.list('marking', { siteId, sceneId, objectClass });
  return others
    .filter(({ id, review }) => id !== own.id && review !== 'rejected')
    .map((other) => compareCounts(own, { ...other, objectClass }));
}

function findBy(markings: readonly Marking[], name: string): Marking | undefined {
  const wanted = name.toLowerCase();
  return markings.find((marking) => markerOf(marking).toLowerCase() === wanted || marking.id === name);
}

function markerOf({ analyst, maker }: Marking): string {
  return analyst ?? (maker ? `${maker.name} ${maker.version}` : 'unknown');
}

function notTwo(sceneId: string, objectClass: string, markings: readonly Marking[]): CaseError {
  const names = markings.map(markerOf).join(', ') || 'nobody';
  return new CaseError(
    'nothing-to-assess',
    `expected two who have marked ${objectClass} on scene ${sceneId}; marked by: ${names}`,
  );
}
