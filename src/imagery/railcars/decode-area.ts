import { type TrackSpan, trackCellMetres } from '../counting/lay-out-zones.ts';
import { type DecodedPart, decodeParts } from './seen-parts.ts';
import type { TrackEvidence } from './track-evidence.ts';

/**
 * Decodes the stretches of track in an area. A wagon on its edge belongs to the side that its middle is on: the edge
 * is moved to the end of that wagon, so that it is counted once or not at all. `parts` are those of the whole scene.
 */
export function decodeArea(
  spans: readonly TrackSpan[],
  evidence: readonly TrackEvidence[],
  parts: readonly DecodedPart[],
  level: number,
): DecodedPart[] {
  const inside = spans.flatMap(({ track, from, to }) =>
    parts.flatMap((part) => {
      const { span } = part;
      if (span.track !== track || span.to <= from || span.from >= to) return [];
      const isWhole = span.from >= from && span.to <= to;
      return [{ part, isWhole, span: { track, from: Math.max(from, span.from), to: Math.min(to, span.to) } }];
    }),
  );
  // What lies inside from end to end was decoded together already.
  if (inside.every(({ isWhole }) => isWhole)) return inside.map(({ part }) => part);
  const moved = inside.map(({ part, span }) => moveEdges(span, part)).filter(({ from, to }) => to > from);
  return decodeParts(moved, evidence, level);
}

function moveEdges({ track, from, to }: TrackSpan, { span, decoded }: DecodedPart): TrackSpan {
  let [first, last] = [from, to];
  for (const { startMetres, endMetres } of decoded.wagons) {
    const start = span.from + Math.floor(startMetres / trackCellMetres);
    const end = Math.min(span.to, span.from + Math.ceil(endMetres / trackCellMetres));
    const middle = (start + end) / 2;
    if (start < from && end > from) first = middle >= from ? start : end;
    if (start < to && end > to) last = middle < to ? end : start;
  }
  return { track, from: first, to: last };
}
