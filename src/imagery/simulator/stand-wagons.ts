import type { Planar } from '#core';
import type { CutWagon, StandingCut } from './place-wagons.ts';
import { type YardTrack, placeOnTrack } from './track.ts';
import { computeBodyLength } from './wagons/wagon-types.ts';
import type { SimulatedYard } from './yard.ts';

/** A wagon where it stands: metres along its track, and its middle and direction in the plane. */
export interface StandingWagon {
  readonly wagon: CutWagon;
  readonly cutId: string;
  readonly track: YardTrack;
  readonly start: number;
  readonly end: number;
  readonly middle: Planar;
  /** Radians counter-clockwise from east. */
  readonly heading: number;
}

/** The wagons of cuts one by one, along their tracks. A wagon lies on the chord between its body ends. */
export function standWagons(yard: Pick<SimulatedYard, 'tracks'>, standing: readonly StandingCut[]): StandingWagon[] {
  const tracks = new Map(yard.tracks.map((track) => [track.id, track]));
  const wagons: StandingWagon[] = [];
  for (const { cut, trackId, start } of standing) {
    const track = tracks.get(trackId);
    if (!track) throw new RangeError(`no track ${trackId} in this yard`);
    let at = start;
    for (const wagon of cut.wagons) {
      const from = at + wagon.gapMetres;
      at = from + computeBodyLength(wagon.type);
      const [a, b] = [placeOnTrack(track, from), placeOnTrack(track, at)];
      const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      const heading = Math.atan2(b.y - a.y, b.x - a.x) + (wagon.isTurned === true ? Math.PI : 0);
      wagons.push({ wagon, cutId: cut.id, track, start: from, end: at, middle, heading });
    }
  }
  return wagons;
}
