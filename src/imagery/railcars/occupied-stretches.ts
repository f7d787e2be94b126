import type { OccupiedStretch } from '../counting/image-count.ts';
import { type CountLayout, trackCellMetres } from '../counting/lay-out-zones.ts';
import { outlineStretch } from '../counting/outline-stretch.ts';
import type { DecodedPart } from './seen-parts.ts';

/** Shorter breaks are couplings. */
const bridgedMetres = 3;
/** Width of a wagon: the middle one of 502 labelled ones has 2.8 m. */
export const wagonWidthMetres = 2.9;

/** Where something rather stands than not, couplings bridged. */
export function findOccupiedStretches({ tracks }: CountLayout, { span, decoded }: DecodedPart): OccupiedStretch[] {
  const track = tracks[span.track];
  if (!track) return [];
  const runs: { from: number; to: number }[] = [];
  for (const [index, chance] of decoded.occupiedProbability.entries()) {
    if (chance < 0.5) continue;
    const cell = span.from + index;
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
