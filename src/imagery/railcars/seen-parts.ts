import { type TrackSpan, trackCellMetres } from '../counting/lay-out-zones.ts';
import { type DecodedTrack, decodeTracks } from './decode-tracks.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** What stands on a stretch of track that could be seen; metres of `decoded` count from the stretch's first cell. */
export interface DecodedPart {
  readonly span: TrackSpan;
  readonly decoded: DecodedTrack;
}

/** Unseen stretches up to this length do not part a track: what is seen before and behind says enough. */
const bridgedCells = 6 / trackCellMetres;
/** Less than this shows no wagon. */
const shortestCells = 3 / trackCellMetres;

/**
 * The stretches of a track that could be seen. Only these are counted, so that a count is one of what was seen and the
 * visible share says how much that was.
 */
export function findSeenParts({ seen }: TrackEvidence, track: number): TrackSpan[] {
  const parts: { track: number; from: number; to: number }[] = [];
  for (const [cell, isSeen] of seen.entries()) {
    if (isSeen === 0) continue;
    const last = parts.at(-1);
    if (last && cell - last.to <= bridgedCells) last.to = cell + 1;
    else parts.push({ track, from: cell, to: cell + 1 });
  }
  return parts.filter(({ from, to }) => to - from >= shortestCells);
}

/** Decodes parts of the tracks of one scene together, since they share its errors. */
export function decodeParts(
  spans: readonly TrackSpan[],
  evidence: readonly TrackEvidence[],
  level: number,
): DecodedPart[] {
  const known = spans.flatMap((span) => {
    const whole = evidence[span.track];
    return whole ? [{ span, part: cutEvidence(whole, span) }] : [];
  });
  const decoded = decodeTracks(
    known.map(({ part }) => part),
    { level },
  );
  return known.flatMap(({ span }, index) => {
    const one = decoded[index];
    return one ? [{ span, decoded: one }] : [];
  });
}

function cutEvidence(evidence: TrackEvidence, { from, to }: TrackSpan): TrackEvidence {
  return {
    cellMetres: evidence.cellMetres,
    occupied: evidence.occupied.subarray(from, to),
    gap: evidence.gap.subarray(from, to),
    seen: evidence.seen.subarray(from, to),
  };
}
