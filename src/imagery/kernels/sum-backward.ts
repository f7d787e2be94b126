import type { SegmentModel } from '../railcars/segment-model.ts';
import { sumLengthsAfter } from './dot-products.ts';
import type { SegmentLattice } from './segment-lattice.ts';
import type { Stretch } from './sum-forward.ts';

/**
 * Adds `weight` times the probability that a wagon begins (ends) at each boundary of a stretch to `begins` and `ends`,
 * which are indexed by boundaries of the track; from the lattice that `sumForward` left with result `logSum`. Wagons cut
 * by the end of the track begin or end there. Returns the mean of the summed length of wagons, cells.
 */
export function addBoundaryChances(
  model: SegmentModel,
  lattice: SegmentLattice,
  { from, to, opensTrack, closesTrack }: Stretch,
  logSum: number,
  weight: number,
  begins: Float64Array,
  ends: Float64Array,
): number {
  const { longest, shortest, lengths, cutAtEnd, shortestGap, gaps, stay, start, uncoupled } = model;
  const { score, scale, step, ended, began, lift, base, cut, gap, blockBits } = lattice;
  const { emptyAfter, endedAfter, beganAfter, loweredAfter } = lattice;
  const cells = to - from;
  const gapLengths = gaps.length;
  const total = Math.exp(scale[cells]! - logSum);
  let mean = 0;
  for (let t = cells; t >= 0; t -= 1) {
    let after = 0;
    if (t + shortest <= cells) {
      const stop = t + longest < cells ? t + longest : cells;
      const block = (t + shortest) >> blockBits;
      const edge = (block + 1) << blockBits;
      const below = scale[t]! - score[t]!;
      const inBlock = stop < edge ? stop : edge - 1;
      after = Math.exp(below - base[block]!) * sumLengthsAfter(loweredAfter, lengths, t, t + shortest, inBlock);
      if (stop >= edge)
        after += Math.exp(below - base[block + 1]!) * sumLengthsAfter(loweredAfter, lengths, t, edge, stop);
    }
    if (closesTrack && cells - t <= longest && t < cells) {
      const open = cutAtEnd[cells - t]! * Math.exp(scale[t]! - score[t]! + score[cells]! - logSum);
      after += open;
      ends[to]! += weight * began[t]! * open;
      mean += cells * began[t]! * open;
    }
    beganAfter[t] = after;
    emptyAfter[t] = t === cells ? total : stay * step[t + 1]! * (emptyAfter[t + 1]! + start * beganAfter[t + 1]!);
    let afterEnd = uncoupled * emptyAfter[t]!;
    for (let g = 0; g < gapLengths; g += 1) {
      const s = t + shortestGap + g;
      if (s > cells) break;
      afterEnd += gap[s * gapLengths + g]! * beganAfter[s]!;
    }
    endedAfter[t] = afterEnd;
    loweredAfter[t] = afterEnd / lift[t]!;
    begins[from + t]! += weight * began[t]! * after;
    mean -= t * began[t]! * after;
    if (t === 0) continue;
    ends[from + t]! += weight * ended[t]! * afterEnd;
    mean += t * ended[t]! * afterEnd;
    if (opensTrack) begins[from]! += weight * cut[t]! * afterEnd;
  }
  return mean;
}
