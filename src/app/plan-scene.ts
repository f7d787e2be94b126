import { type Geometry, type Scene, type Zone, computeBoundingBox } from '#core';
import {
  boxGeometry,
  computeCoveredShare,
  computeEffectiveGsd,
  countability,
  findBands,
  findCloudMasks,
  findVisual,
  readSceneAssets,
  readViewGeometry,
  type SceneAsset,
} from '#imagery';

/** What one kept scene can do for a site and an object class, told before any pixel is read. */
export interface ScenePlan {
  readonly sceneId: string;
  /** UTC instant */
  readonly date: string;
  readonly platform: string | null;
  readonly collection: string | null;
  /** On the ground at the view angle, not finer than the delivered pixels; null where the item says nothing. */
  readonly gsdMetres: number | null;
  readonly gsdBasis: string;
  /** Rating on the visible NIIRS scale expected by GIQE-5. */
  readonly niirs: number | null;
  readonly offNadirDegrees: number | null;
  readonly sunElevationDegrees: number | null;
  /** Of the whole scene, 0..1. */
  readonly cloudFraction: number | null;
  /** A mask that will say where the clouds are. */
  readonly hasCloudMask: boolean;
  /** Mean share of the zones (of the site where it has none) inside the footprint, 0..1. */
  readonly coveredShare: number;
  /** Zones of which more than half is inside the footprint. */
  readonly zonesCovered: number;
  readonly answer: 'count' | 'length' | 'occupancy' | 'none';
  readonly flagged: boolean;
  readonly canType: boolean;
  readonly usable: boolean;
  /** What speaks against it, the worst first; empty where nothing does. */
  readonly problems: readonly string[];
  /** Why `answer` is what it is. */
  readonly reason: string;
  /** The image to read; null where the scene offers none. */
  readonly href: string | null;
}

/** What a scene is judged for. */
export interface PlanTask {
  readonly places: readonly Pick<Zone, 'id' | 'geometry'>[];
  readonly objectClass: string;
  /** 0..1: scenes with more cloud than this are not usable. */
  readonly mostCloud: number;
}

/** Judges one scene by its STAC item alone. */
export function planScene(scene: Scene, task: PlanTask): ScenePlan {
  const assets = readSceneAssets(scene.item);
  const asset = chooseAsset(assets);
  const gsd = findGsd(scene, asset);
  const { answer, flagged, canType, niirs, reason } = countability(task.objectClass, gsd.metres);
  const view = readViewGeometry(scene.item);
  const shares = computeShares(task.places, scene);
  const coveredShare = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  const zonesCovered = shares.filter((share) => share > 0.5).length;
  const facts = { asset, answer, reason, coveredShare, zonesCovered, sun: view.sunElevationDegrees };
  const problems = listProblems(scene, task, facts);
  return {
    sceneId: scene.id,
    date: scene.start,
    platform: scene.platform,
    collection: scene.collection,
    gsdMetres: gsd.metres,
    gsdBasis: gsd.basis,
    niirs,
    offNadirDegrees: view.offNadirDegrees,
    sunElevationDegrees: view.sunElevationDegrees,
    cloudFraction: scene.cloudFraction,
    hasCloudMask: findCloudMasks(assets).length > 0,
    coveredShare,
    zonesCovered,
    answer,
    flagged,
    canType,
    usable: problems.length === 0,
    problems,
    reason,
    href: asset?.href ?? null,
  };
}

/** The picture, or the finest of single bands: their resolution is what counts here. */
function chooseAsset(assets: readonly SceneAsset[]): SceneAsset | undefined {
  const bands = findBands(assets, ['red']) ?? findBands(assets, ['green']) ?? findBands(assets, ['nir']);
  return findVisual(assets) ?? bands?.[0]?.asset;
}

function findGsd(scene: Scene, asset: SceneAsset | undefined): { metres: number | null; basis: string } {
  const found = asset && computeEffectiveGsd(scene.item, asset);
  if (found && (found.metres !== null || scene.gsdMetres === null)) return found;
  return { metres: scene.gsdMetres, basis: scene.gsdMetres === null ? 'not stated' : 'as stated for the scene' };
}

/** Most scenes cover all of a site: then its box already says so. */
function computeShares(places: PlanTask['places'], { footprint, bbox }: Scene): number[] {
  const cover = footprint ?? (bbox && boxGeometry(bbox));
  if (!cover) return places.map(() => 0);
  if (computeCoveredShare(boxAround(places), cover) === 1) return places.map(() => 1);
  return places.map(({ geometry }) => computeCoveredShare(geometry, cover));
}

/** Of places on both sides of the antimeridian it is a band round the globe, and says nothing. */
function boxAround(places: PlanTask['places']): Geometry {
  const boxes = places.map(({ geometry }) => computeBoundingBox(geometry));
  return boxGeometry([
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ]);
}

interface Facts {
  readonly asset: SceneAsset | undefined;
  readonly answer: ScenePlan['answer'];
  readonly reason: string;
  readonly coveredShare: number;
  readonly zonesCovered: number;
  readonly sun: number | null;
}

function listProblems(scene: Scene, task: PlanTask, facts: Facts): string[] {
  const problems: string[] = [];
  if (facts.zonesCovered === 0) {
    const share = `${Math.round(facts.coveredShare * 100)} %`;
    problems.push(facts.coveredShare === 0 ? 'does not cover the site' : `covers only ${share} of the site`);
  }
  if (facts.answer === 'none') problems.push(facts.reason);
  if (!facts.asset) problems.push('offers no image to count on');
  if (facts.sun !== null && facts.sun <= 0) problems.push('taken at night');
  if (scene.cloudFraction !== null && scene.cloudFraction > task.mostCloud) {
    problems.push(`${Math.round(scene.cloudFraction * 100)} % of the scene is under cloud`);
  }
  return problems;
}
