import { placeSegments } from '../kernels/place-segments.ts';
import type { BoundaryChances } from './decode-at-nodes.ts';
import type { SegmentModel } from './segment-model.ts';

/** One wagon on a track. */
export interface PlacedWagon {
  /** Metres along the track, from its start. */
  readonly startMetres: number;
  readonly endMetres: number;
  /** Standard deviation of its length, metres. */
  readonly lengthDeviation: number;
  /** Probability that a wagon begins and ends about there, 0..1. */
  readonly confidence: number;
}

/** A boundary this far away still speaks for one here, the less the farther, metres. */
const toleranceMetres = 2;

/** The `count` wagons on a track of `trackMetres` that most of the probability of begins and ends speaks for. */
export function placeWagons(
  { begins, ends }: BoundaryChances,
  count: number,
  model: SegmentModel,
  cellMetres: number,
  trackMetres: number,
): PlacedWagon[] {
  if (count === 0) return [];
  const reach = Math.max(1, Math.round(toleranceMetres / cellMetres));
  const shape = {
    shortest: model.shortest,
    longest: model.longest,
    shortestCut: model.cutAtEnd.findIndex((weight) => weight > 0),
    apart: model.shortestGap,
  };
  const placed = placeSegments(gather(begins, reach), gather(ends, reach), count, shape);
  return placed.map(({ start, end }) => {
    const first = summarise(begins, start, reach);
    const last = summarise(ends, end, reach);
    return {
      startMetres: first.mean * cellMetres,
      endMetres: Math.min(trackMetres, last.mean * cellMetres),
      lengthDeviation: Math.sqrt(first.variance + last.variance + 1 / 6) * cellMetres,
      confidence: Math.min(1, first.mass, last.mass),
    };
  });
}

/** Triangular weights over ± reach boundaries; next to nothing becomes nothing. */
function gather(chances: Float64Array, reach: number): Float64Array {
  return chances.map((_, at) => {
    let sum = 0;
    for (let step = -reach; step <= reach; step += 1)
      sum += (chances[at + step] ?? 0) * (1 - Math.abs(step) / (reach + 1));
    return sum < 1e-5 ? 0 : sum;
  });
}

/** Mass, mean and variance about the nearest part of what lies within reach. */
function summarise(chances: Float64Array, at: number, reach: number): { mass: number; mean: number; variance: number } {
  let mass = 0;
  let first = 0;
  let second = 0;
  for (let step = -reach; step <= reach; step += 1) {
    const chance = chances[at + step] ?? 0;
    mass += chance;
    first += chance * step;
    second += chance * step * step;
  }
  const mean = mass > 0 ? first / mass : 0;
  return { mass, mean: at + mean, variance: mass > 0 ? Math.max(0, second / mass - mean * mean) : 0 };
}
