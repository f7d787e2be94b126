import { type BoundaryChances, type Decoder, addNodeBoundaries } from './decode-at-nodes.ts';
import { type LengthMoments, mixMoments } from './length-moments.ts';
import type { OffsetNode } from './offset-nodes.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** Begins and ends of wagons averaged over the nodes of a track, that of most weight first. */
export interface AveragedBoundaries extends BoundaryChances {
  /** By node that was looked at: its share of the average, and the moments of the summed length of wagons in cells. */
  readonly nodes: ReadonlyMap<number, { readonly weight: number; readonly cells: LengthMoments }>;
}

/** Nodes that together leave out less than this share of the weight are enough. */
const leftOut = 0.03;

export function averageBoundaries(
  evidence: TrackEvidence,
  decoder: Decoder,
  nodes: readonly OffsetNode[],
  weights: Float64Array,
): AveragedBoundaries {
  const size = Math.ceil(evidence.seen.length / decoder.factor) + 1;
  const into = { begins: new Float64Array(size), ends: new Float64Array(size) };
  const chosen = mostWeight(weights, 1 - leftOut);
  const total = chosen.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  const looked = new Map<number, { weight: number; cells: LengthMoments }>();
  let variance: number | undefined;
  for (const index of chosen) {
    const node = nodes[index];
    if (!node) continue;
    const weight = (weights[index] ?? 0) / total;
    const cells = addNodeBoundaries(evidence, decoder, node, weight, into, variance);
    variance ??= cells.variance;
    looked.set(index, { weight, cells });
  }
  return { ...into, nodes: looked };
}

/** Moments of the summed length by node of the scene; where none of its nodes was looked at, those of the average. */
export function lengthsByScene({ nodes }: AveragedBoundaries, trackWeights: readonly Float64Array[]): LengthMoments[] {
  const moments = [...nodes.values()].map(({ cells }) => cells);
  return trackWeights.map((own) => {
    const weights = Float64Array.from(nodes.keys(), (index) => own[index] ?? 0);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const average = Float64Array.from(nodes.values(), ({ weight }) => weight);
    return mixMoments(moments, sum > 1e-3 ? weights.map((weight) => weight / sum) : average);
  });
}

function mostWeight(weights: Float64Array, wanted: number): number[] {
  const order = [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  let sum = 0;
  return order.filter((index) => {
    const isNeeded = sum < wanted;
    sum += weights[index] ?? 0;
    return isNeeded;
  });
}
