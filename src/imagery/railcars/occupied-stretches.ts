import type { OccupiedStretch } from '../counting/image-count.ts';
import { type CountTrack, trackCellMetres } from '../counting/lay-out-zones.ts';
import { outlineStretch } from '../counting/outline-stretch.ts';
import type { DecodedTrack } from './decode-tracks.ts';

/** Shorter breaks are couplings. */
const bridgedMetres = 3;
/** Width of a wagon: the middle one of 502 labelled ones has 2.8 m. */
export const wagonWidthMetres = 2.9;

/** Where something rather stands than not, couplings bridged. */
export function findOccupiedStretches(track: CountTrack, { occupiedProbability }: DecodedTrack): OccupiedStretch[] {
  const runs: { from: number; to: number }[] = [];
  for (const [cell, chance] of occupiedProbability.entries()) {
    if (chance < 0.5) continue;
    const last = runs.at(-1);
    if (last && (cell - last.to) * trackCellMetres <= bridgedMetres) last.to = cell + 1;
    else runs.push({ from: cell, to: cell + 1 });
  }
  return runs.map(({ from, to }) => {
    const [start, end] = [from * trackCellMetres, to * trackCellMetres];
    return {
      zoneId: track.zoneId,
      startMetres: track.beforeMetres + start,
      endMetres: track.beforeMetres + end,
      outline: outlineStretch(track.line, start, end, wagonWidthMetres),
    };
  });
}
