import type { CancelSignal, Scene, Site, Zone } from '#core';
import { type CountLayout, CountError, layOutZones } from '#imagery';
import { findSite } from '../assess-site.ts';
import { CaseError } from '../errors.ts';
import type { Images } from '../ports/images.ts';
import type { ChangeContext, Store, StoreReader } from '../ports/store.ts';
import { isVessel, requireCounted } from './choose-detector.ts';
import { type CountedImage, countOpenImage } from './count-open-image.ts';
import { type CountReport, reportCount } from './count-report.ts';
import { type KeptCount, keepCount } from './keep-count.ts';
import { openScene, zonesToCount } from './open-scene.ts';
import type { Caption } from './pictures/caption.ts';
import { type DrawRequest, type DrawnCount, drawCount, notDrawn } from './pictures/draw-count.ts';
import { countVesselsOnScene } from './vessels/count-vessels-on-scene.ts';

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
    ? findOnlySite(store, scene, request.objectClass)
    : findSite(store, request.site));
  const place = await readPlace(store, site, request.objectClass);
  return countOnScene(ports, scene, place, request);
}

/** A site with its zones laid out; the same for all of its scenes. */
export interface CountPlace {
  readonly site: Site;
  readonly layout: CountLayout;
}

/** Throws CountError `not-countable` for a class that nothing counts, or a site without zones that it can be counted in. */
export async function readPlace(store: StoreReader, site: Site, objectClass: string): Promise<CountPlace> {
  requireCounted(objectClass);
  const all = await store.list('zone', { siteId: site.id });
  if (isVessel(objectClass)) return { site, layout: { zones: waterZones(site, all), tracks: [], areas: [] } };
  const zones = zonesToCount(all);
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

const onWater: ReadonlySet<string> = new Set<Zone['function']>(['berth', 'water', 'other']);

/** Areas and lines that vessels may lie in. Throws CountError where there are none. */
function waterZones(site: Site, zones: readonly Zone[]): Zone[] {
  const found = zones.filter(({ function: purpose, geometry }) => geometry.type !== 'Point' && onWater.has(purpose));
  if (found.length > 0) return found;
  throw new CountError(
    'not-countable',
    `${site.name} has no zones with water: import areas or lines with siteId "${site.id}" and the function berth, water or other`,
  );
}

/** Reads, counts and keeps. */
export async function countOnScene(
  { store, images }: { readonly store: Store; readonly images: Images },
  scene: Scene,
  { site, layout }: CountPlace,
  request: Omit<CountSceneRequest, 'sceneId' | 'site'>,
): Promise<SceneCount> {
  const { draw, objectClass, level = 0.9, signal, onProgress } = request;
  if (isVessel(objectClass)) return countOnWater({ store, images }, scene, { site, layout }, request);
  const open = await openScene(images, scene, layout, signal);
  try {
    const { image, href, gsdMetres, bands, sunAzimuth, clouds, notes } = open;
    const task = { image, layout, objectClass, level, sunAzimuth, gsdMetres, bands, clouds };
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

async function countOnWater(
  ports: { readonly store: Store; readonly images: Images },
  scene: Scene,
  { site, layout: { zones } }: CountPlace,
  { context, draw, objectClass, level = 0.9, signal, onProgress }: Omit<CountSceneRequest, 'sceneId' | 'site'>,
): Promise<SceneCount> {
  const task = { site, scene, zones, objectClass, level, signal, onProgress };
  const { counted, href, notes } = await countVesselsOnScene(ports, task);
  signal?.throwIfAborted();
  const kept = await keepCount(ports.store, { site, scene, objectClass, counted, href, notes }, context);
  const report = reportCount(counted, href, objectClass);
  const caption = { title: `${site.name}, ${scene.id}`, objectClass, date: scene.start, isSimulated: false };
  return {
    sceneId: scene.id,
    siteId: site.id,
    date: scene.start,
    isSimulated: false,
    report: { ...report, notes: [...report.notes, ...notes] },
    kept,
    drawn: draw ? await drawImage(ports.images, href, draw, counted, caption, signal) : notDrawn,
  };
}

async function drawImage(
  images: Images,
  href: string,
  draw: DrawRequest,
  counted: CountedImage,
  caption: Caption,
  signal: CancelSignal | undefined,
): Promise<DrawnCount> {
  const image = await images.open(href, signal ? { signal } : {});
  try {
    return await drawCount(draw, image, counted, caption, signal);
  } finally {
    await image.close();
  }
}

async function findOnlySite(store: StoreReader, scene: Scene, objectClass: string): Promise<Site> {
  const sites: Site[] = [];
  for (const site of await store.list('site')) {
    const [seen] = await store.list('scene', { siteId: site.id, ids: [scene.id] });
    if (!seen) continue;
    const zones = await store.list('zone', { siteId: site.id });
    const suits = isVessel(objectClass)
      ? zones.some(({ function: purpose }) => onWater.has(purpose))
      : zonesToCount(zones).some(({ geometry }) => geometry.type === 'LineString');
    if (suits) sites.push(site);
  }
  const [only, ...others] = sites;
  if (only && others.length === 0) return only;
  throw new CaseError(
    'no-such-site',
    only
      ? `${scene.id} shows ${sites.map(({ id }) => id).join(', ')}: choose one with --site`
      : `${scene.id} shows no site with ${isVessel(objectClass) ? 'zones on water' : 'tracks (zones that are lines)'}`,
  );
}
