import type { SegmentModel } from '../railcars/segment-model.ts';
import { sumLengthsBefore } from './dot-products.ts';
import type { CellScores } from './score-cells.ts';
import type { SegmentLattice } from './segment-lattice.ts';

/** One stretch of track that is decoded alone: cells from..to of the score arrays, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** It begins (ends) at the end of the track, where wagons may be cut. */
  readonly opensTrack: boolean;
  readonly closesTrack: boolean;
}

/**
 * Sums the weights of all segmentations of a stretch that is entered and left empty; fills the forward part of the
 * lattice and returns the logarithm of the sum. Scores are at most 250 / 2^blockBits in size. `tilt` is added to every cell of a wagon: the
 * derivatives of the result by it are the moments of the summed length.
 */
export function sumForward(
  model: SegmentModel,
  lattice: SegmentLattice,
  { wagon: wagonScore, gap: gapScore, rise, fall }: CellScores,
  { from, to, opensTrack, closesTrack }: Stretch,
  tilt: number,
): number {
  const { longest, shortest, lengths, cutAtStart, shortestGap, gaps, stay, start, uncoupled } = model;
  const { score, scale, step, empty, ended, began, lift, base, own, before, cut, gapCell, gap, lifted, blockBits } =
    lattice;
  const cells = to - from;
  const blockMask = (1 << blockBits) - 1;
  const gapLengths = gaps.length;
  score[0] = scale[0] = ended[0] = own[0] = before[0] = cut[0] = base[0] = 0;
  step[0] = empty[0] = lift[0] = 1;
  began[0] = lifted[0] = start;
  for (let t = 1; t <= cells; t += 1) {
    const height = score[t - 1]! + wagonScore[from + t - 1]! + tilt;
    score[t] = height;
    const last = t - shortest;
    const above = height - scale[t - 1]!;
    let ends = 0;
    let ownFactor = 0;
    let beforeFactor = 0;
    if (last >= 0) {
      const first = t > longest ? t - longest : 0;
      const block = last >> blockBits;
      const edge = block << blockBits;
      ownFactor = Math.exp(base[block]! + above);
      ends = ownFactor * sumLengthsBefore(lifted, lengths, t, first > edge ? first : edge, last);
      if (first < edge) {
        beforeFactor = Math.exp(base[block - 1]! + above);
        ends += beforeFactor * sumLengthsBefore(lifted, lengths, t, first, edge - 1);
      }
    }
    const cutHere = opensTrack && t <= longest ? cutAtStart[t]! * Math.exp(above) : 0;
    ends += cutHere;
    const emptyHere = empty[t - 1]! * stay + ends * uncoupled;
    let begins = start * stay * empty[t - 1]!;
    gapCell[t] = Math.exp(gapScore[from + t - 1]!);
    const gapRow = t * gapLengths;
    let chain = 1;
    for (let g = 1; g < shortestGap + gapLengths && g < t; g += 1) {
      chain *= gapCell[t - g + 1]!;
      if (g > 1) chain *= step[t - g + 1]!;
      if (g < shortestGap) continue;
      const weight = chain * gaps[g - shortestGap]! * rise[from + t]! * fall[from + t - g]!;
      gap[gapRow + g - shortestGap] = weight;
      begins += ended[t - g]! * weight;
    }
    const total = emptyHere + ends;
    const inverse = 1 / total;
    step[t] = inverse;
    scale[t] = scale[t - 1]! + Math.log(total);
    empty[t] = emptyHere * inverse;
    ended[t] = ends * inverse;
    began[t] = begins * inverse;
    own[t] = ownFactor * inverse;
    before[t] = beforeFactor * inverse;
    cut[t] = cutHere * inverse;
    for (let g = 0; g < gapLengths; g += 1) gap[gapRow + g]! *= inverse;
    const level = scale[t]! - height;
    if ((t & blockMask) === 0) base[t >> blockBits] = level;
    lift[t] = Math.exp(level - base[t >> blockBits]!);
    lifted[t] = began[t]! * lift[t]!;
  }
  const open = closesTrack ? sumCut(model, lattice, lifted, cells, 0, cells) : 0;
  return scale[cells]! + Math.log(empty[cells]! + open);
}

/** Weight of wagons that began at boundaries first..last and go on behind the end of the track. */
export function sumCut(
  { longest, cutAtEnd }: SegmentModel,
  { scale, score, base, blockBits }: SegmentLattice,
  lifted: Float64Array,
  cells: number,
  first: number,
  last: number,
): number {
  let sum = 0;
  const above = score[cells]! - scale[cells]!;
  for (let s = Math.max(first, cells - longest); s <= last && s < cells; s += 1)
    sum += lifted[s]! * cutAtEnd[cells - s]! * Math.exp(base[s >> blockBits]! + above);
  return sum;
}
