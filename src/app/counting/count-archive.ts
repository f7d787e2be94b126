import {
  AppError,
  type CancelSignal,
  type Maker,
  type Marking,
  type Observation,
  type PartialDate,
  type Scene,
} from '#core';
import { readScenes } from '../plan-scenes.ts';
import type { Images } from '../ports/images.ts';
import type { ChangeContext, Store } from '../ports/store.ts';
import { chooseDetector } from './choose-detector.ts';
import type { CountReport } from './count-report.ts';
import { type CountPlace, type SceneCount, countOnScene, readPlace } from './count-scene.ts';
import { markingId, observationId } from './draft-count.ts';
import type { DrawRequest } from './pictures/draw-count.ts';
import { sceneProblem } from './scene-problem.ts';

export interface CountArchiveRequest {
  /** Id, name or alias. */
  readonly site: string;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly objectClass: string;
  readonly level?: number;
  /** Counts again what this version of the detector has counted already. */
  readonly again?: boolean;
  readonly context: ChangeContext;
  /** Pictures of each scene that is counted, for `onCounted`. */
  readonly draw?: DrawRequest;
  readonly signal?: CancelSignal;
  /** Scenes that are done, of all. */
  readonly onProgress?: (done: number, total: number, sceneId: string) => void;
  /** Called after each scene that was counted, once it is kept. */
  readonly onCounted?: (scene: SceneCount) => Promise<void>;
}

/** How it went with one scene. */
export interface ArchivedScene {
  readonly sceneId: string;
  readonly date: string;
  /** `kept`: this version had counted it before. `passed-over`: the item says that it cannot help. */
  readonly outcome: 'counted' | 'kept' | 'passed-over' | 'failed';
  /** Why it was passed over or failed; null otherwise. */
  readonly reason: string | null;
  readonly countable: CountReport['countable'] | null;
  /** `count` is null for scenes that were counted before: their records keep the interval. */
  readonly total: Omit<CountReport['total'], 'level'> | null;
  readonly occupiedMetres: number | null;
  readonly isOccupied: CountReport['isOccupied'];
  readonly visibleShare: number | null;
}

export interface ArchiveReport {
  readonly siteId: string;
  readonly objectClass: string;
  readonly detector: Maker;
  readonly counted: number;
  readonly kept: number;
  readonly passedOver: number;
  readonly failed: number;
  readonly scenes: readonly ArchivedScene[];
}

/**
 * Counts on all kept scenes of a site, the oldest first, each kept before the next begins: what was done stays done,
 * and the next run goes on. A scene that fails is reported and the rest goes on. Throws CaseError and CountError for
 * what concerns the site as a whole, and what `signal` throws.
 */
export async function countArchive(
  ports: { readonly store: Store; readonly images: Images },
  request: CountArchiveRequest,
): Promise<ArchiveReport> {
  const { store } = ports;
  const { signal } = request;
  const { site, scenes } = await readScenes(store, request);
  const place = await readPlace(store, site, request.objectClass);
  const done: ArchivedScene[] = [];
  for (const scene of scenes) {
    signal?.throwIfAborted();
    request.onProgress?.(done.length, scenes.length, scene.id);
    done.push(await countOne(ports, scene, place, request));
  }
  request.onProgress?.(done.length, scenes.length, '');
  const tally = (outcome: ArchivedScene['outcome']): number => done.filter((one) => one.outcome === outcome).length;
  return {
    siteId: site.id,
    objectClass: request.objectClass,
    detector: chooseDetector(request.objectClass),
    counted: tally('counted'),
    kept: tally('kept'),
    passedOver: tally('passed-over'),
    failed: tally('failed'),
    scenes: done,
  };
}

async function countOne(
  ports: { readonly store: Store; readonly images: Images },
  scene: Scene,
  place: CountPlace,
  request: CountArchiveRequest,
): Promise<ArchivedScene> {
  const base = { sceneId: scene.id, date: scene.start, ...nothing };
  const before = await ports.store.get('marking', markingId(place.site.id, scene.id, request.objectClass));
  if (before && !request.again && isCurrent(before)) {
    const id = observationId(place.site.id, scene.id, request.objectClass, null);
    const known = await ports.store.get('observation', id);
    return { ...base, ...(known ? recall(known) : {}), outcome: 'kept', reason: null };
  }
  const problem = sceneProblem(scene, place.layout, request.objectClass);
  if (problem !== null) return { ...base, outcome: 'passed-over', reason: problem };
  try {
    const { onProgress: _, ...rest } = request;
    const counted = await countOnScene(ports, scene, place, rest);
    await request.onCounted?.(counted);
    const { countable, total, occupiedMetres, isOccupied, visibleShare } = counted.report;
    const found = { countable, total, occupiedMetres, isOccupied, visibleShare };
    return { ...base, ...found, outcome: 'counted', reason: null };
  } catch (error) {
    if (request.signal?.aborted || !(error instanceof AppError)) throw error;
    return { ...base, outcome: 'failed', reason: error.message };
  }
}

const nothing = { countable: null, total: null, occupiedMetres: null, isOccupied: null, visibleShare: null };

/** What an earlier run found: its interval, the level of which only its note tells. */
function recall({ seen, visibleShare }: Observation): Partial<ArchivedScene> {
  const bounds = 'low' in seen ? { low: seen.low, high: seen.high } : null;
  if (seen.kind === 'count' && bounds) return { visibleShare, countable: 'count', total: { count: null, ...bounds } };
  if (seen.kind === 'state') return { visibleShare, countable: 'occupancy', isOccupied: seen.state };
  if (seen.kind !== 'measure' || bounds?.low == null || bounds.high === null) return { visibleShare };
  return { visibleShare, countable: 'length', occupiedMetres: (bounds.low + bounds.high) / 2 };
}

/** Counted by this very version, or decided by a person. */
function isCurrent({ maker, objectClass, review }: Marking): boolean {
  const { name, version } = chooseDetector(objectClass);
  return review !== 'draft' || (maker?.name === name && maker.version === version);
}
