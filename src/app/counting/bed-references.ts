import { AppError, type CancelSignal, type Scene } from '#core';
import { type CountLayout, type TrackView, trackCellMetres } from '#imagery';
import type { Images } from '../ports.ts';
import { lookAtImage } from './look-at-image.ts';
import { openScene } from './open-scene.ts';
import { sceneProblem } from './scene-problem.ts';

/** Other dates that a scene is compared with, at most; and how much finer or coarser they may be. */
const [mostDates, mostRatio] = [4, 1.6];
/** Longer sites go without: their beds would not fit into memory (1.5 kB a metre and date). */
const longestMetres = 60_000;

/** Gives what the tracks of a scene looked like on other dates. */
export type BedReferences = (scene: Scene) => Promise<readonly (readonly TrackView[])[]>;

/**
 * Other dates of a site as what the empty bed looks like: the scenes nearest in time that show the tracks at about the
 * same resolution. The same scenes whatever was counted before, so that a run that was broken off ends as one that was
 * not. Looks are kept while they may be wanted again; a scene that cannot be read is left out.
 */
export function createBedReferences(
  images: Images,
  scenes: readonly Scene[],
  { layout, objectClass }: { readonly layout: CountLayout; readonly objectClass: string },
  signal?: CancelSignal,
): BedReferences {
  const kept = new Map<string, readonly TrackView[] | null>();
  const metres = layout.tracks.reduce((sum, { cells }) => sum + cells * trackCellMetres, 0);
  const usable = scenes.filter((scene) => sceneProblem(scene, layout, objectClass) === null);
  const look = async (scene: Scene): Promise<readonly TrackView[] | null> => {
    const known = kept.get(scene.id);
    if (known !== undefined) return known;
    signal?.throwIfAborted();
    const views = await lookAtScene(images, scene, layout, objectClass, signal);
    kept.set(scene.id, views);
    return views;
  };
  return async (scene) => {
    if (metres > longestMetres) return [];
    const others = chooseDates(scene, usable);
    const wanted = new Set(others.map(({ id }) => id));
    const found: (readonly TrackView[])[] = [];
    for (const other of others) {
      const views = await look(other);
      if (views) found.push(views);
    }
    for (const id of kept.keys()) if (kept.size > 2 * mostDates && !wanted.has(id)) kept.delete(id);
    return found;
  };
}

/** Nearest in time first; of equally near ones the earlier. */
function chooseDates({ id, start, gsdMetres }: Scene, scenes: readonly Scene[]): Scene[] {
  const away = (other: Scene): number => Math.abs(Date.parse(other.start) - Date.parse(start));
  return scenes
    .filter((other) => other.id !== id && isAlike(other.gsdMetres, gsdMetres))
    .sort((one, other) => away(one) - away(other) || one.start.localeCompare(other.start))
    .slice(0, mostDates);
}

function isAlike(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && Math.max(one / other, other / one) <= mostRatio;
}

async function lookAtScene(
  images: Images,
  scene: Scene,
  layout: CountLayout,
  objectClass: string,
  signal: CancelSignal | undefined,
): Promise<readonly TrackView[] | null> {
  try {
    const { image, gsdMetres, bands, sunAzimuth, clouds } = await openScene(images, scene, layout, signal);
    try {
      const task = { image, layout, objectClass, gsdMetres, bands, sunAzimuth, clouds, keepsBeds: true, signal };
      const { views, sha256 } = await lookAtImage(task);
      return sha256 === null ? null : views;
    } finally {
      await image.close();
    }
  } catch (error) {
    if (signal?.aborted || !(error instanceof AppError)) throw error;
    return null;
  }
}
