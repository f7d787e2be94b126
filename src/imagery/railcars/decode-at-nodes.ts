import { coarsenScores } from '../kernels/coarsen-scores.ts';
import { countForward } from '../kernels/count-forward.ts';
import { findStretches } from '../kernels/find-stretches.ts';
import { type CellScores, scoreCells } from '../kernels/score-cells.ts';
import { type SegmentLattice, createLattice } from '../kernels/segment-lattice.ts';
import { addBoundaryChances } from '../kernels/sum-backward.ts';
import { sumForward } from '../kernels/sum-forward.ts';
import type { DecodingParameters } from './decoding-parameters.ts';
import type { LengthMoments } from './length-moments.ts';
import { convolve } from './mix-counts.ts';
import { offsetLikelihood } from './offset-likelihood.ts';
import type { OffsetNode } from './offset-nodes.ts';
import { type SegmentModel, segmentModel } from './segment-model.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** What a track says if all its evidence is wrong by one pair of offsets. */
export interface NodeReading {
  /** ln p(evidence | offsets), tempered by `offsetEvidence`, up to a constant of the track. */
  readonly logEvidence: number;
  /** p(count = index) */
  readonly counts: Float64Array;
}

/** What the tracks of a scene share: the model in joined cells, and scratch. */
export interface Decoder {
  readonly parameters: DecodingParameters;
  readonly model: SegmentModel;
  /** Cells of the evidence in one of the model. */
  readonly factor: number;
  readonly lattice: SegmentLattice;
  /** Scores of the cells of the evidence, and of those of the model. */
  readonly scores: CellScores;
  readonly joined: CellScores;
  readonly reach: Float64Array;
  readonly counts: Float64Array;
}

/** Boundaries between joined cells: probability that a wagon begins, ends there. */
export interface BoundaryChances {
  readonly begins: Float64Array;
  readonly ends: Float64Array;
}

/** Nats against covering a cell with wagons beyond which the cell is taken as empty. */
const doubt = 18;
/** Change of the wagon score per cell with which the variance of the length is found from ln Z, nats. */
const tilt = 1e-4;

/** For tracks of up to `cells` cells. */
export function createDecoder(parameters: DecodingParameters, cellMetres: number, cells: number): Decoder {
  const factor = Math.max(1, Math.round(parameters.decodedCellMetres / cellMetres));
  const model = segmentModel(parameters, cellMetres * factor);
  const row = (): Float64Array => new Float64Array(cells + 1);
  return {
    parameters,
    model,
    factor,
    lattice: createLattice(Math.ceil(cells / factor), model.longest, model.gaps.length),
    scores: { wagon: row(), gap: row(), rise: row(), fall: row() },
    joined: { wagon: row(), gap: row(), rise: row(), fall: row() },
    reach: row(),
    counts: new Float64Array(Math.ceil(cells / factor / (model.shortest + model.shortestGap)) + 4),
  };
}

/** The counts on one track at every node. */
export function countAtNodes(evidence: TrackEvidence, decoder: Decoder, nodes: readonly OffsetNode[]): NodeReading[] {
  const likelihood = offsetLikelihood(evidence, decoder.parameters);
  return nodes.map((node) => {
    const { logSum, counts } = countAtNode(evidence, decoder, node);
    const logDensity = likelihood.occupancy(node.occupancy) + likelihood.gap(node.gap);
    return { logEvidence: decoder.parameters.offsetEvidence * (logSum + logDensity), counts };
  });
}

function countAtNode(
  evidence: TrackEvidence,
  decoder: Decoder,
  node: OffsetNode,
): { logSum: number; counts: Float64Array } {
  const { lattice, joined, model, reach, counts } = decoder;
  const cells = scoreNode(evidence, decoder, node);
  let emptyCells = cells;
  let logSum = 0;
  let all: Float64Array = Float64Array.of(1);
  for (const stretch of findStretches(joined, cells, doubt, reach)) {
    emptyCells -= stretch.to - stretch.from;
    logSum += sumForward(model, lattice, joined, stretch, 0);
    counts.fill(0);
    const used = countForward(model, lattice, stretch, counts);
    all = convolve(all, counts.subarray(0, used));
  }
  return { logSum: logSum + emptyCells * Math.log(model.stay), counts: all };
}

/**
 * Adds `weight` × the chances of begins and ends at one node to `into`; returns the moments of the summed length of wagons,
 * in joined cells. Finding the variance takes as long as all else, so that of another node may be given.
 */
export function addNodeBoundaries(
  evidence: TrackEvidence,
  decoder: Decoder,
  node: OffsetNode,
  weight: number,
  into: BoundaryChances,
  variance: number | undefined,
): LengthMoments {
  const { lattice, model, joined, reach } = decoder;
  const cells = scoreNode(evidence, decoder, node);
  const moments = { mean: 0, variance: variance ?? 0 };
  for (const stretch of findStretches(joined, cells, doubt, reach)) {
    const more = variance === undefined ? sumForward(model, lattice, joined, stretch, tilt) : 0;
    const here = sumForward(model, lattice, joined, stretch, 0);
    const mean = addBoundaryChances(model, lattice, stretch, here, weight, into.begins, into.ends);
    moments.mean += mean;
    if (variance === undefined) moments.variance += Math.max(0, (2 * (more - here - tilt * mean)) / tilt ** 2);
  }
  return moments;
}

/** Scores of the joined cells; returns how many there are. */
function scoreNode(
  evidence: TrackEvidence,
  { parameters, lattice, scores, joined, factor }: Decoder,
  node: OffsetNode,
): number {
  const scoring = {
    occupancyWeight: parameters.occupancyWeight,
    occupancyShift: parameters.occupancyBias + node.occupancy,
    gapWeight: parameters.gapWeight,
    gapShift: parameters.gapBias + node.gap,
    limit: 250 / 2 ** lattice.blockBits / factor,
  };
  scoreCells(evidence, scoring, scores);
  return coarsenScores(scores, evidence.seen.length, factor, joined);
}
