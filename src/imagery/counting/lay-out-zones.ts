import type { LonLat, MultiPolygonGeometry, PolygonGeometry, Position } from '#core';
import { type Point, ringsOf } from '../coverage/rings.ts';
import { CountError } from './count-error.ts';
import type { CountZone } from './count-zone.ts';
import { type GroundLine, measureLine, placeAlong } from './ground-line.ts';

/** One stretch of track to be unrolled. */
export interface CountTrack {
  /** That of its zone, with `#2` and so on for the further lines of a zone of several. */
  readonly id: string;
  readonly zoneId: string;
  readonly line: GroundLine;
  /** Metres of the zone's lines before this one. */
  readonly beforeMetres: number;
  /** Length in cells of `trackCellMetres`. */
  readonly cells: number;
}

/** Cells of one track that lie in an area: `from` included, `to` not. */
export interface TrackSpan {
  readonly track: number;
  readonly from: number;
  readonly to: number;
}

/** An area to count in, with the stretches of track inside. */
export interface CountArea {
  readonly id: string;
  readonly spans: readonly TrackSpan[];
}

/** What there is to look at, and what each zone consists of. */
export interface CountLayout {
  readonly zones: readonly CountZone[];
  readonly tracks: readonly CountTrack[];
  readonly areas: readonly CountArea[];
}

/** Tracks are looked at in cells of this length, in images of any resolution. */
export const trackCellMetres = 0.25;

/** Takes zones apart into tracks and areas. Throws CountError `not-countable` where no zone is a line. */
export function layOutZones(zones: readonly CountZone[]): CountLayout {
  const tracks = zones.flatMap(layTracks);
  if (tracks.length === 0) {
    const found = zones.length === 0 ? 'no zone was given' : `found ${zones.map(nameZone).slice(0, 5).join(', ')}`;
    throw new CountError(
      'not-countable',
      `railcars are counted along tracks: expected at least one zone that is a line (LineString, MultiLineString), ${found}`,
    );
  }
  const areas = zones.flatMap(({ id, geometry }): CountArea[] =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [{ id, spans: findSpans(geometry, tracks) }] : [],
  );
  return { zones, tracks, areas };
}

function nameZone({ id, geometry }: CountZone): string {
  return `${id} (${geometry.type})`;
}

function layTracks({ id, geometry }: CountZone): CountTrack[] {
  let beforeMetres = 0;
  return linesOf(geometry).map((coordinates, index) => {
    const line = measureLine(coordinates);
    const cells = Math.floor(line.lengthMetres / trackCellMetres + 1e-9);
    const track = { id: index === 0 ? id : `${id}#${index + 1}`, zoneId: id, line, beforeMetres, cells };
    beforeMetres += line.lengthMetres;
    return track;
  });
}

function linesOf(geometry: CountZone['geometry']): readonly (readonly Position[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

/** Where tracks run through an area, by the middles of their cells. */
function findSpans(area: PolygonGeometry | MultiPolygonGeometry, tracks: readonly CountTrack[]): TrackSpan[] {
  return tracks.flatMap(({ line, cells }, track) => {
    const rings = ringsOf(area, line.positions[0]?.lon ?? 0);
    const spans: TrackSpan[] = [];
    let from = -1;
    for (let cell = 0; cell <= cells; cell++) {
      const isIn = cell < cells && isInside(rings, placeAlong(line, (cell + 0.5) * trackCellMetres));
      if (isIn && from < 0) from = cell;
      if (!isIn && from >= 0) {
        spans.push({ track, from, to: cell });
        from = -1;
      }
    }
    return spans;
  });
}

/** Even-odd rule over all rings: holes are outside. */
function isInside(rings: readonly (readonly Point[])[], { lon, lat }: LonLat): boolean {
  let inside = false;
  for (const ring of rings)
    for (let k = 1; k < ring.length; k++) {
      const [a, b] = [ring[k - 1], ring[k]];
      if (!a || !b || a.y > lat === b.y > lat) continue;
      if (lon < a.x + ((lat - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
    }
  return inside;
}
