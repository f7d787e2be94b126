import {
  type DateSpan,
  type Mark,
  type MarkedZone,
  type Marking,
  type Observation,
  type Scene,
  type Seen,
  type Site,
  derivedId,
  objectClassKey,
  parsePartialDate,
  withoutQuery,
} from '#core';
import type { CountedMark, ImageCount, ZoneCount } from '#imagery';
import { chooseDetector } from './choose-detector.ts';
import type { CountedImage } from './count-open-image.ts';

/** What was counted of which site in which scene. */
export interface CountedScene {
  readonly site: Site;
  readonly scene: Scene;
  readonly objectClass: string;
  readonly counted: CountedImage;
  /** Of the image; what signs in at its server is left out. */
  readonly href: string;
  readonly notes: readonly string[];
}

/** The same for every version of the detector, so that a newer one renews its drafts. */
export function markingId(siteId: string, sceneId: string, objectClass: string): string {
  return derivedId('marking', identify(siteId, sceneId, objectClass));
}

/** Of the observation of a site as a whole (`zone` null) or of one of its zones. */
export function observationId(siteId: string, sceneId: string, objectClass: string, zone: string | null): string {
  return derivedId('observation', { ...identify(siteId, sceneId, objectClass), zone });
}

/** The marks and what was looked at, as a draft. */
export function draftMarking({ site, scene, objectClass, counted, href }: CountedScene): Marking {
  const { count, sha256 } = counted;
  return {
    id: markingId(site.id, scene.id, objectClass),
    siteId: site.id,
    sceneId: scene.id,
    objectClass,
    maker: count.detector,
    analyst: null,
    gsdMetres: count.gsdMetres,
    pixels: sha256 === null ? null : { href: withoutQuery(href), sha256 },
    zones: count.zones.map(({ id: zoneId, status, visibleShare, reason }): MarkedZone => {
      return { zoneId, status, visibleShare, reason };
    }),
    marks: count.marks.map(toMark),
    review: 'draft',
  };
}

function toMark({ id, geometry, zoneId, score, lengthMetres, alongMetres, colour }: CountedMark): Mark {
  return { id, geometry, zoneId, score, lengthMetres, alongMetres, colour };
}

/**
 * One observation for each zone and one for the site, as drafts. An image that is too coarse for any answer is said of
 * the site alone: a satellite of 10 m passes every few days, and each zone would say the same.
 */
export function draftObservations(counted: CountedScene): Observation[] {
  const { count } = counted.counted;
  const { answer } = count.countability;
  const whole: Part = { ...count, count: count.total, zoneId: null };
  const parts: Part[] = count.zones.map((zone) => ({ ...zone, zoneId: zone.id }));
  return [...(answer === 'none' ? [] : parts), whole].map((part) => draftObservation(counted, part));
}

type Part = Pick<ZoneCount, 'status' | 'reason' | 'visibleShare' | 'count' | 'occupied' | 'isOccupied'> & {
  readonly zoneId: string | null;
};

function draftObservation({ site, scene, objectClass, counted, notes }: CountedScene, part: Part): Observation {
  const { count } = counted;
  const { name, version } = count.detector;
  return {
    id: observationId(site.id, scene.id, objectClass, part.zoneId),
    siteId: site.id,
    zoneId: part.zoneId,
    objectClass: nameClass(objectClass, count),
    when: dateOf(scene),
    seen: seenOf(part),
    note: noteOn(part, count, notes),
    sensor: scene.platform,
    observer: part.status === 'not-observed' ? null : `${name} ${version}`,
    source: null,
    sceneId: scene.id,
    method: count.detector,
    visibleShare: part.visibleShare,
    review: 'draft',
  };
}

function identify(siteId: string, sceneId: string, objectClass: string): object {
  return {
    site: siteId,
    scene: sceneId,
    class: objectClassKey(objectClass),
    detector: chooseDetector(objectClass).name,
  };
}

/** A length is no count, and makes a series of its own. */
function nameClass(objectClass: string, { countability }: ImageCount): string {
  if (countability.answer === 'length') return `${objectClassKey(objectClass)} (occupied length)`;
  return countability.answer === 'occupancy' ? `${objectClassKey(objectClass)} (present)` : objectClass;
}

function seenOf({ status, reason, count, occupied, isOccupied }: Part): Seen {
  if (status !== 'observed') return { kind: status, reason: reason ?? 'it could not be seen' };
  // Without an interval the count stands for itself, and the note says so.
  if (count)
    return { kind: 'count', low: count.low ?? count.count, high: count.low === null ? count.count : count.high };
  if (occupied) return { kind: 'measure', unit: 'm', low: round(occupied.low), high: round(occupied.high) };
  return isOccupied === null
    ? { kind: 'unusable', reason: reason ?? 'the resolution gives no answer' }
    : { kind: 'state', state: isOccupied };
}

/** `best 14, 90 % interval; flagged: …` */
function noteOn({ status, count, occupied, zoneId }: Part, whole: ImageCount, notes: readonly string[]): string | null {
  const best = count ? `best ${count.count}` : occupied ? `best ${round(occupied.metres)} m` : null;
  const level = count?.low === null ? 'no interval is known' : `${Math.round(whole.level * 100)} % interval`;
  const about = zoneId === null ? [...whole.notes, ...notes] : notes;
  const parts = [...(status === 'observed' && best ? [`${best}, ${level}`] : []), ...about];
  return parts.length === 0 ? null : parts.join('; ');
}

function dateOf({ start, end }: Scene): DateSpan {
  const [from, to] = [start.slice(0, 10), end.slice(0, 10)];
  return { from: parsePartialDate(from), to: from === to ? null : parsePartialDate(to) };
}

function round(metres: number): number {
  return Math.round(metres * 10) / 10;
}
