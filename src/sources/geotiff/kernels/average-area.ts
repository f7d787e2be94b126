import type { Samples } from '#core';

/** Pixels of one window of one level, band by band. */
export interface SourceBlock {
  readonly samples: Samples;
  readonly valid: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Where target pixels lie in the source: the first one's edges, and the step, in source pixels. */
export interface AxisStep {
  readonly startX: number;
  readonly startY: number;
  readonly stepX: number;
  readonly stepY: number;
}

/** For each target column (or row): the source pixels it touches, and how much of the first and last of them. */
interface Spans {
  readonly first: Int32Array;
  /** Exclusive */
  readonly end: Int32Array;
  readonly head: Float64Array;
  readonly tail: Float64Array;
}

function findSpans(start: number, step: number, count: number, size: number): Spans {
  const spans = {
    first: new Int32Array(count),
    end: new Int32Array(count),
    head: new Float64Array(count),
    tail: new Float64Array(count),
  };
  for (let index = 0; index < count; index++) {
    const from = Math.max(0, start + index * step);
    const to = Math.min(size, start + (index + 1) * step);
    const first = Math.floor(from);
    const end = Math.max(first, Math.ceil(to));
    spans.first[index] = first;
    spans.end[index] = end;
    spans.head[index] = Math.min(to, first + 1) - from;
    spans.tail[index] = to - (end - 1);
  }
  return spans;
}

/** Weight of place `at` of a span: whole but for its ends. */
function shareOf({ first, end, head, tail }: Spans, index: number, at: number): number {
  if (at === first[index]!) return head[index]!;
  return at === end[index]! - 1 ? tail[index]! : 1;
}

/**
 * Averages a source over the area of each target pixel, weighted by `valid`, in each band without the pixels that
 * have its nodata, or NaN. Target `valid` is the weight that was found, 0..255. Integers are rounded half up.
 */
export function averageArea(
  source: SourceBlock,
  target: SourceBlock,
  at: AxisStep,
  nodata: readonly (number | null)[],
  isInteger: boolean,
): void {
  const { width, height } = target;
  const columns = findSpans(at.startX, at.stepX, width, source.width);
  const rows = findSpans(at.startY, at.stepY, height, source.height);
  const weights = new Float64Array(width);
  const sums = new Float64Array(width);
  for (let row = 0; row < height; row++) {
    weights.fill(0);
    for (let y = rows.first[row]!; y < rows.end[row]!; y++)
      addValid(source.valid, y * source.width, columns, shareOf(rows, row, y), weights);
    for (let column = 0; column < width; column++) {
      const share = weights[column]! / (at.stepX * at.stepY);
      target.valid[row * width + column] = share === 0 ? 0 : Math.max(1, Math.min(255, Math.round(share)));
    }
    for (let band = 0; band < nodata.length; band++) {
      weights.fill(0);
      sums.fill(0);
      const start = band * source.width * source.height;
      for (let y = rows.first[row]!; y < rows.end[row]!; y++) {
        const line = y * source.width;
        addValues(source, start, line, columns, shareOf(rows, row, y), nodata[band]!, weights, sums);
      }
      const to = (band * height + row) * width;
      for (let column = 0; column < width; column++) {
        const weight = weights[column]!;
        if (weight === 0) continue;
        const mean = sums[column]! / weight;
        target.samples[to + column] = isInteger ? Math.floor(mean + 0.5) : mean;
      }
    }
  }
}

function addValid(valid: Uint8Array, line: number, columns: Spans, high: number, weights: Float64Array): void {
  const { first, end, head, tail } = columns;
  for (let column = 0; column < weights.length; column++) {
    const from = first[column]!;
    const last = end[column]! - 1;
    if (last < from) continue;
    let sum = head[column]! * valid[line + from]!;
    for (let x = from + 1; x < last; x++) sum += valid[line + x]!;
    if (last > from) sum += tail[column]! * valid[line + last]!;
    weights[column] = weights[column]! + high * sum;
  }
}

function addValues(
  { samples, valid }: SourceBlock,
  start: number,
  line: number,
  columns: Spans,
  high: number,
  mark: number | null,
  weights: Float64Array,
  sums: Float64Array,
): void {
  const { first, end, head, tail } = columns;
  for (let column = 0; column < weights.length; column++) {
    const from = first[column]!;
    const last = end[column]! - 1;
    let weight = 0;
    let sum = 0;
    for (let x = from; x <= last; x++) {
      const value = samples[start + line + x]!;
      if (value === mark || value !== value) continue;
      const share = valid[line + x]! * (x === from ? head[column]! : x === last ? tail[column]! : 1);
      weight += share;
      sum += share * value;
    }
    weights[column] = weights[column]! + high * weight;
    sums[column] = sums[column]! + high * sum;
  }
}

/** Takes for each target pixel the source pixel at its middle: for indices into a palette, which have no average. */
export function takeMiddle(source: SourceBlock, target: SourceBlock, at: AxisStep, bands: number): void {
  for (let row = 0; row < target.height; row++) {
    const y = Math.floor(at.startY + (row + 0.5) * at.stepY);
    for (let column = 0; column < target.width; column++) {
      const x = Math.floor(at.startX + (column + 0.5) * at.stepX);
      if (x < 0 || y < 0 || x >= source.width || y >= source.height) continue;
      const pixel = row * target.width + column;
      const from = y * source.width + x;
      target.valid[pixel] = source.valid[from]!;
      for (let band = 0; band < bands; band++) {
        target.samples[band * target.width * target.height + pixel] =
          source.samples[band * source.width * source.height + from]!;
      }
    }
  }
}
