import type { NodeReading } from './decode-at-nodes.ts';
import { normaliseLogs } from './mix-counts.ts';
import type { OffsetNodes } from './offset-nodes.ts';

/** What all tracks of one scene say about the errors they share. */
export interface SceneOffsets {
  /** Posterior weight of each node for the scene, sums to 1. */
  readonly weights: Float64Array;
  /** By track, then by node of the scene: posterior weights of the nodes of the track, each sums to 1. */
  readonly tracks: readonly (readonly Float64Array[])[];
}

export function weighOffsets(
  readings: readonly (readonly NodeReading[])[],
  { scene, track }: Pick<OffsetNodes, 'scene' | 'track'>,
): SceneOffsets {
  const logs = scene.map((weight) => Math.log(weight));
  const tracks = readings.map((nodes) =>
    track.map((prior, node) => {
      const joint = prior.map((weight, index) => Math.log(weight) + (nodes[index]?.logEvidence ?? 0));
      const largest = Math.max(...joint);
      const sum = joint.reduce((total, one) => total + Math.exp(one - largest), 0);
      logs[node] = (logs[node] ?? 0) + largest + Math.log(sum);
      return normaliseLogs(joint);
    }),
  );
  return { weights: normaliseLogs(logs), tracks };
}

/** Posterior weights of the nodes of a track whatever the node of the scene. */
export function mixWeights(tracks: readonly Float64Array[], scene: Float64Array): Float64Array {
  const weights = new Float64Array(tracks[0]?.length ?? 0);
  for (const [node, own] of tracks.entries())
    for (const [index, weight] of own.entries()) weights[index] = (weights[index] ?? 0) + (scene[node] ?? 0) * weight;
  return weights;
}
