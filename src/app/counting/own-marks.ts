import {
  type Mark,
  type Marking,
  type Observation,
  type Scene,
  type Zone,
  canonicalJson,
  derivedId,
  objectClassKey,
  parsePartialDate,
  sha256Hex,
} from '#core';
import { CaseError } from '../errors.ts';
import { standsIn } from '../marks-in-zone.ts';
import type { ChangeContext, Store } from '../ports/store.ts';

/** What a person has marked of one class on one scene: all of it, each time. */
export interface OwnMarks {
  readonly siteId: string;
  readonly sceneId: string;
  readonly objectClass: string;
  readonly gsdMetres: number | null;
  readonly marks: readonly Pick<Mark, 'id' | 'geometry'>[];
}

/** The marking of one person: the same for every spelling of the class, so that two tabs of one person share it. */
function ownMarkingId({ objectClass, sceneId, siteId }: OwnMarks, analyst: string): string {
  return derivedId('marking', { site: siteId, scene: sceneId, class: objectClassKey(objectClass), analyst });
}

/**
 * Keeps what a person has marked, as a draft; each mark is put into the zone it stands in, and every zone of the site counts
 * as looked at. `seen` is the hash of the marking as the person's browser knows it, null where it knows of none. The same
 * marks again change nothing, whatever `seen` is, so that a request may be repeated. Throws CaseError `changed-meanwhile`
 * where somebody (a second tab) has changed it since, and `no-such-record`.
 */
export async function keepOwnMarks(
  store: Store,
  own: OwnMarks,
  seen: string | null,
  by: ChangeContext,
): Promise<{ readonly marking: Marking; readonly sha256: string }> {
  if (by.actor.kind !== 'person') throw new CaseError('not-reviewable', 'only a person marks by hand');
  const { marks, ...about } = own;
  return store.transaction(by, async (writer) => {
    const [scene] = await writer.list('scene', { siteId: own.siteId, ids: [own.sceneId] });
    if (!scene)
      throw new CaseError('no-such-record', `there is no scene "${own.sceneId}" over a site "${own.siteId}" here`);
    const zones = await writer.list('zone', { siteId: own.siteId });
    const marking: Marking = {
      ...about,
      id: ownMarkingId(own, by.actor.name),
      maker: null,
      analyst: by.actor.name,
      pixels: null,
      zones: zones.map(({ id: zoneId }) => ({ zoneId, status: 'observed', visibleShare: 1, reason: null })),
      marks: marks.map((mark) => placeMark(mark, zones)),
      review: 'draft',
    };
    const before = await writer.get('marking', marking.id);
    const sha256 = sha256Hex(canonicalJson(marking));
    const kept = before ? sha256Hex(canonicalJson(before)) : null;
    if (kept !== sha256 && kept !== seen)
      throw new CaseError('changed-meanwhile', `the marking "${marking.id}" has been changed since it was read`);
    await writer.put('marking', [marking]);
    return { marking, sha256 };
  });
}

function placeMark({ geometry, id }: Pick<Mark, 'id' | 'geometry'>, zones: readonly Zone[]): Mark {
  const mark: Mark = { id, geometry, zoneId: null, score: null, lengthMetres: null, alongMetres: null, colour: null };
  return { ...mark, zoneId: zones.find((zone) => standsIn(mark, zone))?.id ?? null };
}

/** What a finished count by hand says: one observation for each zone that was looked at, and one for the site. */
export function countOwnMarks(marking: Marking, scene: Scene): Observation[] {
  const looked = marking.zones.filter(({ status }) => status === 'observed').map(({ zoneId }) => zoneId);
  return [...looked, null].map((zoneId): Observation => {
    const count = marking.marks.filter((mark) => zoneId === null || mark.zoneId === zoneId).length;
    const [from, to] = [scene.start.slice(0, 10), scene.end.slice(0, 10)];
    return {
      id: derivedId('observation', { marking: marking.id, zone: zoneId }),
      siteId: marking.siteId,
      zoneId,
      objectClass: marking.objectClass,
      when: { from: parsePartialDate(from), to: from === to ? null : parsePartialDate(to) },
      seen: { kind: 'count', low: count, high: count },
      note: 'counted by eye',
      sensor: scene.platform,
      observer: marking.analyst,
      source: null,
      sceneId: scene.id,
      method: null,
      visibleShare: 1,
      review: marking.review,
    };
  });
}
