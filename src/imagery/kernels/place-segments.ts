/** Cells from `start` to `end`, exclusive. */
export interface PlacedSegment {
  readonly start: number;
  readonly end: number;
}

/** What a segment may be: cells long, and how short where it touches the end of the track; cells apart from the next. */
export interface SegmentShape {
  readonly shortest: number;
  readonly longest: number;
  readonly shortestCut: number;
  readonly apart: number;
}

/** The best sums up to each boundary from `low` on, and where the last segment begins if it ends just there (else −1). */
interface Row {
  readonly low: number;
  readonly best: Float64Array;
  readonly from: Int32Array;
}

/**
 * Chooses `count` segments that do not overlap and whose ends gather the largest sum of `beginGain` and `endGain`
 * (boundaries 0..cells); fewer where no more fit on boundaries with a gain. The k-th of them is looked for only where
 * about k ends are to be expected, so that the time does not grow with the square of the length of the track.
 */
export function placeSegments(
  beginGain: Float64Array,
  endGain: Float64Array,
  count: number,
  shape: SegmentShape,
): PlacedSegment[] {
  const cells = beginGain.length - 1;
  const bands = findBands(endGain, count);
  const rows: Row[] = [{ low: 0, best: new Float64Array(1), from: new Int32Array(1).fill(-1) }];
  for (let number = 1; number <= count; number += 1)
    rows.push(placeNext(beginGain, endGain, rows[number - 1]!, bands[number - 1]!, shape));
  let number = count;
  while (number > 0 && rows[number]!.best.at(-1) === -Infinity) number -= 1;
  const placed: PlacedSegment[] = [];
  for (let end = cells; end > 0 && number > 0;) {
    const { low, from } = rows[number]!;
    if (end >= low + from.length) end = low + from.length - 1;
    const start = end < low ? -1 : from[end - low]!;
    if (start < 0) {
      end -= 1;
      continue;
    }
    placed.push({ start, end });
    end = Math.max(0, start - shape.apart);
    number -= 1;
  }
  return placed.reverse();
}

function placeNext(
  beginGain: Float64Array,
  endGain: Float64Array,
  before: Row,
  band: { readonly low: number; readonly high: number },
  { shortest, longest, shortestCut, apart }: SegmentShape,
): Row {
  const cells = beginGain.length - 1;
  const best = new Float64Array(band.high - band.low + 1);
  const from = new Int32Array(best.length).fill(-1);
  const lastBefore = before.best.length - 1;
  let carried = -Infinity;
  for (let end = band.low; end <= band.high; end += 1) {
    const gain = endGain[end]!;
    if (gain > 0) {
      const least = end === cells ? shortestCut : shortest;
      const low = end > longest ? end - longest : 0;
      let here = carried;
      for (let start = end - shortestCut; start >= low; start -= 1) {
        if (start > end - least && start > 0) continue;
        if (!(beginGain[start]! > 0)) continue;
        const at = (start > apart ? start - apart : 0) - before.low;
        if (at < 0) break;
        const sum = beginGain[start]! + gain + before.best[at < lastBefore ? at : lastBefore]!;
        if (sum > here) {
          here = sum;
          from[end - band.low] = start;
        }
      }
      carried = here;
    }
    best[end - band.low] = carried;
  }
  return { low: band.low, best, from };
}

/** Where the k-th end is to be expected, with wagons more or fewer to spare on both sides. */
function findBands(endGain: Float64Array, count: number): { low: number; high: number }[] {
  const cells = endGain.length - 1;
  const total = endGain.reduce((sum, gain) => sum + gain, 0);
  const spare = 6 + 2 * Math.sqrt(count);
  const bands: { low: number; high: number }[] = [];
  let low = 0;
  let high = 0;
  let sumLow = endGain[0]!;
  let sumHigh = endGain[0]!;
  for (let number = 1; number <= count; number += 1) {
    while (low < cells && (sumLow * count) / total < number - spare) sumLow += endGain[(low += 1)]!;
    while (high < cells && (sumHigh * count) / total < number + spare) sumHigh += endGain[(high += 1)]!;
    bands.push({ low, high: number + spare >= count ? cells : high });
  }
  return bands;
}
