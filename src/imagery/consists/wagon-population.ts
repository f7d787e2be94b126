import { defaultDecodingParameters } from '../railcars/decoding-parameters.ts';
import { lengthDistribution } from '../railcars/wagon-lengths.ts';
import type { Consist, ConsistWagon, RelativeColour } from './consist.ts';
import { estimateRepeats } from './repeated-types.ts';

/** How common a wagon's looks are: what it is worth to have found them twice. */
export interface WagonPopulation {
  /** ln p(length), per metre. */
  logLengthDensity(metres: number): number;
  /** ln p(colour | length), per unit of L*a*b* cubed. */
  logColourDensity(wagon: ConsistWagon, colour: RelativeColour): number;
  /** Chance that a wagon is followed by one of the same type and livery, 0..1. */
  readonly repeatChance: number;
}

/** How repeatable colours are between scenes, standard deviation of L*, a*, b*. */
export const colourDeviation: RelativeColour = [5, 2.5, 2.5];

/** Share of the general population in the mixture with the wagons at hand: no wagon is impossible. */
const generalShare = 0.2;
const generalColourDeviation: RelativeColour = [25, 12, 12];
const cellMetres = 0.25;
const longestMetres = 70;
/** Kernel of the density of lengths, metres; wagons of similar length, whose colours count, may differ by twice that. */
const lengthKernel = 0.4;
/** More wagons than this are thinned out evenly for colours. */
const mostColours = 240;

/** Kernel densities over the wagons at hand, mixed with a general population. */
export function describePopulation(consists: readonly Consist[]): WagonPopulation {
  const wagons = consists.flatMap((consist) => consist.wagons);
  const lengths = lengthTable(wagons.map(({ lengthMetres }) => lengthMetres));
  const coloured = thin(wagons.filter(({ colour }) => colour !== null));
  const known = new Map<ConsistWagon, number>();
  const population = {
    logLengthDensity: (metres: number) => Math.log(interpolate(lengths, metres / cellMetres)),
    logColourDensity: (wagon: ConsistWagon, colour: RelativeColour) => {
      const found = known.get(wagon) ?? Math.log(colourDensity(wagon.lengthMetres, colour, coloured));
      known.set(wagon, found);
      return found;
    },
  };
  return { ...population, repeatChance: estimateRepeats(consists, population) };
}

function lengthTable(lengths: readonly number[]): Float64Array {
  const table = new Float64Array(Math.ceil(longestMetres / cellMetres) + 1);
  const share = lengths.length === 0 ? 1 : generalShare;
  const { first, chances } = lengthDistribution(defaultDecodingParameters, cellMetres);
  for (const cell of table.keys()) {
    const general = (0.98 * (chances[cell - first] ?? 0)) / cellMetres + 0.02 / longestMetres;
    const seen = lengths.reduce((sum, one) => sum + normal((cell * cellMetres - one) / lengthKernel) / lengthKernel, 0);
    table[cell] = share * general + (lengths.length === 0 ? 0 : ((1 - share) * seen) / lengths.length);
  }
  return table;
}

function interpolate(table: Float64Array, at: number): number {
  const cell = Math.min(table.length - 2, Math.max(0, Math.floor(at)));
  const part = Math.min(1, Math.max(0, at - cell));
  return (1 - part) * (table[cell] ?? 0) + part * (table[cell + 1] ?? 0);
}

function colourDensity(metres: number, colour: RelativeColour, wagons: readonly ConsistWagon[]): number {
  let weights = generalShare;
  let sum = generalShare * colourNormal(colour, [0, 0, 0], generalColourDeviation);
  for (const wagon of wagons) {
    if (!wagon.colour) continue;
    const weight = Math.exp(-0.5 * ((wagon.lengthMetres - metres) / (2 * lengthKernel)) ** 2);
    weights += weight;
    if (weight > 1e-4) sum += weight * colourNormal(colour, wagon.colour, colourDeviation);
  }
  return sum / weights;
}

/** Density of independent normals. */
export function colourNormal(at: RelativeColour, mean: RelativeColour, deviation: RelativeColour): number {
  return (
    (normal((at[0] - mean[0]) / deviation[0]) *
      normal((at[1] - mean[1]) / deviation[1]) *
      normal((at[2] - mean[2]) / deviation[2])) /
    (deviation[0] * deviation[1] * deviation[2])
  );
}

/** Standard normal density. */
export function normal(z: number): number {
  return 0.3989422804 * Math.exp(-0.5 * z * z);
}

function thin(wagons: readonly ConsistWagon[]): ConsistWagon[] {
  const step = Math.max(1, wagons.length / mostColours);
  return wagons.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
