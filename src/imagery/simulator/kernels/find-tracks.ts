import type { GroundMap, TrackPaint } from './ground.ts';

/** The nearest track of each cell, and the next one where two run so close that a cell sees both (on ladders). */
export function findTracks(map: GroundMap, paint: TrackPaint, tracks: number): void {
  const { columns, rows, nearest, second } = map;
  const { offsets, length } = paint;
  for (let track = 0; track < tracks; track++) {
    for (let column = 0; column < columns; column++) {
      const offset = offsets[track * length + column]!;
      const first = Math.max(0, Math.floor((offset - 3 - map.t0) / map.stepT));
      const last = Math.min(rows - 1, Math.ceil((offset + 3 - map.t0) / map.stepT));
      for (let row = first; row <= last; row++) {
        const cell = row * columns + column;
        const t = map.t0 + (row + 0.5) * map.stepT;
        const away = Math.abs(offset - t);
        const best = nearest[cell]! < 0 ? Infinity : offsets[nearest[cell]! * length + column]!;
        const next = second[cell]! < 0 ? Infinity : offsets[second[cell]! * length + column]!;
        const isSame = Math.abs(offset - best) < 0.12;
        if (away < Math.abs(best - t) - 0.03) {
          if (!isSame) second[cell] = nearest[cell]!;
          nearest[cell] = track;
        } else if (!isSame && away < Math.abs(next - t)) second[cell] = track;
      }
    }
  }
}
