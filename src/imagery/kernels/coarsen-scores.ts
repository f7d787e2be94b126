import type { CellScores } from './score-cells.ts';

/**
 * Joins `factor` cells to one; returns how many there are. A gap may begin and end up to a joined cell away from the
 * boundary it is counted at (triangular weights), so that a gap of three cells is not lost between two of two:
 * `fall` and `rise` are what that averages to at its begin and its end.
 */
export function coarsenScores(fine: CellScores, cells: number, factor: number, coarse: CellScores): number {
  const joined = Math.ceil(cells / factor);
  for (let cell = 0; cell < joined; cell += 1) {
    const to = Math.min(cells, (cell + 1) * factor);
    let wagon = 0;
    let gap = 0;
    for (let i = cell * factor; i < to; i += 1) {
      wagon += fine.wagon[i]!;
      gap += fine.gap[i]!;
    }
    coarse.wagon[cell] = wagon;
    coarse.gap[cell] = gap;
  }
  for (let boundary = 0; boundary <= joined; boundary += 1) {
    const centre = boundary * factor;
    let rise = 1 / factor;
    let fall = rise;
    let behind = 0;
    let ahead = 0;
    for (let step = 1; step < factor; step += 1) {
      const weight = (factor - step) / (factor * factor);
      const back = centre - step;
      if (back >= 0 && back < cells) behind += fine.gap[back]! - fine.wagon[back]!;
      const front = centre + step - 1;
      if (front < cells) ahead += fine.gap[front]! - fine.wagon[front]!;
      const backwards = Math.exp(behind);
      const forwards = Math.exp(ahead);
      rise += weight * (1 / backwards + forwards);
      fall += weight * (backwards + 1 / forwards);
    }
    coarse.rise[boundary] = rise;
    coarse.fall[boundary] = fall;
  }
  return joined;
}
