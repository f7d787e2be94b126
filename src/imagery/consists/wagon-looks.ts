import type { ConsistWagon, RelativeColour } from './consist.ts';
import { type WagonPopulation, colourDeviation } from './wagon-population.ts';

/** The wagons of a consist as numbers in rows, ready for comparing; one entry per wagon. */
export interface WagonLooks {
  readonly count: number;
  readonly length: Float64Array;
  /** Variance of the length, m². */
  readonly variance: Float64Array;
  /** ln p(length) in the population. */
  readonly lengthRarity: Float64Array;
  /** L*, a*, b* after one another, in units of what differs between two looks at one wagon; NaN where not measured. */
  readonly colour: Float64Array;
  /** ln p(colour) in the population, in those units. */
  readonly colourRarity: Float64Array;
}

/** Below this a stated deviation is not believed, metres. */
const leastDeviation = 0.3;
/** Between two wagons that were seen as one. */
const couplingMetres = 1.2;

export function describeLooks(wagons: readonly ConsistWagon[], population: WagonPopulation): WagonLooks {
  const unit = colourDeviation.map((one) => one * Math.SQRT2);
  const logUnit = unit.reduce((sum, one) => sum + Math.log(one), 0);
  return {
    count: wagons.length,
    length: Float64Array.from(wagons, ({ lengthMetres }) => lengthMetres),
    variance: Float64Array.from(wagons, ({ lengthDeviation }) => Math.max(leastDeviation, lengthDeviation) ** 2),
    lengthRarity: Float64Array.from(wagons, ({ lengthMetres }) => population.logLengthDensity(lengthMetres)),
    colour: Float64Array.from(
      wagons.flatMap(({ colour }) => unit.map((one, channel) => (colour?.[channel] ?? Number.NaN) / one)),
    ),
    colourRarity: Float64Array.from(wagons, ({ colour }) =>
      colour ? population.logColourDensity(colour) + logUnit : 0,
    ),
  };
}

/** Each wagon joined with the next: how two wagons look whose gap was missed. */
export function joinNeighbours(wagons: readonly ConsistWagon[]): ConsistWagon[] {
  return wagons.slice(1).map((next, index) => joinWagons(wagons[index] ?? next, next));
}

function joinWagons(one: ConsistWagon, other: ConsistWagon): ConsistWagon {
  return {
    lengthMetres: one.lengthMetres + other.lengthMetres + couplingMetres,
    lengthDeviation: Math.hypot(one.lengthDeviation, other.lengthDeviation, 0.3),
    colour: one.colour && other.colour ? meanColour(one.colour, other.colour) : null,
  };
}

function meanColour(one: RelativeColour, other: RelativeColour): RelativeColour {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2, (one[2] + other[2]) / 2];
}
