import {
  type DecodingScratch,
  type NodeReading,
  addNodeBoundaries,
  createScratch,
  decodeAtNodes,
} from './decode-at-nodes.ts';
import { type DecodingParameters, defaultDecodingParameters } from './decoding-parameters.ts';
import { type CountEstimate, type LengthEstimate, estimateCount } from './estimates.ts';
import { estimateLength } from './estimate-length.ts';
import { type LengthMoments, mixMoments, scaleMoments } from './length-moments.ts';
import { mix } from './mix-counts.ts';
import { type OccupiedRun, evidenceOfRuns } from './occupied-runs.ts';
import { type OffsetNodes, offsetNodes } from './offset-nodes.ts';
import { type PlacedWagon, placeWagons } from './place-wagons.ts';
import { type SceneOffsets, weighOffsets } from './scene-offsets.ts';
import { type SegmentModel, segmentModel } from './segment-model.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** What stands on one track. Metres along the track from its start. */
export interface DecodedTrack {
  /** Share of the cells that could be seen, 0..1. */
  readonly visibleShare: number;
  /** Wagons on the whole track, those in unseen cells as far as the model expects some. */
  readonly count: CountEstimate;
  /** p(count = index), sums to 1. */
  readonly posterior: Float64Array;
  /** Summed length of wagons, without the gaps between them. */
  readonly occupied: LengthEstimate;
  /** As many as `count` says, in order; each with how sure it is. */
  readonly wagons: readonly PlacedWagon[];
  /** Probability that a wagon stands on each cell. */
  readonly occupiedProbability: Float32Array;
  /** What `combineCounts` needs to add tracks up. */
  readonly shared: SharedOffsets;
}

/** The readings of one track by the errors it shares with the other tracks of its scene. */
export interface SharedOffsets {
  /** One object for all tracks of a scene. */
  readonly scene: SceneOffsets;
  /** By node of the scene: p(count = index), mean and variance of the occupied length in metres. */
  readonly counts: readonly Float64Array[];
  readonly lengths: readonly LengthMoments[];
  /** Length of the track. */
  readonly metres: number;
}

export interface DecodeOptions {
  /** Of the intervals, 0..1; default 0.9. */
  readonly level?: number;
  readonly parameters?: Partial<DecodingParameters>;
  /** By track: where wagons and their couplings are known to stand; the occupancy evidence is then not used. */
  readonly occupiedRuns?: readonly (readonly OccupiedRun[])[];
}

/**
 * Wagons, counts and lengths on the tracks of ONE scene: errors of the evidence are assumed to be shared by the tracks
 * given together. Throws RangeError where the arrays of a track differ in length or tracks in the size of a cell.
 */
export function decodeTracks(evidence: readonly TrackEvidence[], options: DecodeOptions = {}): DecodedTrack[] {
  const { level = 0.9, occupiedRuns } = options;
  const parameters = { ...defaultDecodingParameters, ...options.parameters };
  const cellMetres = checkEvidence(evidence);
  const tracks = occupiedRuns
    ? evidence.map((one, index) => evidenceOfRuns(one, occupiedRuns[index] ?? [], parameters))
    : evidence;
  const model = segmentModel(parameters, cellMetres);
  const nodes = offsetNodes(parameters, occupiedRuns !== undefined);
  const scratch = createScratch(model, Math.max(0, ...tracks.map(({ seen }) => seen.length)));
  const readings = tracks.map((one) => decodeAtNodes(one, model, parameters, nodes.nodes, scratch));
  const scene = weighOffsets(readings, nodes);
  return tracks.map((one, index) =>
    describeTrack({
      evidence: one,
      model,
      parameters,
      nodes,
      scratch,
      level,
      scene,
      index,
      readings: readings[index] ?? [],
    }),
  );
}

interface Decoding {
  readonly evidence: TrackEvidence;
  readonly model: SegmentModel;
  readonly parameters: DecodingParameters;
  readonly nodes: OffsetNodes;
  readonly scratch: DecodingScratch;
  readonly level: number;
  readonly scene: SceneOffsets;
  readonly index: number;
  readonly readings: readonly NodeReading[];
}

function describeTrack(decoding: Decoding): DecodedTrack {
  const { evidence, model, level, scene, index, readings } = decoding;
  const byScene = scene.tracks[index] ?? [];
  const weights = trackWeights(byScene, scene.weights);
  const counts = byScene.map((own) =>
    mix(
      readings.map((reading) => reading.counts),
      own,
    ),
  );
  const moments = readings.map(({ cells }) => scaleMoments(cells, evidence.cellMetres));
  const posterior = mix(counts, scene.weights);
  const count = estimateCount(posterior, level);
  const boundaries = sumBoundaries(decoding, weights);
  const metres = evidence.seen.length * evidence.cellMetres;
  return {
    visibleShare: share(evidence.seen),
    count,
    posterior,
    occupied: estimateLength(moments, weights, level, metres),
    wagons: placeWagons(boundaries, count.count, model, evidence.cellMetres),
    occupiedProbability: occupancyOf(boundaries),
    shared: { scene, counts, lengths: byScene.map((own) => mixMoments(moments, own)), metres },
  };
}

/** Posterior weights of the nodes of a track whatever the node of the scene. */
function trackWeights(byScene: readonly Float64Array[], scene: Float64Array): Float64Array {
  const weights = new Float64Array(byScene[0]?.length ?? 0);
  for (const [node, own] of byScene.entries())
    for (const [index, weight] of own.entries()) weights[index] = (weights[index] ?? 0) + (scene[node] ?? 0) * weight;
  return weights;
}

/** Averaged over the nodes that matter: those that together leave out less than 2 % of the weight. */
function sumBoundaries(
  { evidence, model, parameters, nodes, scratch }: Decoding,
  weights: Float64Array,
): { readonly begins: Float64Array; readonly ends: Float64Array } {
  const size = evidence.seen.length + 1;
  const into = { begins: new Float64Array(size), ends: new Float64Array(size) };
  const chosen = mostWeight(weights, 0.98);
  const total = chosen.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  for (const index of chosen) {
    const node = nodes.nodes[index];
    if (node) addNodeBoundaries(evidence, model, parameters, node, (weights[index] ?? 0) / total, scratch, into);
  }
  return into;
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

/** Begun and not ended. */
function occupancyOf({ begins, ends }: { readonly begins: Float64Array; readonly ends: Float64Array }): Float32Array {
  let standing = 0;
  return Float32Array.from({ length: begins.length - 1 }, (_, cell) => {
    standing += (begins[cell] ?? 0) - (ends[cell] ?? 0);
    return Math.min(1, Math.max(0, standing));
  });
}

function share(seen: Uint8Array): number {
  return seen.length === 0 ? 0 : seen.reduce((sum, one) => sum + (one === 0 ? 0 : 1), 0) / seen.length;
}

function checkEvidence(evidence: readonly TrackEvidence[]): number {
  const cellMetres = evidence[0]?.cellMetres ?? 0.25;
  for (const one of evidence) {
    if (one.occupied.length !== one.seen.length || one.gap.length !== one.seen.length)
      throw new RangeError(
        `expected three arrays of one length, got ${one.occupied.length}, ${one.gap.length} and ${one.seen.length}`,
      );
    if (one.cellMetres !== cellMetres)
      throw new RangeError(`expected cells of ${cellMetres} m on all tracks of a scene, got ${one.cellMetres} m`);
  }
  return cellMetres;
}
