import { countForward } from '../kernels/count-forward.ts';
import { findStretches } from '../kernels/find-stretches.ts';
import { scoreCells } from '../kernels/score-cells.ts';
import { type SegmentLattice, createLattice } from '../kernels/segment-lattice.ts';
import { addBoundaryChances } from '../kernels/sum-backward.ts';
import { type Stretch, sumForward } from '../kernels/sum-forward.ts';
import type { DecodingParameters } from './decoding-parameters.ts';
import type { LengthMoments } from './length-moments.ts';
import { convolve } from './mix-counts.ts';
import type { OffsetNode } from './offset-nodes.ts';
import { offsetLikelihood } from './offset-likelihood.ts';
import type { SegmentModel } from './segment-model.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** What a track says if all its evidence is wrong by one pair of offsets. */
export interface NodeReading {
  /** ln p(evidence | offsets), tempered by `offsetEvidence`, up to a constant of the track. */
  readonly logEvidence: number;
  /** p(count = index) */
  readonly counts: Float64Array;
  /** Mean and variance of the summed length of wagons, cells. */
  readonly cells: LengthMoments;
}

/** The scratch that all tracks of a scene share. */
export interface DecodingScratch {
  readonly lattice: SegmentLattice;
  readonly wagonScore: Float64Array;
  readonly gapScore: Float64Array;
  readonly reach: Float64Array;
  readonly counts: Float64Array;
}

/** Nats against covering a cell with wagons beyond which the cell is taken as empty. */
const doubt = 18;
/** Change of the wagon score per cell with which the moments of the length are found from ln Z, nats. */
const tilt = 1e-3;

export function createScratch(model: SegmentModel, cells: number): DecodingScratch {
  const row = (): Float64Array => new Float64Array(cells + 1);
  return {
    lattice: createLattice(cells, model.longest, model.gaps.length),
    wagonScore: row(),
    gapScore: row(),
    reach: row(),
    counts: new Float64Array(Math.ceil(cells / (model.shortest + model.shortestGap)) + 4),
  };
}

/** Decodes one track at every node. */
export function decodeAtNodes(
  evidence: TrackEvidence,
  model: SegmentModel,
  parameters: DecodingParameters,
  nodes: readonly OffsetNode[],
  scratch: DecodingScratch,
): NodeReading[] {
  const likelihood = offsetLikelihood(evidence, parameters);
  return nodes.map((node) => {
    const stretches = prepareNode(evidence, parameters, node, scratch);
    const { logSum, counts, cells } = readStretches(model, stretches, evidence.seen.length, scratch);
    const logDensity = likelihood.occupancy(node.occupancy) + likelihood.gap(node.gap);
    return { logEvidence: parameters.offsetEvidence * (logSum + logDensity), counts, cells };
  });
}

/** Adds `weight` × p(a wagon begins, ends at each boundary) at one node. */
export function addNodeBoundaries(
  evidence: TrackEvidence,
  model: SegmentModel,
  parameters: DecodingParameters,
  node: OffsetNode,
  weight: number,
  scratch: DecodingScratch,
  into: { readonly begins: Float64Array; readonly ends: Float64Array },
): void {
  const { lattice, wagonScore, gapScore } = scratch;
  for (const stretch of prepareNode(evidence, parameters, node, scratch)) {
    const logSum = sumForward(model, lattice, wagonScore, gapScore, stretch, 0);
    addBoundaryChances(model, lattice, stretch, logSum, weight, into.begins, into.ends);
  }
}

function prepareNode(
  evidence: TrackEvidence,
  parameters: DecodingParameters,
  node: OffsetNode,
  { lattice, wagonScore, gapScore, reach }: DecodingScratch,
): Stretch[] {
  const scoring = {
    occupancyWeight: parameters.occupancyWeight,
    occupancyShift: parameters.occupancyBias + node.occupancy,
    gapWeight: parameters.gapWeight,
    gapShift: parameters.gapBias + node.gap,
    limit: 250 / 2 ** lattice.blockBits,
  };
  scoreCells(evidence, scoring, wagonScore, gapScore);
  return findStretches(wagonScore, gapScore, evidence.seen.length, doubt, reach);
}

function readStretches(
  model: SegmentModel,
  stretches: readonly Stretch[],
  cells: number,
  { lattice, wagonScore, gapScore, counts }: DecodingScratch,
): { logSum: number; counts: Float64Array; cells: LengthMoments } {
  let emptyCells = cells;
  let logSum = 0;
  let all: Float64Array = Float64Array.of(1);
  const length = { mean: 0, variance: 0 };
  for (const stretch of stretches) {
    emptyCells -= stretch.to - stretch.from;
    const less = sumForward(model, lattice, wagonScore, gapScore, stretch, -tilt);
    const more = sumForward(model, lattice, wagonScore, gapScore, stretch, tilt);
    const here = sumForward(model, lattice, wagonScore, gapScore, stretch, 0);
    length.mean += (more - less) / (2 * tilt);
    length.variance += Math.max(0, (more - 2 * here + less) / tilt ** 2);
    counts.fill(0);
    const used = countForward(model, lattice, stretch, counts);
    all = convolve(all, counts.subarray(0, used));
    logSum += here;
  }
  return { logSum: logSum + emptyCells * Math.log(model.stay), counts: all, cells: length };
}
