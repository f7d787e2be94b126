import { defaultDecodingParameters } from '../railcars/decoding-parameters.ts';
import { lengthDistribution } from '../railcars/wagon-lengths.ts';
import type { ConsistWagon, RelativeColour } from './consist.ts';

/** How common a wagon's looks are: what it is worth to have found them twice. */
export interface WagonPopulation {
  /** ln p(length), per metre. */
  logLengthDensity(metres: number): number;
  /** ln p(colour), per unit of L*a*b* cubed. */
  logColourDensity(colour: RelativeColour): number;
}

/** How repeatable colours are between scenes, standard deviation of L*, a*, b*. */
export const colourDeviation: RelativeColour = [5, 2.5, 2.5];

/** Share of the general population in the mixture with the wagons at hand: no wagon is impossible. */
const generalShare = 0.3;
const generalColourDeviation: RelativeColour = [25, 12, 12];
const cellMetres = 0.25;
const longestMetres = 70;
/** Kernel of the density of lengths, metres. */
const lengthKernel = 0.4;
/** Colours beyond this number are thinned out evenly. */
const mostColours = 120;

/** Kernel densities over the wagons at hand, mixed with a general population. */
export function describePopulation(wagons: readonly ConsistWagon[]): WagonPopulation {
  const lengths = lengthTable(wagons.map(({ lengthMetres }) => lengthMetres));
  const colours = thin(wagons.flatMap(({ colour }) => (colour ? [colour] : [])));
  return {
    logLengthDensity: (metres) => Math.log(interpolate(lengths, metres / cellMetres)),
    logColourDensity: (colour) => Math.log(colourDensity(colour, colours)),
  };
}

function lengthTable(lengths: readonly number[]): Float64Array {
  const table = new Float64Array(Math.ceil(longestMetres / cellMetres) + 1);
  const share = lengths.length === 0 ? 1 : generalShare;
  const { first, chances } = lengthDistribution(defaultDecodingParameters, cellMetres);
  const factor = cellMetres / (lengthKernel * Math.sqrt(2 * Math.PI));
  for (const cell of table.keys()) {
    const seen = lengths.reduce(
      (sum, one) => sum + Math.exp(-0.5 * ((cell * cellMetres - one) / lengthKernel) ** 2),
      0,
    );
    const general = 0.98 * (chances[cell - first] ?? 0) + 0.02 / table.length;
    const chance = share * general + (lengths.length === 0 ? 0 : ((1 - share) * factor * seen) / lengths.length);
    table[cell] = chance / cellMetres;
  }
  return table;
}

function interpolate(table: Float64Array, at: number): number {
  const cell = Math.min(table.length - 2, Math.max(0, Math.floor(at)));
  const part = Math.min(1, Math.max(0, at - cell));
  return (1 - part) * (table[cell] ?? 0) + part * (table[cell + 1] ?? 0);
}

function colourDensity(colour: RelativeColour, colours: readonly RelativeColour[]): number {
  const general = normalDensity(colour, [0, 0, 0], generalColourDeviation);
  if (colours.length === 0) return general;
  const seen = colours.reduce((sum, one) => sum + normalDensity(colour, one, colourDeviation), 0) / colours.length;
  return generalShare * general + (1 - generalShare) * seen;
}

/** Density of independent normals. */
export function normalDensity(at: RelativeColour, mean: RelativeColour, deviation: RelativeColour): number {
  let exponent = 0;
  let norm = (2 * Math.PI) ** -1.5;
  for (const channel of [0, 1, 2] as const) {
    exponent += ((at[channel] - mean[channel]) / deviation[channel]) ** 2;
    norm /= deviation[channel];
  }
  return norm * Math.exp(-0.5 * exponent);
}

function thin(colours: readonly RelativeColour[]): RelativeColour[] {
  const step = Math.max(1, colours.length / mostColours);
  return Array.from(
    { length: Math.min(colours.length, mostColours) },
    (_, index) => colours[Math.floor(index * step)],
  ).flatMap((one) => (one ? [one] : []));
}
