import type { LonLat } from '#core';
import { type CountPlan, drawCounts } from './draw-counts.ts';
import { type Random, createRandom } from './random.ts';
import type { SceneOptions } from './scene.ts';
import { changeCuts } from './change-cuts.ts';
import type { StandingCut } from './place-wagons.ts';
import type { WagonMix } from './wagons/wagon-types.ts';
import type { SimulatedYard } from './yard.ts';
import { SimulationError } from './simulation-error.ts';

/** Years of scenes of one yard; everything that is absent is drawn from the seed. */
export interface ArchiveOptions {
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  /** Days from one scene to the next; default 10. */
  readonly everyDays?: number;
  /** Wagons in each scene in turn (the last number holds on), or how to draw them; default about a quarter full. */
  readonly counts?: readonly number[] | CountPlan;
  /** Which wagons come; default as in a mixed yard. */
  readonly mix?: WagonMix;
  /** Resolutions that scenes come in, metres, each as often as its weight; default 0.5 only. */
  readonly gsds?: readonly { readonly metres: number; readonly weight: number }[];
  /** Share of scenes with clouds, 0..1; default 0.3. */
  readonly cloudy?: number;
  /** Chance that a cut of wagons is still in the yard in the next scene, 0..1; default 0.6. */
  readonly persistence?: number;
  /** Standard deviation of misplacement, metres; default 0.6. */
  readonly shiftMetres?: number;
  readonly seed?: string | number;
}

/** A scene to come: what `simulateScene` needs to render it. */
export interface PlannedScene extends SceneOptions {
  readonly id: string;
  readonly cuts: readonly StandingCut[];
  readonly gsdMetres: number;
}

/**
 * Plans the scenes of an archive: dates at about 10:30 local solar time, counts, clouds, misplacements, and cuts of
 * wagons that stay, move as a whole or leave from one scene to the next. Throws SimulationError where `to` is before `from`
 * or the tracks have no room for a count.
 */
export function simulateArchive(yard: SimulatedYard, options: ArchiveOptions): PlannedScene[] {
  const seed = `${yard.seed}/archive/${options.seed ?? ''}`;
  const random = createRandom(seed);
  const days = listDays(options.from, options.to, options.everyDays ?? 10);
  const room = yard.tracks.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
  const counts = drawCounts(random.fork('counts'), days, options.counts ?? { level: Math.round(room / 64) });
  let cuts: readonly StandingCut[] = [];
  return days.map((day, index) => {
    const own = random.fork(day);
    const change = { persistence: options.persistence ?? 0.6, count: counts[index] ?? 0, mix: options.mix };
    cuts = changeCuts(own.fork('cuts'), `${seed}/${index}`, yard.tracks, cuts, change);
    return { ...drawCircumstances(own, yard.place, day, options), id: day, cuts };
  });
}

function listDays(from: string, to: string, every: number): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  if (!(first <= last))
    throw new SimulationError('bad-options', `expected a first and a last day in order, got ${from} and ${to}`);
  if (!(every >= 1)) throw new SimulationError('bad-options', `expected a day or more between scenes, got ${every}`);
  const count = Math.floor((last - first) / 86_400_000 / every) + 1;
  return Array.from({ length: count }, (_, i) =>
    new Date(first + Math.round(i * every) * 86_400_000).toISOString().slice(0, 10),
  );
}

function drawCircumstances(
  random: Random,
  { lon }: LonLat,
  day: string,
  options: ArchiveOptions,
): Pick<PlannedScene, 'date' | 'gsdMetres' | 'clouds' | 'shift' | 'seed'> {
  const hour = 10.5 - lon / 15 + random.between(-0.4, 0.4);
  const date = `${new Date(Date.parse(day) + Math.round(hour * 3600) * 1000).toISOString().slice(0, 19)}Z`;
  const { metres } = random.pickWeighted(options.gsds ?? [{ metres: 0.5, weight: 1 }]);
  const clouds = random.chance(options.cloudy ?? 0.3) ? random.between(0.05, 1) : 0;
  const spread = options.shiftMetres ?? 0.6;
  const shift = { east: random.normal() * spread, north: random.normal() * spread };
  return { date, gsdMetres: metres, clouds, shift, seed: date };
}
