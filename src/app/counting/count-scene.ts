import type { CancelSignal, Scene, Site } from '#core';
import { type CountLayout, CountError, type TrackLook, layOutZones } from '#imagery';
import { findSite } from '../assess-site.ts';
import { CaseError } from '../errors.ts';
import type { ChangeContext, Images, Store, StoreReader } from '../ports.ts';
import { countOpenImage } from './count-open-image.ts';
import { type CountReport, reportCount } from './count-report.ts';
import { type KeptCount, keepCount } from './keep-count.ts';
import { openScene, zonesToCount } from './open-scene.ts';
import { type DrawRequest, type DrawnCount, drawCount, notDrawn } from './pictures/draw-count.ts';

export interface CountSceneRequest {
  readonly sceneId: string;
  /** Id, name or alias; null: the only site with tracks that the scene covers. */
  readonly site?: string | null;
  readonly objectClass: string;
  /** Of all intervals, 0..1; default 0.9. */
  readonly level?: number;
  readonly context: ChangeContext;
  /** Pictures of it; none by default. */
  readonly draw?: DrawRequest;
  readonly signal?: CancelSignal;
  readonly onProgress?: (fraction: number) => void;
}

export interface SceneCount {
  readonly sceneId: string;
  readonly siteId: string;
  /** UTC instant */
  readonly date: string;
  readonly isSimulated: boolean;
  readonly report: CountReport;
  readonly kept: KeptCount;
  readonly drawn: DrawnCount;
}

/**
 * Counts on one kept scene of a site and keeps the result as drafts. Throws CaseError for a scene or site that is not
 * there, CountError and SourceError for what cannot be counted or read.
 */
export async function countScene(
  ports: { readonly store: Store; readonly images: Images },
  request: CountSceneRequest,
): Promise<SceneCount> {
  const { store } = ports;
  const scene = await store.get('scene', request.sceneId);
  if (!scene) throw new CaseError('no-such-record', `there is no scene "${request.sceneId}" in this workspace`);
  const site = await (request.site === null || request.site === undefined
    ? findOnlySite(store, scene)
    : findSite(store, request.site));
  return countOnScene(ports, scene, await readPlace(store, site), request);
}

/** A site with its zones laid out; the same for all of its scenes. */
export interface CountPlace {
  readonly site: Site;
  readonly layout: CountLayout;
}

/** Throws CountError `not-countable` for a site without tracks. */
export async function readPlace(store: StoreReader, site: Site): Promise<CountPlace> {
  const zones = zonesToCount(await store.list('zone', { siteId: site.id }));
  if (!zones.some(({ geometry }) => geometry.type === 'LineString'))
    throw new CountError(
      'not-countable',
      `${site.name} has no tracks: railcars are counted along tracks; import zones that are lines (LineString) with siteId "${site.id}"`,
    );
  const layout = layOutZones(zones);
  const crossed = new Set(layout.areas.filter(({ spans }) => spans.length > 0).map(({ id }) => id));
  const areas = layout.areas.filter(({ id }) => crossed.has(id));
  const used = zones.filter(({ id, geometry }) => geometry.type === 'LineString' || crossed.has(id));
  return { site, layout: { ...layout, zones: used, areas } };
}

/** Reads, counts and keeps. */
export async function countOnScene(
  { store, images }: { readonly store: Store; readonly images: Images },
  scene: Scene,
  { site, layout }: CountPlace,
  request: Omit<CountSceneRequest, 'sceneId' | 'site'> & {
    readonly otherDates?: readonly (readonly TrackLook[])[];
  },
): Promise<SceneCount> {
  const { draw, objectClass, level = 0.9, signal, onProgress, otherDates = [] } = request;
  const open = await openScene(images, scene, layout, signal);
  try {
    const { image, href, gsdMetres, bands, sunAzimuth, clouds, notes } = open;
    const task = { image, layout, objectClass, level, sunAzimuth, gsdMetres, bands, clouds, otherDates };
    const counted = await countOpenImage({ ...task, signal, onProgress });
    signal?.throwIfAborted();
    const kept = await keepCount(store, { site, scene, objectClass, counted, href, notes }, request.context);
    const report = reportCount(counted, href, objectClass);
    const caption = {
      title: `${site.name}, ${scene.id}`,
      objectClass,
      date: scene.start,
      isSimulated: open.isSimulated,
    };
    return {
      sceneId: scene.id,
      siteId: site.id,
      date: scene.start,
      isSimulated: open.isSimulated,
      report: { ...report, notes: [...report.notes, ...notes] },
      kept,
      drawn: draw ? await drawCount(draw, image, counted, caption, signal) : notDrawn,
    };
  } finally {
    await open.image.close();
  }
}

async function findOnlySite(store: StoreReader, scene: Scene): Promise<Site> {
  const sites: Site[] = [];
  for (const site of await store.list('site')) {
    const [seen] = await store.list('scene', { siteId: site.id, ids: [scene.id] });
    if (!seen) continue;
    const zones = zonesToCount(await store.list('zone', { siteId: site.id }));
    if (zones.some(({ geometry }) => geometry.type === 'LineString')) sites.push(site);
  }
  const [only, ...others] = sites;
  if (only && others.length === 0) return only;
  throw new CaseError(
    'no-such-site',
    only
      ? `${scene.id} shows ${sites.map(({ id }) => id).join(', ')}: choose one with --site`
      : `${scene.id} shows no site with tracks (zones that are lines)`,
  );
}
