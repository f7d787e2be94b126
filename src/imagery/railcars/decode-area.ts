import { type TrackSpan, trackCellMetres } from '../counting/lay-out-zones.ts';
import { type DecodedTrack, decodeTracks } from './decode-tracks.ts';
import type { PlacedWagon } from './place-wagons.ts';
import type { TrackEvidence } from './track-evidence.ts';

/**
 * Decodes the stretches of track in an area. A wagon on its edge belongs to the side that its middle is on: the edge
 * is moved to the end of that wagon, so that it is counted once or not at all. `decoded` is by track of the whole scene,
 * undefined for those that were not observed.
 */
export function decodeArea(
  spans: readonly TrackSpan[],
  evidence: readonly TrackEvidence[],
  decoded: readonly (DecodedTrack | undefined)[],
  level: number,
): DecodedTrack[] {
  const known = spans.flatMap((span) => {
    const [whole, seen] = [decoded[span.track], evidence[span.track]];
    return whole && seen ? [{ span, whole, seen }] : [];
  });
  // Tracks that lie inside from end to end were decoded together already.
  if (known.every(({ span, seen }) => span.from === 0 && span.to === seen.seen.length))
    return known.map(({ whole }) => whole);
  const parts = known.map(({ span, whole, seen }) => cutEvidence(seen, moveEdges(span, whole.wagons)));
  return decodeTracks(parts, { level });
}

function moveEdges({ from, to }: TrackSpan, wagons: readonly PlacedWagon[]): { from: number; to: number } {
  let [first, last] = [from, to];
  for (const { startMetres, endMetres } of wagons) {
    const [start, end] = [Math.floor(startMetres / trackCellMetres), Math.ceil(endMetres / trackCellMetres)];
    const middle = (start + end) / 2;
    if (start < from && end > from) first = middle >= from ? start : end;
    if (start < to && end > to) last = middle < to ? end : start;
  }
  return { from: Math.max(0, first), to: Math.max(first, last) };
}

function cutEvidence(evidence: TrackEvidence, { from, to }: { from: number; to: number }): TrackEvidence {
  return {
    cellMetres: evidence.cellMetres,
    occupied: evidence.occupied.subarray(from, to),
    gap: evidence.gap.subarray(from, to),
    seen: evidence.seen.subarray(from, to),
  };
}
