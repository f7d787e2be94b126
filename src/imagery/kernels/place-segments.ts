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

/**
 * Chooses `count` segments that do not overlap and whose ends gather the largest sum of `beginGain` and `endGain`
 * (boundaries 0..cells); fewer where no more fit on boundaries with a gain.
 */
export function placeSegments(
  beginGain: Float64Array,
  endGain: Float64Array,
  count: number,
  { shortest, longest, shortestCut, apart }: SegmentShape,
): PlacedSegment[] {
  const cells = beginGain.length - 1;
  const size = cells + 1;
  const best = new Float64Array(size * (count + 1)).fill(-Infinity, size);
  const from = new Int32Array(size * (count + 1)).fill(-1);
  for (let number = 1; number <= count; number += 1) {
    const row = number * size;
    for (let end = 1; end <= cells; end += 1) {
      let here = best[row + end - 1]!;
      let start = -1;
      const gain = endGain[end]!;
      if (gain > 0) {
        const least = end === cells ? shortestCut : shortest;
        const low = end > longest ? end - longest : 0;
        for (let s = end - least; s >= low; s -= 1) {
          const sum = beginGain[s]! + gain + best[row - size + (s > apart ? s - apart : 0)]!;
          if (beginGain[s]! > 0 && sum > here) {
            here = sum;
            start = s;
          }
        }
        if (end < shortest && end >= shortestCut && number === 1 && beginGain[0]! + gain > here) {
          here = beginGain[0]! + gain;
          start = 0;
        }
      }
      best[row + end] = here;
      from[row + end] = start;
    }
  }
  let number = count;
  while (number > 0 && best[number * size + cells] === -Infinity) number -= 1;
  const placed: PlacedSegment[] = [];
  for (let end = cells; end > 0 && number > 0;) {
    const start = from[number * size + end]!;
    if (start < 0) {
      end -= 1;
      continue;
    }
    placed.push({ start, end });
    end = start > apart ? start - apart : 0;
    number -= 1;
  }
  return placed.reverse();
}
