import { type CancelSignal, type PartialDate, type Scene, canonicalJson, sha256Hex, withoutQuery } from '#core';
import { readPlace } from '../counting/count-scene.ts';
import { chooseDetector } from '../counting/choose-detector.ts';
import { planScene } from '../plan-scene.ts';
import { placesToCover, readScenes, usualMostCloud } from '../plan-scenes.ts';
import type { StoreReader } from '../ports/store.ts';
import type { Recipient } from '../watch/watch-plan.ts';
import type { NewJob } from './job.ts';

export interface CountPlanRequest {
  /** Id, name or alias. */
  readonly site: string;
  readonly objectClass: string;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  /** 0..1 */
  readonly mostCloud?: number;
  /** Who is told of what is unusual. */
  readonly tell?: readonly Recipient[];
  /** Nobody is told of scenes that were taken before this instant: they are the past that the new is compared with. */
  readonly tellFrom?: string | null;
  readonly workbench?: string | null;
  readonly signal?: CancelSignal;
}

/** What a count job is given; all that it needs on whatever machine it runs. */
export interface CountInput {
  readonly siteId: string;
  readonly sceneId: string;
  readonly objectClass: string;
  readonly tell: readonly Recipient[];
  readonly workbench: string | null;
}

/**
 * A job for each usable scene of a site. The same scene, zones and detector give the same job, which is done once; a
 * scene that was processed anew, zones that were drawn anew or a newer detector give another. Throws as `planScenes`.
 */
export async function planCounts(store: StoreReader, request: CountPlanRequest): Promise<NewJob[]> {
  const { mostCloud = usualMostCloud, objectClass, tell = [], tellFrom = null, workbench = null } = request;
  const { site, scenes } = await readScenes(store, request);
  const places = placesToCover(site, await store.list('zone', { siteId: site.id }));
  const usable = scenes.filter((scene) => planScene(scene, { places, objectClass, mostCloud }).usable);
  if (usable.length === 0) return [];
  const { layout } = await readPlace(store, site, objectClass);
  const how = { zones: layout.zones, detector: chooseDetector(objectClass) };
  return usable.map((scene): NewJob => {
    const isNew = tellFrom !== null && scene.start >= tellFrom;
    const input: CountInput = {
      siteId: site.id,
      sceneId: scene.id,
      objectClass,
      tell: isNew ? tell : [],
      workbench,
    };
    const version = sha256Hex(canonicalJson({ ...how, scene: sceneVersion(scene) })).slice(0, 16);
    const id = `count/${site.id}/${objectClass}/${scene.id}/${version}`;
    return { id, kind: 'count', input: { ...input }, notBefore: null, queue: null };
  });
}

/**
 * What tells one processing of a scene from another: when the catalog changed it, and its assets without the signatures
 * that many servers put into their addresses, which are others with every search (STAC `updated`, `file:checksum`).
 */
function sceneVersion({ id, item, start }: Scene): object {
  const properties = (item['properties'] ?? {}) as Readonly<Record<string, unknown>>;
  const assets = (item['assets'] ?? {}) as Readonly<Record<string, { href?: string; 'file:checksum'?: string }>>;
  return {
    id,
    start,
    updated: properties['updated'] ?? null,
    assets: Object.entries(assets).map(([key, asset]) => [
      key,
      asset.href === undefined ? null : withoutQuery(asset.href),
      asset['file:checksum'] ?? null,
    ]),
  };
}
