import type { CellScores } from './score-cells.ts';
import type { Stretch } from './sum-forward.ts';

/**
 * Cuts a track where it is empty beyond doubt: at cells that no wagon or chain of wagons can cover with a score above
 * `-doubt` nats. What lies between is decoded alone, and a long empty track costs next to nothing.
 */
export function findStretches(
  { wagon: wagonScore, gap: gapScore }: CellScores,
  cells: number,
  doubt: number,
  reach: Float64Array,
): Stretch[] {
  let best = -Infinity;
  for (let i = cells - 1; i >= 0; i -= 1) {
    const score = Math.max(wagonScore[i]!, gapScore[i]!);
    best = score + (best > 0 ? best : 0);
    reach[i] = best;
  }
  const stretches: Stretch[] = [];
  let from = -1;
  best = -Infinity;
  for (let i = 0; i < cells; i += 1) {
    const score = Math.max(wagonScore[i]!, gapScore[i]!);
    best = score + (best > 0 ? best : 0);
    const isOpen = best + reach[i]! - score > -doubt;
    if (isOpen && from < 0) from = i;
    if (from >= 0 && !isOpen) {
      stretches.push({ from, to: i, opensTrack: from === 0, closesTrack: false });
      from = -1;
    }
  }
  if (from >= 0) stretches.push({ from, to: cells, opensTrack: from === 0, closesTrack: true });
  return stretches;
}
