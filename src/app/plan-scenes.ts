import {
  type CancelSignal,
  type PartialDate,
  type Scene,
  type Site,
  type Zone,
  firstDay,
  formatDay,
  lastDay,
} from '#core';
import { findSite } from './assess-site.ts';
import { CaseError } from './errors.ts';
import { type ScenePlan, planScene } from './plan-scene.ts';
import type { StoreReader } from './ports/store.ts';
import type { SceneQuery } from './scene-query.ts';

/** Which scenes of which place, and what for. */
export interface ScenesRequest {
  /** Id, name or alias. */
  readonly site: string;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly objectClass: string;
  /** 0..1; default `usualMostCloud`: beyond that the site itself is hardly ever clear. */
  readonly mostCloud?: number;
  /** Instead of the zones that are kept for the site. */
  readonly zones?: readonly Zone[];
  readonly signal?: CancelSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The kept scenes of a site in order of time, each with what it can answer. */
export interface ScenesReport {
  readonly siteId: string;
  readonly objectClass: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Ids of the zones whose cover was looked at; empty where the site itself was. */
  readonly zones: readonly string[];
  readonly total: number;
  readonly usable: number;
  readonly scenes: readonly ScenePlan[];
}

/**
 * Scenes are read in pages: an item has about 20 kB, and each page makes the store sort the site's scenes by id once
 * more (0.3 s for 100,000), so that small pages cost more time than large ones memory.
 */
const pageSize = 4000;

/** Clouds of a scene that is usable, 0..1, unless told. */
export const usualMostCloud = 0.8;

/**
 * Plans what of an archive is usable. Only what the items say is used, no pixel is read. Throws CaseError
 * `no-such-site`, and `no-place` for a site of which nobody knows where it is.
 */
export async function planScenes(store: StoreReader, request: ScenesRequest): Promise<ScenesReport> {
  const { site, filter } = await readRequest(store, request);
  const zones = request.zones ?? (await store.list('zone', { siteId: site.id }));
  const places = placesToCover(site, zones);
  const { objectClass, mostCloud = usualMostCloud } = request;
  const scenes: ScenePlan[] = [];
  const total = await store.count('scene', filter);
  for (let after: string | undefined; ;) {
    const page = await store.list('scene', { ...filter, limit: pageSize, ...(after === undefined ? {} : { after }) });
    for (const scene of page) scenes.push(planScene(scene, { places, objectClass, mostCloud }));
    request.onProgress?.(scenes.length, total);
    after = page.at(-1)?.id;
    if (page.length < pageSize) break;
    request.signal?.throwIfAborted();
  }
  return {
    siteId: site.id,
    objectClass,
    from: filter.from ?? null,
    to: filter.to ?? null,
    zones: zones.map(({ id }) => id),
    total: scenes.length,
    usable: scenes.filter(({ usable }) => usable).length,
    scenes: scenes.toSorted((one, other) => one.date.localeCompare(other.date)),
  };
}

/** The same request as a search in a catalog. Throws as `planScenes` does. */
export async function queryForSite(
  store: StoreReader,
  request: ScenesRequest,
  { collections = [], most = null }: { readonly collections?: readonly string[]; readonly most?: number | null } = {},
): Promise<SceneQuery> {
  const { site, filter } = await readRequest(store, request);
  return {
    area: site.geometry,
    from: filter.from ?? null,
    to: filter.to ?? null,
    collections,
    ids: [],
    mostCloud: request.mostCloud ?? null,
    most,
  };
}

async function readRequest(
  store: StoreReader,
  request: Pick<ScenesRequest, 'site' | 'from' | 'to'>,
): Promise<{ site: Site; filter: { siteId: string; from?: string; to?: string } }> {
  const site = await findSite(store, request.site);
  if (!site.geometry) {
    throw new CaseError('no-place', `${site.name} has no position: give it one in a sites GeoJSON and import that`);
  }
  const from = request.from === null ? {} : { from: `${formatDay(firstDay(request.from))}T00:00:00Z` };
  const to = request.to === null ? {} : { to: `${formatDay(lastDay(request.to))}T23:59:59.999Z` };
  return { site, filter: { siteId: site.id, ...from, ...to } };
}

/** What a scene must show: the zones of a site, or the site itself where none are drawn. */
export function placesToCover(
  { id, geometry }: Site,
  zones: readonly Zone[],
): readonly { readonly id: string; readonly geometry: NonNullable<Site['geometry']> }[] {
  if (zones.length > 0) return zones;
  return geometry ? [{ id, geometry }] : [];
}

/** All kept scenes of a site in a time, oldest first. Throws as `planScenes` does. */
export async function readScenes(
  store: StoreReader,
  request: Pick<ScenesRequest, 'site' | 'from' | 'to' | 'signal'>,
): Promise<{ site: Site; scenes: Scene[] }> {
  const { site, filter } = await readRequest(store, request);
  const scenes: Scene[] = [];
  for (let after: string | undefined; ;) {
    const page = await store.list('scene', { ...filter, limit: pageSize, ...(after === undefined ? {} : { after }) });
    scenes.push(...page);
    after = page.at(-1)?.id;
    if (page.length < pageSize) break;
    request.signal?.throwIfAborted();
  }
  return { site, scenes: scenes.sort((one, other) => one.start.localeCompare(other.start)) };
}
