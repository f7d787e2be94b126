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

/** What the tracks of a scene share: the model in cells of the evidence and in those of the counts, and scratch. */
export interface Decoder {
  readonly parameters: DecodingParameters;
  readonly model: SegmentModel;
  readonly countModel: SegmentModel;
  /** Cells of the evidence in one of the counts. */
  readonly factor: number;
  readonly lattice: SegmentLattice;
  readonly countLattice: SegmentLattice;
  readonly scores: CellScores;
  readonly countScores: CellScores;
  readonly reach: Float64Array;
  readonly counts: Float64Array;
}

/** Boundaries between cells: probability that a wagon begins, ends there. */
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
  const factor = Math.max(1, Math.round(parameters.countCellMetres / cellMetres));
  const model = segmentModel(parameters, cellMetres);
  const countModel = segmentModel(parameters, cellMetres * factor);
  const row = (): Float64Array => new Float64Array(cells + 1);
  return {
    parameters,
    model,
    countModel,
    factor,
    lattice: createLattice(cells, model.longest, model.gaps.length),
    countLattice: createLattice(Math.ceil(cells / factor), countModel.longest, countModel.gaps.length),
    scores: { wagon: row(), gap: row(), rise: row().fill(1), fall: row().fill(1) },
    countScores: { wagon: row(), gap: row(), rise: row(), fall: row() },
    reach: row(),
    counts: new Float64Array(Math.ceil(cells / (model.shortest + model.shortestGap)) + 4),
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
  const { countLattice, scores, countScores, countModel, factor, reach, counts } = decoder;
  scoreNode(evidence, decoder, node);
  const cells = coarsenScores(scores, evidence.seen.length, factor, countScores);
  let emptyCells = cells;
  let logSum = 0;
  let all: Float64Array = Float64Array.of(1);
  for (const stretch of findStretches(countScores, cells, doubt, reach)) {
    emptyCells -= stretch.to - stretch.from;
    logSum += sumForward(countModel, countLattice, countScores, stretch, 0);
    counts.fill(0);
    const used = countForward(countModel, countLattice, stretch, counts);
    all = convolve(all, counts.subarray(0, used));
  }
  return { logSum: logSum + emptyCells * Math.log(countModel.stay), counts: all };
}

/**
 * Adds `weight` × the chances of begins and ends at one node to `into`; returns the moments of the summed length of wagons,
 * in cells.
 */
export function addNodeBoundaries(
  evidence: TrackEvidence,
  decoder: Decoder,
  node: OffsetNode,
  weight: number,
  into: BoundaryChances,
): LengthMoments {
  const { lattice, model, scores, reach } = decoder;
  scoreNode(evidence, decoder, node);
  const moments = { mean: 0, variance: 0 };
  for (const stretch of findStretches(scores, evidence.seen.length, doubt, reach)) {
    const more = sumForward(model, lattice, scores, stretch, tilt);
    const here = sumForward(model, lattice, scores, stretch, 0);
    const mean = addBoundaryChances(model, lattice, stretch, here, weight, into.begins, into.ends);
    moments.mean += mean;
    moments.variance += Math.max(0, (2 * (more - here - tilt * mean)) / tilt ** 2);
  }
  return moments;
}

function scoreNode(evidence: TrackEvidence, { parameters, lattice, scores }: Decoder, node: OffsetNode): void {
  const scoring = {
    occupancyWeight: parameters.occupancyWeight,
    occupancyShift: parameters.occupancyBias + node.occupancy,
    gapWeight: parameters.gapWeight,
    gapShift: parameters.gapBias + node.gap,
    limit: 250 / 2 ** lattice.blockBits,
  };
  scoreCells(evidence, scoring, scores);
}
