import {
  AppError,
  type BoundingBox,
  type CancelSignal,
  type Geometry,
  type MarkedZone,
  type Raster,
  type Scene,
  type Zone,
  computeBoundingBox,
} from '#core';
import {
  type CloudMask,
  type Registration,
  boxGeometry,
  coregister,
  findCloudMasks,
  findVisual,
  judgeZones,
  readSceneAssets,
} from '#imagery';
import { CaseError } from './errors.ts';
import type { ScenePlan } from './plan-scene.ts';
import type { ScenesReport } from './plan-scenes.ts';
import type { Images } from './ports/images.ts';
import type { StoreReader } from './ports/store.ts';

/** What the pixels of one scene say before anything is counted. */
export interface SceneLook {
  readonly sceneId: string;
  /** What can be seen of each zone: cloud, nodata and edges; null where the images could not be read. */
  readonly zones: readonly MarkedZone[] | null;
  /** How the scene lies to the reference; null for the reference itself, and where the images could not be read. */
  readonly registration: Registration | null;
  /** Why the images could not be read; null where they were. */
  readonly fault: string | null;
}

/** The looks at the usable scenes of a plan, and to which scene their shifts are. */
export interface LooksReport {
  readonly referenceId: string | null;
  readonly looks: readonly SceneLook[];
}

export interface LookOptions {
  /** Id of the scene that the others are compared with; absent: the finest that covers the site, clear first. */
  readonly referenceId?: string;
  /** Those the plan was made for, where they are not kept. */
  readonly zones?: readonly Zone[];
  readonly signal?: CancelSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Windows are not read finer than this many pixels a side: it is enough for a shift and a share. */
const mostPixels = 1024;
/** A shift needs some ground around the site to be found, pixels a side. */
const leastPixels = 320;

/**
 * Reads a small window of each usable scene of a plan: what can be seen of each zone, by the scene's cloud mask where
 * it has one, and by how much the scene is shifted against a reference. A scene whose images cannot be read is
 * reported with the fault. Throws CaseError `no-such-record` for a reference that is not among the usable scenes.
 */
export async function lookAtScenes(
  ports: { readonly store: StoreReader; readonly images: Images },
  report: ScenesReport,
  options: LookOptions = {},
): Promise<LooksReport> {
  const usable = report.scenes.filter((plan) => plan.usable);
  const reference = chooseReference(usable, options.referenceId);
  if (!reference) return { referenceId: null, looks: [] };
  const zones = options.zones ?? (await readZones(ports.store, report));
  const area = computeBox(zones);
  const base = await readPicture(ports, reference, area, reference.gsdMetres ?? 1, options.signal);
  const looks: SceneLook[] = [];
  for (const plan of usable) {
    options.signal?.throwIfAborted();
    looks.push(await lookAt(ports, plan, { reference, base, area, zones, signal: options.signal }));
    options.onProgress?.(looks.length, usable.length);
  }
  return { referenceId: reference.sceneId, looks };
}

/** Clear, whole and fine, in this order; of equals the first. */
function chooseReference(usable: readonly ScenePlan[], wanted: string | undefined): ScenePlan | undefined {
  if (wanted !== undefined) {
    const found = usable.find(({ sceneId }) => sceneId === wanted);
    if (found) return found;
    throw new CaseError('no-such-record', `"${wanted}" is not among the ${usable.length} usable scenes`);
  }
  const rank = ({ cloudFraction, coveredShare, gsdMetres }: ScenePlan): readonly number[] => [
    (cloudFraction ?? 0) > 0.1 ? 1 : 0,
    coveredShare < 0.99 ? 1 : 0,
    gsdMetres ?? Infinity,
  ];
  return usable.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    const at = a.findIndex((value, k) => value !== b[k]);
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
  })[0];
}

async function readZones(store: StoreReader, report: ScenesReport): Promise<Zone[]> {
  if (report.zones.length > 0) return store.list('zone', { ids: report.zones });
  const site = await store.get('site', report.siteId);
  if (!site?.geometry) return [];
  const { id, name, geometry, approximate, note } = site;
  return [{ id, siteId: id, name, function: 'other', geometry, approximate, note }];
}

function computeBox(zones: readonly Zone[]): BoundingBox {
  const boxes = zones.map(({ geometry }) => computeBoundingBox(geometry));
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}

interface LookTask {
  readonly reference: ScenePlan;
  readonly base: Raster;
  readonly area: BoundingBox;
  readonly zones: readonly Zone[];
  readonly signal: CancelSignal | undefined;
}

async function lookAt(
  ports: { readonly store: StoreReader; readonly images: Images },
  plan: ScenePlan,
  { reference, base, area, zones, signal }: LookTask,
): Promise<SceneLook> {
  try {
    const picture = plan === reference ? base : await readPicture(ports, plan, area, reference.gsdMetres ?? 1, signal);
    const clouds = await readClouds(ports, plan, area, signal);
    return {
      sceneId: plan.sceneId,
      zones: judgeZones(zones, picture, { clouds }),
      registration: plan === reference ? null : register(base, picture),
      fault: null,
    };
  } catch (error) {
    signal?.throwIfAborted();
    // What is wrong with one scene of an archive does not stop the others; defects of ours do.
    if (!(error instanceof AppError) && !(error instanceof RangeError)) throw error;
    return { sceneId: plan.sceneId, zones: null, registration: null, fault: error.message };
  }
}

/** Scenes of neighbouring UTM zones cannot be compared: that is an answer, not a fault. */
function register(base: Raster, picture: Raster): Registration {
  if (base.grid.crs === picture.grid.crs) return coregister(base, picture);
  const quality = { peakRatio: 1, tiles: 0, tilesAgreeing: 0, residualMetres: null };
  const reason = `its CRS is ${picture.grid.crs}, that of the reference ${base.grid.crs}`;
  return { status: 'not-registered', shift: null, quality, reason };
}

async function readPicture(
  ports: { readonly store: StoreReader; readonly images: Images },
  plan: ScenePlan,
  area: BoundingBox,
  referenceGsd: number,
  signal: CancelSignal | undefined,
): Promise<Raster> {
  const scene = await requireScene(ports.store, plan);
  const visual = findVisual(readSceneAssets(scene.item));
  const [wide, tall] = sizeOf(area);
  const gsd = Math.max(referenceGsd, plan.gsdMetres ?? referenceGsd, Math.max(wide, tall) / mostPixels);
  const bands = visual && (visual.bands.length === 1 || visual.bands.length === 2) ? [0] : undefined;
  return readWindow(ports.images, plan.href ?? '', widen(area, gsd), { gsd, bands, signal });
}

async function readClouds(
  ports: { readonly store: StoreReader; readonly images: Images },
  plan: ScenePlan,
  area: BoundingBox,
  signal: CancelSignal | undefined,
): Promise<CloudMask | null> {
  const [mask] = findCloudMasks(readSceneAssets((await requireScene(ports.store, plan)).item));
  if (!mask) return null;
  // Classes cannot be averaged: always at full resolution.
  const raster = await readWindow(ports.images, mask.asset.href, boxGeometry(area), { signal });
  return { kind: mask.kind, raster };
}

async function readWindow(
  images: Images,
  href: string,
  polygon: Geometry,
  { gsd, bands, signal }: { gsd?: number; bands?: readonly number[] | undefined; signal: CancelSignal | undefined },
): Promise<Raster> {
  const image = await images.open(href, signal === undefined ? {} : { signal });
  try {
    return await image.read({
      polygon,
      ...(gsd === undefined ? {} : { gsdMetres: gsd }),
      ...(bands === undefined ? {} : { bands }),
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    await image.close();
  }
}

/** The area with as much ground about it as a shift needs. */
function widen(area: BoundingBox, gsd: number): Geometry {
  const [west, south, east, north] = area;
  const [wide, tall] = sizeOf(area);
  const perLon = metresPerDegree * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [x, y] = [wide, tall].map((size) => Math.max(0, (leastPixels * gsd - size) / 2));
  const [dLon, dLat] = [(x ?? 0) / perLon, (y ?? 0) / metresPerDegree];
  return boxGeometry([west - dLon, Math.max(-90, south - dLat), east + dLon, Math.min(90, north + dLat)]);
}

const metresPerDegree = 111_320;

/** Metres, east–west and north–south. */
function sizeOf([west, south, east, north]: BoundingBox): [number, number] {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [(east - west) * metresPerDegree * shrink, (north - south) * metresPerDegree];
}

async function requireScene(store: StoreReader, { sceneId }: ScenePlan): Promise<Scene> {
  const scene = await store.get('scene', sceneId);
  if (!scene) throw new CaseError('no-such-record', `there is no scene "${sceneId}" in this workspace`);
  return scene;
}
