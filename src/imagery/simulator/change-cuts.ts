import {
  type Cut,
  type StandingCut,
  apart,
  computeCutLength,
  dropLast,
  drawCuts,
  placeCuts,
  splitCut,
  turnCut,
} from './place-wagons.ts';
import type { Random } from './random.ts';
import type { YardTrack } from './track.ts';
import type { WagonMix } from './wagons/wagon-types.ts';

/** What becomes of cuts from one scene to the next. */
export interface CutChange {
  /** Chance that a cut stays, 0..1. */
  readonly persistence: number;
  /** Wagons afterwards. */
  readonly count: number;
  /** Of the wagons that come. */
  readonly mix: WagonMix | undefined;
}

/**
 * From one scene to the next: each cut stays with probability `persistence`, and one in six of those that stay is
 * moved to another place as a whole, a third of them turned round. New cuts come or wagons leave until there are exactly `count`.
 */
export function changeCuts(
  random: Random,
  seed: string,
  tracks: readonly YardTrack[],
  before: readonly StandingCut[],
  { persistence, count, mix }: CutChange,
): StandingCut[] {
  const kept = trim(
    random,
    before.filter(() => random.chance(persistence)),
    count,
  );
  const moving = new Set(kept.filter(() => random.chance(1 / 6)));
  const still = kept.filter((one) => !moving.has(one));
  const missing = count - kept.reduce((sum, { cut }) => sum + cut.wagons.length, 0);
  const coming = [
    ...[...moving].map(({ cut }) => (random.chance(0.3) ? turnCut(cut) : cut)),
    ...drawCuts(seed, missing, mix),
  ];
  return fitIn(random, tracks, still, coming) ?? placeCuts(random, tracks, [...still.map(({ cut }) => cut), ...coming]);
}

/** Takes cuts away at random until at most `count` wagons are left; the last one that goes may lose only its end. */
function trim(random: Random, standing: readonly StandingCut[], count: number): StandingCut[] {
  const kept: StandingCut[] = [];
  let left = count;
  for (const one of random.shuffle(standing)) {
    const fitting =
      one.cut.wagons.length <= left
        ? one
        : left > 0
          ? { ...one, cut: dropLast(one.cut, one.cut.wagons.length - left) }
          : null;
    if (!fitting) break;
    kept.push(fitting);
    left -= fitting.cut.wagons.length;
  }
  return kept;
}

interface Gap {
  readonly trackId: string;
  readonly from: number;
  readonly to: number;
}

/** Puts cuts between those that stand; cuts that fit nowhere are split. Undefined where there is no room. */
function fitIn(
  random: Random,
  tracks: readonly YardTrack[],
  standing: readonly StandingCut[],
  cuts: readonly Cut[],
): StandingCut[] | undefined {
  const all = [...standing];
  const waiting = [...cuts];
  for (let cut = waiting.shift(); cut; cut = waiting.shift()) {
    const length = computeCutLength(cut);
    const gaps = tracks.flatMap((track) => findGaps(track, all)).filter(({ from, to }) => to - from >= length);
    if (gaps.length > 0) {
      const { trackId, from, to } = random.pickWeighted(
        gaps.map((gap) => ({ ...gap, weight: gap.to - gap.from - length + 1 })),
      );
      all.push({ cut, trackId, start: random.between(from, to - length) });
    } else if (cut.wagons.length > 1) waiting.unshift(...splitCut(cut));
    else return undefined;
  }
  return all;
}

function findGaps({ id, lengthMetres }: YardTrack, standing: readonly StandingCut[]): Gap[] {
  const own = standing.filter(({ trackId }) => trackId === id).sort((a, b) => a.start - b.start);
  const gaps: Gap[] = [];
  let from = apart / 2;
  for (const { cut, start } of own) {
    gaps.push({ trackId: id, from, to: start - apart });
    from = start + computeCutLength(cut) + apart;
  }
  return [...gaps, { trackId: id, from, to: lengthMetres - apart / 2 }];
}
