import type { DecodingParameters } from './decoding-parameters.ts';

/**
 * The unknown errors of the evidence as a grid: each node is one error of all occupancy evidence and one of all gap
 * evidence. A scene has a node, and each of its tracks another one near it.
 */
export interface OffsetNodes {
  readonly nodes: readonly OffsetNode[];
  /** Prior weight of each node for the scene; sums to 1. */
  readonly scene: Float64Array;
  /** Row: node of the scene; prior weights of the nodes of a track, each row sums to 1. */
  readonly track: readonly Float64Array[];
}

export interface OffsetNode {
  readonly occupancy: number;
  readonly gap: number;
}

export function offsetNodes(parameters: DecodingParameters, knownOccupancy: boolean): OffsetNodes {
  const { occupancyScatterScene, occupancyScatterTrack, gapScatterScene, gapScatterTrack } = parameters;
  const count = parameters.offsetNodes;
  const occupancy = knownOccupancy ? axis(0, 0, count) : axis(occupancyScatterScene, occupancyScatterTrack, count);
  const gap = axis(gapScatterScene, gapScatterTrack, count);
  const pairs = occupancy.points
    .flatMap((_, i) => gap.points.map((__, j) => ({ i, j })))
    .filter(({ i, j }) => Math.hypot(deviations(i, occupancy), deviations(j, gap)) < farthestDeviations);
  const cross = (one: readonly number[], other: readonly number[]): Float64Array =>
    Float64Array.from(normalise(pairs.map(({ i, j }) => (one[i] ?? 0) * (other[j] ?? 0))));
  return {
    nodes: pairs.map(({ i, j }) => ({ occupancy: occupancy.points[i] ?? 0, gap: gap.points[j] ?? 0 })),
    scene: cross(occupancy.scene, gap.scene),
    track: pairs.map(({ i, j }) => cross(occupancy.track[i] ?? [], gap.track[j] ?? [])),
  };
}

/** Both errors at their limits at once are not worth their time. */
const farthestDeviations = 2.5;

function deviations(index: number, { points }: Axis): number {
  return points.length < 2 ? 0 : (4 * index) / (points.length - 1) - 2;
}

interface Axis {
  readonly points: readonly number[];
  readonly scene: readonly number[];
  readonly track: readonly (readonly number[])[];
}

/** Evenly spaced within two standard deviations of the sum of both errors. */
function axis(sceneScatter: number, trackScatter: number, count: number): Axis {
  const scatter = Math.hypot(sceneScatter, trackScatter);
  if (scatter === 0 || count < 2) return { points: [0], scene: [1], track: [[1]] };
  const points = Array.from({ length: count }, (_, index) => scatter * ((4 * index) / (count - 1) - 2));
  const about = (centre: number, deviation: number): number[] =>
    normalise(points.map((point) => normal(point - centre, deviation)));
  return { points, scene: about(0, sceneScatter), track: points.map((point) => about(point, trackScatter)) };
}

function normal(distance: number, deviation: number): number {
  if (deviation === 0) return distance === 0 ? 1 : 0;
  return Math.exp(-0.5 * (distance / deviation) ** 2);
}

function normalise(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, one) => total + one, 0);
  return weights.map((one) => one / sum);
}
