import type { TrackView } from './track-view.ts';

/** The nearest empty cells that stand for the bed, and how far to look for them. */
const [bedCells, farthestCells] = [240, 800];

/**
 * L*, a*, b* of what stands on cells `from` to `to` (not included) minus that of the empty bed nearest to it on the
 * same track, both by the median; null where too little of either was seen. `occupied` is the probability by cell.
 */
export function compareColour(
  { body }: TrackView,
  occupied: Float32Array,
  from: number,
  to: number,
): [lightness: number, a: number, b: number] | null {
  const wagon = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const bed = nearestEmpty(body, occupied, from, to);
  const [l, a, b] = [0, 1, 2].map((plane) => {
    const values = (cells: readonly number[]): number[] =>
      cells.map((cell) => body[plane * occupied.length + cell] ?? NaN);
    const [own, empty] = [median(values(wagon)), median(values(bed))];
    return own === null || empty === null ? null : Math.round((own - empty) * 100) / 100;
  });
  return l === null || l === undefined || a === null || a === undefined || b === null || b === undefined
    ? null
    : [l, a, b];
}

function nearestEmpty(body: Float32Array, occupied: Float32Array, from: number, to: number): number[] {
  const found: number[] = [];
  const take = (cell: number): void => {
    if ((occupied[cell] ?? 1) < 0.1 && !Number.isNaN(body[cell] ?? NaN)) found.push(cell);
  };
  // A wagon's own shadow and its ends are no bed.
  for (let away = 4; away < farthestCells && found.length < bedCells; away++) {
    if (from - away >= 0) take(from - away);
    take(to + away);
  }
  return found;
}

/** Null for fewer than eight values. */
function median(values: readonly number[]): number | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort((one, other) => one - other);
  return known.length < 8 ? null : (known[Math.floor(known.length / 2)] ?? null);
}
