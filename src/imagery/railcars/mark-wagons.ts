import { derivedId } from '#core';
import type { CountedMark } from '../counting/image-count.ts';
import { type CountLayout, trackCellMetres } from '../counting/lay-out-zones.ts';
import { outlineStretch } from '../counting/outline-stretch.ts';
import { compareColour } from './body-colour.ts';
import type { DecodedTrack } from './decode-tracks.ts';
import { wagonWidthMetres } from './occupied-stretches.ts';
import type { TrackView } from './track-view.ts';

/** The wagons of one track as marks on the globe. `index` is that of the track in the layout. */
export function markWagons(layout: CountLayout, index: number, decoded: DecodedTrack, view: TrackView): CountedMark[] {
  const track = layout.tracks[index];
  if (!track) return [];
  return decoded.wagons.map(({ startMetres, endMetres, confidence }) => {
    const middle = (startMetres + endMetres) / 2;
    const alongMetres = Math.round((track.beforeMetres + middle) * 100) / 100;
    const [from, to] = [Math.ceil(startMetres / trackCellMetres), Math.floor(endMetres / trackCellMetres)];
    const cell = Math.floor(middle / trackCellMetres);
    return {
      id: derivedId('mark', { zone: track.zoneId, along: Math.round(alongMetres * 10) }),
      zoneId: track.zoneId,
      areas: layout.areas.flatMap(({ id, spans }) =>
        spans.some((span) => span.track === index && cell >= span.from && cell < span.to) ? [id] : [],
      ),
      geometry: outlineStretch(track.line, startMetres, endMetres, wagonWidthMetres),
      score: Math.round(confidence * 1000) / 1000,
      lengthMetres: Math.round((endMetres - startMetres) * 100) / 100,
      alongMetres,
      colour: compareColour(view, decoded.occupiedProbability, from, to),
    };
  });
}
