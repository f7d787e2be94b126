import { derivedId } from '#core';
import type { CountedMark } from '../counting/image-count.ts';
import { type CountLayout, trackCellMetres } from '../counting/lay-out-zones.ts';
import { outlineStretch } from '../counting/outline-stretch.ts';
import { compareColour } from './body-colour.ts';
import { wagonWidthMetres } from './occupied-stretches.ts';
import type { DecodedPart } from './seen-parts.ts';
import type { TrackView } from './track-view.ts';

/** The wagons of a scene as marks on the globe; `views` are by track of the layout. */
export function markWagons(
  layout: CountLayout,
  views: readonly TrackView[],
  parts: readonly DecodedPart[],
): CountedMark[] {
  const occupied = joinOccupancy(views, parts);
  return parts.flatMap((part) => markPart(layout, part, views[part.span.track], occupied[part.span.track]));
}

/** Probability by cell of each track that something stands there; 1 where nobody knows, since that is no empty bed. */
function joinOccupancy(views: readonly TrackView[], parts: readonly DecodedPart[]): Float32Array[] {
  const joined = views.map(({ lost }) => new Float32Array(lost.length).fill(1));
  for (const { span, decoded } of parts) joined[span.track]?.set(decoded.occupiedProbability, span.from);
  return joined;
}

function markPart(
  layout: CountLayout,
  { span, decoded }: DecodedPart,
  view: TrackView | undefined,
  occupied: Float32Array | undefined,
): CountedMark[] {
  const track = layout.tracks[span.track];
  if (!track || !view || !occupied) return [];
  const offset = span.from * trackCellMetres;
  return decoded.wagons.map(({ startMetres, endMetres, confidence }) => {
    const [start, end] = [offset + startMetres, offset + endMetres];
    const alongMetres = Math.round((track.beforeMetres + (start + end) / 2) * 100) / 100;
    const cell = Math.floor((start + end) / 2 / trackCellMetres);
    return {
      id: derivedId('mark', { track: track.id, along: Math.round(alongMetres * 10) }),
      zoneId: track.zoneId,
      areas: layout.areas.flatMap(({ id, spans }) =>
        spans.some((one) => one.track === span.track && cell >= one.from && cell < one.to) ? [id] : [],
      ),
      geometry: outlineStretch(track.line, start, end, wagonWidthMetres),
      score: Math.round(confidence * 1000) / 1000,
      lengthMetres: Math.round((end - start) * 100) / 100,
      alongMetres,
      colour: compareColour(view, occupied, Math.ceil(start / trackCellMetres), Math.floor(end / trackCellMetres)),
    };
  });
}
