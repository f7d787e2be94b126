import { defaultDecodingParameters } from '../railcars/decoding-parameters.ts';
import { lengthDistribution } from '../railcars/wagon-lengths.ts';
import type { Consist, ConsistWagon, RelativeColour } from './consist.ts';
import { believedDeviation, colourDeviation, colourNormal, normal } from './measuring-noise.ts';
import type { KernelRow, PopulationMixture } from './population-mixture.ts';
import { type LooksDensity, anyDensity, estimateRepeats } from './repeated-types.ts';

/** What is known of the trains a search is made in. */
export interface WagonPopulation extends PopulationMixture {
  /** How common the looks of a wagon are in all trains. */
  readonly any: (wagon: ConsistWagon) => LooksDensity;
  /** Chance that a wagon is followed by one of the same type and livery, 0..1. */
  readonly repeatChance: number;
}

const generalColourDeviation: RelativeColour = [25, 12, 12];
const cellMetres = 0.25;
const longestMetres = 70;
const mostCentres = 240;

export function describePopulation(consists: readonly Consist[]): WagonPopulation {
  const centres = thin(consists.flatMap(({ wagons }) => wagons));
  const { first, chances } = lengthDistribution(defaultDecodingParameters, cellMetres);
  const rows = new Map<ConsistWagon, KernelRow>();
  const general = (wagon: ConsistWagon): { length: number; both: number } => {
    const chance = chances[Math.round(wagon.lengthMetres / cellMetres) - first] ?? 0;
    const length = (0.95 * chance) / cellMetres + 0.05 / longestMetres;
    return {
      length,
      both: length * (wagon.colour ? colourNormal(wagon.colour, [0, 0, 0], generalColourDeviation) : 1),
    };
  };
  const kernelRow = (wagon: ConsistWagon): KernelRow => {
    const known = rows.get(wagon) ?? computeRow(wagon, centres);
    rows.set(wagon, known);
    return known;
  };
  const mixture = { centres: centres.length, kernelRow, general };
  const densities = new Map<ConsistWagon, LooksDensity>();
  const any = (wagon: ConsistWagon): LooksDensity => {
    const density = densities.get(wagon) ?? anyDensity(wagon, mixture);
    densities.set(wagon, density);
    return density;
  };
  return { ...mixture, any, repeatChance: estimateRepeats(consists, any) };
}

function computeRow(wagon: ConsistWagon, centres: readonly ConsistWagon[]): KernelRow {
  const deviation = believedDeviation(wagon);
  const length = Float64Array.from(
    centres,
    (centre) => normal((wagon.lengthMetres - centre.lengthMetres) / deviation) / deviation,
  );
  const both = length.map((density, index) => {
    const colour = centres[index]?.colour;
    if (!wagon.colour || density === 0) return density;
    return density * colourNormal(wagon.colour, colour ?? [0, 0, 0], colour ? colourDeviation : generalColourDeviation);
  });
  return { length, both };
}

function thin(wagons: readonly ConsistWagon[]): ConsistWagon[] {
  const step = Math.max(1, wagons.length / mostCentres);
  return wagons.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
