/** A track as the rail net sees it: 3 × rows × cells normalised colours (NaN: not seen), and where it looks empty. */
export interface BedView {
  readonly cells: number;
  readonly rows: number;
  readonly colours: Float32Array;
  /** By cell, 0..1; 1 is surely empty. */
  readonly empty: Float32Array;
}

/** Colours of the empty bed across the track, averaged over all tracks of a scene: 3 × rows. */
export function averageBed(views: readonly BedView[], rows: number): Float32Array {
  const sums = new Float64Array(3 * rows);
  const weights = new Float64Array(3 * rows);
  for (const { cells, colours, empty } of views)
    for (let line = 0; line < 3 * rows; line++)
      for (let cell = 0, at = line * cells; cell < cells; cell++, at++) {
        const value = colours[at]!;
        if (Number.isNaN(value)) continue;
        sums[line]! += empty[cell]! * value;
        weights[line]! += empty[cell]!;
      }
  return Float32Array.from(sums, (sum, line) => sum / Math.max(weights[line]!, 1));
}

/** Cells to either side over which the bed of a track is averaged: 60 m. */
const reach = 240;
/** Weight of the average of all tracks, in cells, against the track's own. */
const priorCells = 0.05 * (2 * reach + 1);

/**
 * What the bed under each cell looks like when nothing stands there: the mean over ±60 m of the same track, weighted by
 * how empty it looks, drawn towards the average of all tracks; 3 × rows × cells, never NaN.
 */
export function estimateBed(view: BedView, average: Float32Array): Float32Array {
  const { cells, rows, colours, empty } = view;
  const bed = new Float32Array(colours.length);
  const sums = new Float64Array(cells + 1);
  const weights = new Float64Array(cells + 1);
  for (let line = 0; line < 3 * rows; line++) {
    for (let cell = 0, at = line * cells; cell < cells; cell++, at++) {
      const value = colours[at]!;
      const weight = Number.isNaN(value) ? 0 : empty[cell]!;
      sums[cell + 1] = sums[cell]! + (weight === 0 ? 0 : weight * value);
      weights[cell + 1] = weights[cell]! + weight;
    }
    for (let cell = 0, at = line * cells; cell < cells; cell++, at++) {
      const from = Math.max(0, cell - reach);
      const to = Math.min(cells, cell + reach + 1);
      const sum = sums[to]! - sums[from]! + priorCells * average[line]!;
      bed[at] = sum / (weights[to]! - weights[from]! + priorCells);
    }
  }
  return bed;
}

/** How empty each cell looks, 0..1, from the occupancy logits averaged over 13 cells (3.25 m); 0 where not seen. */
export function judgeEmpty(occupied: Float32Array, seen: Uint8Array): Float32Array {
  const half = 6;
  const sums = new Float64Array(occupied.length + 1);
  for (let cell = 0; cell < occupied.length; cell++) sums[cell + 1] = sums[cell]! + occupied[cell]!;
  return Float32Array.from(occupied, (_, cell) => {
    if (seen[cell] === 0) return 0;
    const from = Math.max(0, cell - half);
    const to = Math.min(occupied.length, cell + half + 1);
    return 1 / (1 + Math.exp(Math.max(-20, Math.min(20, (1.5 * (sums[to]! - sums[from]!)) / (to - from)))));
  });
}
