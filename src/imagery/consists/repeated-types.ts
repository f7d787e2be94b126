import type { Consist, ConsistWagon, RelativeColour } from './consist.ts';
import { believedDeviation, colourDeviation, colourNormal, normal } from './measuring-noise.ts';
import { type PopulationMixture, generalShare } from './population-mixture.ts';

/** Densities of the looks of one wagon: of its length, and of length and colour together. */
export interface LooksDensity {
  readonly length: number;
  readonly both: number;
}

/** Wagons of one type and livery differ by this much beside the noise of measuring: L*, a*, b*. */
const liverySpread: RelativeColour = [6, 3, 3];
/** The same for their length, metres. */
const typeSpread = 0.15;

const deviation: RelativeColour = [
  Math.hypot(colourDeviation[0], liverySpread[0]) * Math.SQRT2,
  Math.hypot(colourDeviation[1], liverySpread[1]) * Math.SQRT2,
  Math.hypot(colourDeviation[2], liverySpread[2]) * Math.SQRT2,
];

/** If the wagon is of the type and livery of its neighbour. */
export function repeatDensity(wagon: ConsistWagon, neighbour: ConsistWagon, any: LooksDensity): LooksDensity {
  const spread = Math.hypot(believedDeviation(wagon), believedDeviation(neighbour), typeSpread);
  const length = normal((wagon.lengthMetres - neighbour.lengthMetres) / spread) / spread;
  if (!wagon.colour) return { length, both: length };
  if (!neighbour.colour) return { length, both: (length * any.both) / any.length };
  return { length, both: length * colourNormal(wagon.colour, neighbour.colour, deviation) };
}

/** If the wagon is any wagon of the population. */
export function anyDensity(wagon: ConsistWagon, { centres, kernelRow, general }: PopulationMixture): LooksDensity {
  const common = general(wagon);
  if (centres === 0) return common;
  const row = kernelRow(wagon);
  const mean = (densities: Float64Array): number => densities.reduce((sum, one) => sum + one, 0) / centres;
  return {
    length: generalShare * common.length + (1 - generalShare) * mean(row.length),
    both: generalShare * common.both + (1 - generalShare) * mean(row.both),
  };
}

/**
 * Chance that a wagon is followed by one of the same type, by expectation and maximisation over the neighbours at hand; a
 * prior worth ten pairs holds it near one half where few are.
 */
export function estimateRepeats(consists: readonly Consist[], any: (wagon: ConsistWagon) => LooksDensity): number {
  const ratios = consists.flatMap(({ wagons }) =>
    wagons.slice(1).map((wagon, index) => {
      const density = any(wagon);
      return repeatDensity(wagon, wagons[index] ?? wagon, density).both / density.both;
    }),
  );
  let chance = 0.5;
  for (let step = 0; step < 20; step += 1) {
    const repeats = ratios.reduce((sum, ratio) => sum + (chance * ratio) / (chance * ratio + 1 - chance), 0);
    chance = (repeats + 5) / (ratios.length + 10);
  }
  return chance;
}
