import { type Random, createRandom } from './random.ts';
import type { YardTrack } from './track.ts';
import { type WagonMix, type WagonType, computeBodyLength, mixTypes } from './wagons/wagon-types.ts';
import { SimulationError } from './simulation-error.ts';

/** A wagon of a cut. Its seed decides what it looks like, so it looks the same wherever it goes. */
export interface CutWagon {
  readonly id: string;
  readonly type: WagonType;
  readonly seed: string;
  /** Metres between its body and the one before; 0 for the first. */
  readonly gapMetres: number;
  /** Turned round, as a whole cut is that comes back from the other side. */
  readonly isTurned?: boolean;
}

/** Wagons coupled together. */
export interface Cut {
  readonly id: string;
  readonly wagons: readonly CutWagon[];
}

/** Where the head of a cut stands, metres along a track. */
export interface StandingCut {
  readonly cut: Cut;
  readonly trackId: string;
  readonly start: number;
}

/** Cuts stand at least this far apart, metres. */
export const apart = 4;

/** From body end to body end, metres. */
export function computeCutLength({ wagons }: Cut): number {
  return wagons.reduce((sum, { type, gapMetres }) => sum + computeBodyLength(type) + gapMetres, 0);
}

/**
 * Cuts of wagons, `count` in all, of 1 to 24. Most are of one type with few strangers, as they come from one shipper;
 * bodies stand 0.9–1.8 m apart.
 */
export function drawCuts(seed: string, count: number, mix?: WagonMix): Cut[] {
  const random = createRandom(seed);
  const types = mixTypes(mix);
  const cuts: Cut[] = [];
  let left = count;
  while (left > 0) {
    const size = Math.min(left, Math.max(1, Math.round(Math.exp(random.normal() * 0.8 + 1.5))), 24);
    cuts.push(drawCut(random.fork(cuts.length), `${seed}/${cuts.length}`, size, types));
    left -= size;
  }
  return cuts;
}

function drawCut(random: Random, seed: string, size: number, types: readonly WagonType[]): Cut {
  const main = random.pickWeighted(types);
  const isUnit = random.chance(0.6);
  const livery = random.whole(0, 999);
  const wagons = Array.from({ length: size }, (_, i) => {
    const type = isUnit && random.chance(0.95) ? main : random.pickWeighted(types);
    const alike = isUnit && random.chance(0.85) ? `${livery}` : `${livery}.${i}`;
    const gapMetres = i === 0 ? 0 : Math.min(1.8, Math.max(0.9, 1.25 + 0.18 * random.normal()));
    return { id: `${seed}.${i}`, type, seed: `${alike}|${seed}.${i}`, gapMetres };
  });
  return { id: seed, wagons };
}

/**
 * Puts cuts on tracks, fuller ones first; a cut that fits nowhere is split. Throws SimulationError `no-room` where the tracks are too
 * short for all of them.
 */
export function placeCuts(random: Random, tracks: readonly YardTrack[], cuts: readonly Cut[]): StandingCut[] {
  const liking = new Map(tracks.map(({ id }) => [id, random.next() ** 2 + 0.05]));
  const onTrack = new Map<string, Cut[]>(tracks.map(({ id }) => [id, []]));
  const left = new Map(tracks.map(({ id, lengthMetres }) => [id, lengthMetres - apart]));
  const waiting = [...cuts].sort((a, b) => computeCutLength(b) - computeCutLength(a));
  for (let cut = waiting.shift(); cut; cut = waiting.shift()) {
    const length = computeCutLength(cut) + apart;
    const fitting = tracks.filter(({ id }) => (left.get(id) ?? 0) >= length);
    if (fitting.length > 0) {
      const { id } = random.pickWeighted(fitting.map((track) => ({ id: track.id, weight: liking.get(track.id) ?? 0 })));
      onTrack.get(id)?.push(cut);
      left.set(id, (left.get(id) ?? 0) - length);
    } else if (cut.wagons.length > 1) waiting.unshift(...splitCut(cut));
    else
      throw new SimulationError(
        'no-room',
        `no track has ${length.toFixed(1)} m left for one more wagon: ask for fewer`,
      );
  }
  return tracks.flatMap((track) => spread(random, track, onTrack.get(track.id) ?? []));
}

/** Two halves; what is behind gets the id of its first wagon. */
export function splitCut({ id, wagons }: Cut): [Cut, Cut] {
  const at = Math.ceil(wagons.length / 2);
  const [first, ...rest] = wagons.slice(at);
  if (!first) throw new RangeError('a cut of one wagon cannot be split');
  return [
    { id, wagons: wagons.slice(0, at) },
    { id: first.id, wagons: [{ ...first, gapMetres: 0 }, ...rest] },
  ];
}

/** The cut as it is when it comes back from the other side: in reverse order, each wagon turned round. */
export function turnCut({ id, wagons }: Cut): Cut {
  const turned = wagons.toReversed().map((wagon, i) => {
    const gapMetres = i === 0 ? 0 : (wagons[wagons.length - i]?.gapMetres ?? 0);
    return { ...wagon, gapMetres, isTurned: wagon.isTurned !== true };
  });
  return { id, wagons: turned };
}

/** The cut without its last wagons. */
export function dropLast({ id, wagons }: Cut, count: number): Cut {
  return { id, wagons: wagons.slice(0, wagons.length - count) };
}

/** Cuts in random order along a track, the free metres shared out between them at random. */
function spread(random: Random, track: YardTrack, cuts: readonly Cut[]): StandingCut[] {
  if (cuts.length === 0) return [];
  const free = track.lengthMetres - cuts.reduce((sum, cut) => sum + computeCutLength(cut) + apart, apart);
  const shares = Array.from({ length: cuts.length + 1 }, () => -Math.log(1 - random.next()));
  const total = shares.reduce((sum, share) => sum + share, 0);
  let at = 0;
  return random.shuffle(cuts).map((cut, i) => {
    const start = at + apart / 2 + (Math.max(0, free) * (shares[i] ?? 0)) / total;
    at = start + computeCutLength(cut) + apart / 2;
    return { cut, trackId: track.id, start };
  });
}
