import { allowMiscounts } from './allow-miscounts.ts';
import { averageBoundaries, lengthsByScene } from './average-boundaries.ts';
import { measureDecisiveness } from './decisiveness.ts';
import { type BoundaryChances, type Decoder, countAtNodes, createDecoder } from './decode-at-nodes.ts';
import { type DecodingParameters, defaultDecodingParameters } from './decoding-parameters.ts';
import { estimateLength } from './estimate-length.ts';
import { type CountEstimate, type LengthEstimate, estimateCount } from './estimates.ts';
import { learnLengths } from './learn-lengths.ts';
import { type LengthMoments, scaleMoments } from './length-moments.ts';
import { mix } from './mix-counts.ts';
import { type OccupiedRun, evidenceOfRuns } from './occupied-runs.ts';
import { offsetNodes } from './offset-nodes.ts';
import { type PlacedWagon, placeWagons } from './place-wagons.ts';
import { type SceneOffsets, mixWeights, weighOffsets } from './scene-offsets.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** What stands on one track. Metres along the track from its start. */
export interface DecodedTrack {
  /** Share of the cells that could be seen, 0..1. */
  readonly visibleShare: number;
  /** Wagons on the whole track, those in unseen cells as far as the model expects some. */
  readonly count: CountEstimate;
  /** p(true count = index), sums to 1. */
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
  readonly parameters: DecodingParameters;
  /** By node of the scene: p(decoded count = index), mean and variance of the occupied length in metres. */
  readonly counts: readonly Float64Array[];
  readonly lengths: readonly LengthMoments[];
  /** Length of the track. */
  readonly metres: number;
  /** Cells that were seen, and how decided the net is on them (`measureDecisiveness`). */
  readonly seenCells: number;
  readonly decisiveness: number;
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
  const { nodes, ...priors } = offsetNodes(parameters, occupiedRuns !== undefined);
  const unlearnt = createDecoder(parameters, cellMetres, Math.max(0, ...tracks.map(({ seen }) => seen.length)));
  const learnt = learnLengths(tracks, unlearnt);
  const readings = tracks.map((one, index) => countAtNodes(one, learnt[index] ?? unlearnt, nodes));
  const scene = weighOffsets(readings, priors);
  return tracks.map((one, index) => {
    const own = scene.tracks[index] ?? [];
    const decoder = learnt[index] ?? unlearnt;
    const counts = own.map((weights) =>
      mix(
        (readings[index] ?? []).map((reading) => reading.counts),
        weights,
      ),
    );
    const boundaries = averageBoundaries(one, decoder, nodes, mixWeights(own, scene.weights));
    return describeTrack(one, decoder, scene, counts, boundaries, lengthsByScene(boundaries, own), level);
  });
}

function describeTrack(
  track: TrackEvidence,
  { model, factor, parameters }: Decoder,
  scene: SceneOffsets,
  counts: readonly Float64Array[],
  boundaries: BoundaryChances,
  cells: readonly LengthMoments[],
  level: number,
): DecodedTrack {
  const { seen, cellMetres } = track;
  const metres = seen.length * cellMetres;
  const seenCells = seen.reduce((sum, one) => sum + (one === 0 ? 0 : 1), 0);
  const decisiveness = measureDecisiveness([track]);
  const posterior = allowMiscounts(mix(counts, scene.weights), parameters, decisiveness);
  const count = estimateCount(posterior, level);
  const joinedMetres = cellMetres * factor;
  const lengths = cells.map((moments) => scaleMoments(moments, joinedMetres));
  const standing = occupancyOf(boundaries);
  return {
    visibleShare: seen.length === 0 ? 0 : seenCells / seen.length,
    count,
    posterior,
    occupied: estimateLength(lengths, scene.weights, level, metres),
    wagons: placeWagons(boundaries, count.count, model, joinedMetres, metres),
    occupiedProbability: Float32Array.from(seen, (_, cell) => standing[Math.floor(cell / factor)] ?? 0),
    shared: { scene, parameters, counts, lengths, metres, seenCells, decisiveness },
  };
}

/** Begun and not ended, by joined cell. */
function occupancyOf({ begins, ends }: BoundaryChances): Float32Array {
  let standing = 0;
  return Float32Array.from({ length: begins.length - 1 }, (_, cell) => {
    standing += (begins[cell] ?? 0) - (ends[cell] ?? 0);
    return Math.min(1, Math.max(0, standing));
  });
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
