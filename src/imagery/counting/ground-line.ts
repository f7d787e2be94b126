import type { LonLat, Position } from '#core';
import { type GroundVector, measureGround } from '../geometry/ground-frame.ts';

/** A line on the globe, measured in true metres along it; straight in longitude and latitude between its positions. */
export interface GroundLine {
  /** Longitudes run on beyond ±180 where the line crosses the antimeridian. */
  readonly positions: readonly LonLat[];
  /** Metres from the start to each position. */
  readonly along: readonly number[];
  readonly lengthMetres: number;
}

/** Steps of no length are left out; a line of one position has the length 0. */
export function measureLine(coordinates: readonly Position[]): GroundLine {
  const positions: LonLat[] = [];
  const along: number[] = [];
  for (const [lon, lat] of coordinates) {
    const last = positions.at(-1);
    if (!last) {
      positions.push({ lon, lat });
      along.push(0);
      continue;
    }
    const here = { lon: lon + 360 * Math.round((last.lon - lon) / 360), lat };
    const { east, north } = measureGround(last, here);
    const step = Math.hypot(east, north);
    if (step === 0) continue;
    positions.push(here);
    along.push((along.at(-1) ?? 0) + step);
  }
  return { positions, along, lengthMetres: along.at(-1) ?? 0 };
}

/** The place so many metres from the start; its ends where the line is shorter. Throws RangeError for an empty line. */
export function placeAlong({ positions, along }: GroundLine, metres: number): LonLat {
  const [first] = positions;
  if (!first) throw new RangeError('expected a line with a position');
  const next = along.findIndex((one) => one >= metres);
  const after = next < 0 ? positions.at(-1) : positions[next];
  const before = next > 0 ? positions[next - 1] : undefined;
  if (!after || !before) return after ?? first;
  const start = along[next - 1] ?? 0;
  const share = (metres - start) / ((along[next] ?? start) - start);
  return { lon: before.lon + share * (after.lon - before.lon), lat: before.lat + share * (after.lat - before.lat) };
}

/** A wagon bridges a corner of the line: its direction is that of the chord over so many metres both ways. */
const chordMetres = 4;

/** Unit vector in the direction of travel. */
export function directionAlong(line: GroundLine, metres: number): GroundVector {
  const from = placeAlong(line, Math.max(0, metres - chordMetres));
  const to = placeAlong(line, Math.min(line.lengthMetres, metres + chordMetres));
  const { east, north } = measureGround(from, to);
  const norm = Math.hypot(east, north) || 1;
  return { east: east / norm, north: north / norm };
}

/** Places farther apart than this are joined by more of them, since a straight line is bent in another projection. */
const densestMetres = 50;

/** The part of a line between two distances from its start, its corners included. */
export function cutLine(line: GroundLine, from: number, to: number): LonLat[] {
  const stops = [from, ...line.along.filter((at) => at > from && at < to), to];
  const places: LonLat[] = [];
  for (const [index, stop] of stops.entries()) {
    const before = stops[index - 1];
    const pieces = before === undefined ? 1 : Math.max(1, Math.ceil((stop - before) / densestMetres));
    for (let piece = 1; piece <= pieces; piece++)
      places.push(placeAlong(line, before === undefined ? stop : before + (piece / pieces) * (stop - before)));
  }
  return places;
}
