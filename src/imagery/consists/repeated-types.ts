import type { Consist, ConsistWagon, RelativeColour } from './consist.ts';
import { type WagonPopulation, colourDeviation, colourNormal, normal } from './wagon-population.ts';

/** Wagons of one type and livery differ by this much beside the noise of measuring: L*, a*, b*. */
const liverySpread: RelativeColour = [6, 3, 3];
/** The same for their length, metres. */
const typeSpread = 0.15;

const deviation: RelativeColour = [
  Math.hypot(colourDeviation[0], liverySpread[0]) * Math.SQRT2,
  Math.hypot(colourDeviation[1], liverySpread[1]) * Math.SQRT2,
  Math.hypot(colourDeviation[2], liverySpread[2]) * Math.SQRT2,
];

/** Densities of a wagon's looks if it is of the type of its neighbour. */
export function repeatDensity(wagon: ConsistWagon, neighbour: ConsistWagon): { length: number; colour: number | null } {
  const spread = Math.hypot(wagon.lengthDeviation, neighbour.lengthDeviation, typeSpread);
  return {
    length: normal((wagon.lengthMetres - neighbour.lengthMetres) / spread) / spread,
    colour: wagon.colour && neighbour.colour ? colourNormal(wagon.colour, neighbour.colour, deviation) : null,
  };
}

/**
 * Chance that a wagon is followed by one of the same type, by expectation and maximisation over the neighbours at hand; a
 * prior worth ten pairs holds it near one half where few are.
 */
export function estimateRepeats(
  consists: readonly Consist[],
  population: Pick<WagonPopulation, 'logLengthDensity' | 'logColourDensity'>,
): number {
  const ratios = consists.flatMap(({ wagons }) =>
    wagons.slice(1).map((wagon, index) => likelihoodRatio(wagon, wagons[index] ?? wagon, population)),
  );
  let chance = 0.5;
  for (let step = 0; step < 20; step += 1) {
    const repeats = ratios.reduce((sum, ratio) => sum + (chance * ratio) / (chance * ratio + 1 - chance), 0);
    chance = (repeats + 5) / (ratios.length + 10);
  }
  return chance;
}

function likelihoodRatio(
  wagon: ConsistWagon,
  neighbour: ConsistWagon,
  population: Pick<WagonPopulation, 'logLengthDensity' | 'logColourDensity'>,
): number {
  const { length, colour } = repeatDensity(wagon, neighbour);
  const other = population.logLengthDensity(wagon.lengthMetres);
  if (colour === null || !wagon.colour) return length * Math.exp(-other);
  return length * colour * Math.exp(-other - population.logColourDensity(wagon, wagon.colour));
}
