import type { TrackPath } from './trace-path.ts';

/** Cells to either side over which the place of the rails is averaged: 25 m. */
const reach = 100;
/** A line this near to the rails lies on them, metres. */
const nearMetres = 0.35;
/** Beyond this the rails might be those of the neighbouring track, metres. */
const farthestMetres = 2;

/**
 * The path moved sideways onto the rails, where `left` says by cell how many metres to its left they seem to lie; the
 * path itself where it runs on them already. Lines are drawn by hand or come from a map, and drift off by a metre or two.
 */
export function followRails(path: TrackPath, left: Float32Array, seen: Uint8Array): TrackPath {
  const moves = averageNear(left, seen);
  if (moves.every((metres) => Math.abs(metres) < nearMetres)) return path;
  return {
    ...path,
    column: path.column.map((column, cell) => column + (moves[cell] ?? 0) * (path.acrossColumn[cell] ?? 0)),
    row: path.row.map((row, cell) => row + (moves[cell] ?? 0) * (path.acrossRow[cell] ?? 0)),
  };
}

/** Means over the cells within reach that were seen, at most `farthestMetres`; 0 where none were. */
function averageNear(left: Float32Array, seen: Uint8Array): Float64Array {
  const cells = left.length;
  const sums = new Float64Array(cells + 1);
  const counts = new Float64Array(cells + 1);
  for (let cell = 0; cell < cells; cell++) {
    const isSeen = seen[cell] === 1;
    sums[cell + 1] = (sums[cell] ?? 0) + (isSeen ? (left[cell] ?? 0) : 0);
    counts[cell + 1] = (counts[cell] ?? 0) + (isSeen ? 1 : 0);
  }
  return Float64Array.from(left, (_, cell) => {
    const [from, to] = [Math.max(0, cell - reach), Math.min(cells, cell + reach + 1)];
    const count = (counts[to] ?? 0) - (counts[from] ?? 0);
    const mean = count === 0 ? 0 : ((sums[to] ?? 0) - (sums[from] ?? 0)) / count;
    return Math.max(-farthestMetres, Math.min(farthestMetres, mean));
  });
}
