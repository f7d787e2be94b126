import type { Marking, Observation, Scene } from '#core';
import type { BriefFigure, BriefScene } from './figures.ts';

/** The images that something in the brief rests on, oldest first. */
export function listScenes(
  {
    markings,
    observations,
    scenes,
  }: {
    readonly scenes: readonly Scene[];
    readonly observations: readonly Observation[];
    readonly markings: readonly Marking[];
  },
  figures: readonly BriefFigure[],
): BriefScene[] {
  const counted = Map.groupBy(
    observations.filter(({ review, sceneId }) => sceneId !== null && review !== 'rejected'),
    ({ sceneId }) => sceneId!,
  );
  const pixels = new Map(markings.map((marking) => [marking.sceneId, marking.pixels?.sha256 ?? null]));
  const shown = new Set(figures.flatMap(({ panels }) => panels.map(({ sceneId }) => sceneId)));
  return scenes
    .filter(({ id }) => counted.has(id) || shown.has(id))
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    .map(({ cloudFraction, collection, gsdMetres, id, item, platform, start }) => {
      const properties = item['properties'] as Readonly<Record<string, unknown>> | null | undefined;
      const licence = properties?.['license'];
      return {
        id,
        collection,
        taken: start,
        platform,
        gsdMetres,
        cloudFraction,
        licence: typeof licence === 'string' ? licence : null,
        isSimulated: properties?.['sightline:simulated'] === true,
        pixelsSha256: pixels.get(id) ?? null,
        observationIds: (counted.get(id) ?? [])
          .toSorted((a, b) => Number(a.zoneId !== null) - Number(b.zoneId !== null) || (a.id < b.id ? -1 : 1))
          .map((one) => one.id),
      };
    });
}
