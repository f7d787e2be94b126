import { allowMiscounts } from './allow-miscounts.ts';
import type { DecodedTrack, SharedOffsets } from './decode-tracks.ts';
import { estimateLength } from './estimate-length.ts';
import { addMoments, mixMoments } from './length-moments.ts';
import { type CountEstimate, type LengthEstimate, estimateCount } from './estimates.ts';
import { convolve, mix } from './mix-counts.ts';

/**
 * The number of wagons on several tracks together. Tracks that were decoded together share the errors of their scene, so
 * their counts are added up for each error and then mixed; tracks of different scenes are independent.
 */
export function combineCounts(decoded: readonly DecodedTrack[], level: number): CountEstimate {
  const scenes = byScene(decoded).map((tracks) => {
    const sums = [...weightsOf(tracks).keys()].map((node) =>
      tracks.map(({ counts }) => counts[node] ?? Float64Array.of(1)).reduce(convolve, Float64Array.of(1)),
    );
    const decoded = mix(sums, weightsOf(tracks));
    return tracks[0] ? allowMiscounts(decoded, tracks[0].parameters, averageDecisiveness(tracks)) : decoded;
  });
  return estimateCount(scenes.reduce(convolve, Float64Array.of(1)), level);
}

/**
 * The summed length of wagons on several tracks, metres. Errors shared by a scene are kept as in `combineCounts`; scenes
 * together are taken as normal.
 */
export function combineLengths(decoded: readonly DecodedTrack[], level: number): LengthEstimate {
  const scenes = byScene(decoded).map((tracks) => ({
    weights: weightsOf(tracks),
    nodes: [...weightsOf(tracks).keys()].map((node) =>
      addMoments(tracks.flatMap(({ lengths }) => lengths[node] ?? [])),
    ),
  }));
  const longest = decoded.reduce((sum, { shared }) => sum + shared.metres, 0);
  const [only] = scenes;
  if (scenes.length === 1 && only) return estimateLength(only.nodes, only.weights, level, longest);
  const total = addMoments(scenes.map(({ nodes, weights }) => mixMoments(nodes, weights)));
  return estimateLength([total], Float64Array.of(1), level, longest);
}

function byScene(decoded: readonly DecodedTrack[]): SharedOffsets[][] {
  return [
    ...Map.groupBy(
      decoded.map(({ shared }) => shared),
      ({ scene }) => scene,
    ).values(),
  ];
}

function averageDecisiveness(tracks: readonly SharedOffsets[]): number {
  const cells = tracks.reduce((sum, { seenCells }) => sum + seenCells, 0);
  return tracks.reduce((sum, one) => sum + one.seenCells * one.decisiveness, 0) / Math.max(1, cells);
}

function weightsOf(tracks: readonly SharedOffsets[]): Float64Array {
  return tracks[0]?.scene.weights ?? new Float64Array();
}
