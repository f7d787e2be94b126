import { cumulate } from './level-evidence.ts';

/** A series cut into stretches of one level each. */
export interface Segmentation {
  /** Index of the first look of every level but the first, ascending. */
  readonly starts: readonly number[];
  /** Size of the negative binomial that all levels share; Infinity: Poisson. */
  readonly size: number;
}

/**
 * Optimal segmentation by PELT (Killick, Fearnhead and Eckley 2012, doi:10.1080/01621459.2012.737745, section 3): exact
 * minimum of cost plus `penalty` per change, candidates that can never win again being pruned. The cost of a stretch is minus its
 * highest negative binomial log likelihood (or Poisson, size Infinity) with n looks and sum S:
 * -S log(S / (S + n r)) - n r log(n r / (S + n r)). Stretches hold at least
 * `fewest` looks, the last one `fewestAtEnd`.
 */
export function pelt(
  counts: readonly number[],
  size: number,
  penalty: number,
  fewest: number,
  fewestAtEnd: number = fewest,
): number[] {
  const sums = cumulate(counts);
  const costTo = levelCosts(sums, size);
  const best = new Float64Array(counts.length + 1).fill(Infinity);
  const previous = new Int32Array(counts.length + 1);
  best[0] = -penalty;
  // Starts that may still win, at which end each was found to lose, and what each would cost now.
  const starts = new Int32Array(counts.length + 1);
  const lostAt = new Float64Array(counts.length + 1).fill(Infinity);
  const costs = new Float64Array(counts.length + 1);
  let open = 1;
  for (let end = fewest; end <= counts.length; end += 1) {
    let [least, from] = [Infinity, 0];
    for (let index = 0; index < open; index += 1) {
      const start = starts[index]!;
      const cost = best[start]! + costTo(start, end);
      costs[index] = cost;
      if (cost < least) [least, from] = [cost, start];
    }
    best[end] = least + penalty;
    previous[end] = from;
    let kept = 0;
    for (let index = 0; index < open; index += 1) {
      const start = starts[index]!;
      if (costs[index]! > best[end]!) lostAt[start] = Math.min(lostAt[start]!, end);
      // A better stretch that begins at `end` must itself hold `fewest` looks before it can stand for the loser.
      if (end < lostAt[start]! + fewest - 1) starts[kept++] = start;
    }
    open = kept;
    const shortest = end + 1 === counts.length ? fewestAtEnd : fewest;
    for (let next = end + 1 - fewest; next <= end + 1 - shortest; next += 1) if (next >= fewest) starts[open++] = next;
  }
  const found: number[] = [];
  for (let end = previous[counts.length]!; end > 0; end = previous[end]!) found.unshift(end);
  return found;
}

/**
 * Minus the highest log likelihood of one level from one look to another, without what does not depend on the segmentation. With
 * h(x) = x log x it is h(S + n r) - h(S) - h(n r); h(n r) is had from a table, since PELT asks for every pair of looks.
 */
function levelCosts(sums: Float64Array, size: number): (from: number, to: number) => number {
  if (size === Infinity) {
    return (from, to) => {
      const sum = sums[to]! - sums[from]!;
      return sum === 0 ? 0 : sum - sum * Math.log(sum / (to - from));
    };
  }
  const sizes = sums.map((_, looks) => (looks === 0 ? 0 : looks * size * Math.log(looks * size)));
  return (from, to) => {
    const sum = sums[to]! - sums[from]!;
    if (sum === 0) return 0;
    const all = sum + (to - from) * size;
    return all * Math.log(all) - sum * Math.log(sum) - sizes[to - from]!;
  };
}

/**
 * PELT with the size that neighbouring looks show: half the squared difference of two neighbours estimates the variance within a
 * level whatever the shifts (Rice 1984, doi:10.1214/aos/1176346788), and what it exceeds the Poisson's by is mean²/size. A shift
 * enters with one difference only. Penalty 3/2 log n per change (modified BIC, Zhang and Siegmund 2007,
 * doi:10.1111/j.1541-0420.2006.00662.x, without its term for the lengths).
 */
export function segmentLevels(counts: readonly number[], fewest: number, fewestAtEnd: number = fewest): Segmentation {
  const size = neighbourSize(counts);
  if (counts.length < fewest + fewestAtEnd) return { starts: [], size };
  return { starts: pelt(counts, size, 1.5 * Math.log(counts.length), fewest, fewestAtEnd), size };
}

/** Sizes between which the looks may choose: coefficients of variation from 5 % to 300 %. */
const [smallestSize, largestSize] = [1 / 9, 400];

function neighbourSize(counts: readonly number[]): number {
  let [excess, squares] = [0.25, 1];
  for (let index = 1; index < counts.length; index += 1) {
    const [one, other] = [counts[index - 1]!, counts[index]!];
    const weight = 1 / (1 + one + other) ** 2;
    excess += weight * ((one - other) ** 2 / 2 - (one + other) / 2);
    // one × other estimates mean² without the scatter of either.
    squares += weight * one * other;
  }
  return Math.min(largestSize, Math.max(smallestSize, excess <= 0 ? largestSize : squares / excess));
}

/** Series up to this long are always searched. */
export const shortSeries = 40;

/**
 * Could there be a change at all? Range of the cumulated deviations of the square roots (which steady the spread) in units of
 * their scatter; exceeds the limit in one of ten series of one level (Kuiper's statistic), and catches a plateau as well as a step.
 */
export function mayChange(counts: readonly number[]): boolean {
  if (counts.length <= shortSeries) return true;
  const roots = counts.map(Math.sqrt);
  const mean = roots.reduce((sum, one) => sum + one, 0) / roots.length;
  let [at, lowest, highest, squares] = [0, 0, 0, 0];
  for (const root of roots) {
    at += root - mean;
    squares += (root - mean) ** 2;
    lowest = Math.min(lowest, at);
    highest = Math.max(highest, at);
  }
  return highest - lowest > kuiperTenth * Math.sqrt(squares);
}

const kuiperTenth = 1.62;
