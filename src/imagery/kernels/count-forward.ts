import type { SegmentModel } from '../railcars/segment-model.ts';
import { sumLengthsBefore } from './dot-products.ts';
import type { SegmentLattice } from './segment-lattice.ts';
import { type Stretch, sumCut } from './sum-forward.ts';

/** Ways that hold less than this share of all ways to be in the same state are dropped; what follows weighs both alike. */
const negligible = 1e-9;

/**
 * The distribution of the number of wagons in a stretch, exact up to `negligible`, from the lattice that `sumForward`
 * left. Counts are taken one after the other, each only where it is possible: the recursion needs two rows, whatever
 * the number of wagons. Writes p(count = index) to `chances`, cleared beforehand and long enough for all wagons that fit,
 * and returns how many entries are used.
 */
export function countForward(
  model: SegmentModel,
  lattice: SegmentLattice,
  { from, to, opensTrack, closesTrack }: Stretch,
  chances: Float64Array,
): number {
  const { longest, shortest, lengths, shortestGap, gaps, stay, start, uncoupled } = model;
  const { step, empty, began, lift, own, before, cut, gap, lifted, countEnded, blockBits } = lattice;
  const cells = to - from;
  const gapLengths = gaps.length;
  const open = closesTrack ? sumCut(model, lattice, lifted, cells, 0, cells) : 0;
  const total = empty[cells]! + open;
  let previous = lattice.countLifted;
  let next = lattice.nextLifted;
  let first = 0;
  let last = -1;
  let still = 1;
  for (let t = 0; t <= cells; t += 1) {
    const begins = t === 0 ? start : start * stay * still * step[t]!;
    if (t > 0) still *= stay * step[t]!;
    if (begins < negligible * began[t]!) {
      previous[t] = 0;
      continue;
    }
    previous[t] = begins * lift[t]!;
    last = t;
  }
  chances[0] = still / total;
  if (closesTrack && last >= 0) chances[1] = sumCut(model, lattice, previous, cells, 0, last) / total;
  for (let count = 1; ; count += 1) {
    const cutHere = count === 1 && opensTrack;
    if (last < 0 && !cutHere) return count + 1;
    const from0 = cutHere ? 1 : first + shortest;
    if (from0 > cells) return count + 1;
    const until = Math.min(cells, Math.max(last < 0 ? 0 : last + longest, cutHere ? longest : 0));
    let nextFirst = cells + 1;
    let nextLast = -1;
    let inEmpty = 0;
    let t = from0;
    for (; t <= cells; t += 1) {
      let ends = 0;
      if (t <= until) {
        const low = t - longest > first ? t - longest : first;
        const high = t - shortest < last ? t - shortest : last;
        if (low <= high) {
          const edge = ((t - shortest) >> blockBits) << blockBits;
          ends = own[t]! * sumLengthsBefore(previous, lengths, t, low > edge ? low : edge, high);
          if (low < edge)
            ends += before[t]! * sumLengthsBefore(previous, lengths, t, low, high < edge ? high : edge - 1);
        }
        if (cutHere) ends += cut[t]!;
      }
      countEnded[t] = ends;
      let begins = start * stay * inEmpty * step[t]!;
      inEmpty = inEmpty * stay * step[t]! + ends * uncoupled;
      const gapRow = t * gapLengths;
      for (let g = 0; g < gapLengths; g += 1) {
        const s = t - shortestGap - g;
        if (s < from0) break;
        begins += countEnded[s]! * gap[gapRow + g]!;
      }
      if (begins > negligible * began[t]!) {
        next[t] = begins * lift[t]!;
        if (nextLast < 0) nextFirst = t;
        nextLast = t;
      } else {
        next[t] = 0;
        if (t > until + shortestGap + gapLengths && inEmpty < negligible * empty[t]!) break;
      }
    }
    if (t > cells) chances[count]! += inEmpty / total;
    first = nextFirst;
    last = nextLast;
    if (closesTrack && last >= 0) chances[count + 1] = sumCut(model, lattice, next, cells, first, last) / total;
    [previous, next] = [next, previous];
  }
}
