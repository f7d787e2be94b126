import type { PixelPosition } from '#core';

/** Metres on the ground per pixel step along each axis of a grid. */
export interface PixelSpacing {
  readonly columnMetres: number;
  readonly rowMetres: number;
}

/**
 * Points at equal steps along a line, with the direction across it. All arrays have one entry per step; `column` and
 * `row` are pixel positions (the middle of a pixel is 0.5, 0.5), `acrossColumn`/`acrossRow` the pixels that one metre
 * to the left of the direction of travel is (left as seen in an image whose rows count downwards).
 */
export interface TrackPath {
  readonly cellMetres: number;
  readonly cells: number;
  readonly column: Float64Array;
  readonly row: Float64Array;
  readonly acrossColumn: Float64Array;
  readonly acrossRow: Float64Array;
}

/**
 * Walks a centreline in steps of `cellMetres`; the points are the middles of the cells. Corners are rounded by taking
 * the direction over ±4 m, so that strips do not tear. A line shorter than a cell has no cells.
 */
export function tracePath(line: readonly PixelPosition[], spacing: PixelSpacing, cellMetres: number): TrackPath {
  const corners = line.map(({ column, row }) => ({ x: column * spacing.columnMetres, y: row * spacing.rowMetres }));
  const along = measureAlong(corners);
  const length = along.at(-1) ?? 0;
  const cells = Math.floor(length / cellMetres + 1e-9);
  const path: TrackPath = {
    cellMetres,
    cells,
    column: new Float64Array(cells),
    row: new Float64Array(cells),
    acrossColumn: new Float64Array(cells),
    acrossRow: new Float64Array(cells),
  };
  for (let cell = 0; cell < cells; cell++) {
    const at = (cell + 0.5) * cellMetres;
    const here = pointAt(corners, along, at);
    const behind = pointAt(corners, along, Math.max(0, at - smoothingMetres));
    const ahead = pointAt(corners, along, Math.min(length, at + smoothingMetres));
    const dx = ahead.x - behind.x;
    const dy = ahead.y - behind.y;
    const norm = Math.hypot(dx, dy) || 1;
    path.column[cell] = here.x / spacing.columnMetres;
    path.row[cell] = here.y / spacing.rowMetres;
    path.acrossColumn[cell] = dy / norm / spacing.columnMetres;
    path.acrossRow[cell] = -dx / norm / spacing.rowMetres;
  }
  return path;
}

const smoothingMetres = 4;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Metres from the start of the line to each corner. */
function measureAlong(corners: readonly Point[]): number[] {
  let sum = 0;
  return corners.map((corner, index) => {
    const before = corners[index - 1] ?? corner;
    sum += Math.hypot(corner.x - before.x, corner.y - before.y);
    return sum;
  });
}

function pointAt(corners: readonly Point[], along: readonly number[], metres: number): Point {
  let index = lowerBound(along, metres);
  if (index === 0) index = 1;
  const from = corners[index - 1] ?? { x: 0, y: 0 };
  const to = corners[index] ?? from;
  const start = along[index - 1] ?? 0;
  const span = (along[index] ?? start) - start;
  const share = span > 0 ? (metres - start) / span : 0;
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

/** First index whose value is at least `metres`; the last one where there is none. */
function lowerBound(along: readonly number[], metres: number): number {
  let low = 0;
  let high = along.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((along[middle] ?? 0) < metres) low = middle + 1;
    else high = middle;
  }
  return low;
}
