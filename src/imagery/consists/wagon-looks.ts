import type { ConsistWagon, RelativeColour } from './consist.ts';
import { believedDeviation, colourDeviation } from './measuring-noise.ts';
import type { KernelRow } from './population-mixture.ts';
import { repeatDensity } from './repeated-types.ts';
import type { WagonPopulation } from './wagon-population.ts';

/** What is measured of wagons; one entry per wagon. */
export interface WagonMeasures {
  readonly count: number;
  readonly length: Float64Array;
  /** Variance of the length, m². */
  readonly variance: Float64Array;
  /** L*, a*, b* after one another, in units of what differs between two looks at one wagon; NaN where not measured. */
  readonly colour: Float64Array;
}

/** The wagons of a consist as numbers in rows, ready for comparing in one direction. */
export interface WagonLooks extends WagonMeasures {
  readonly centres: number;
  readonly repeatChance: number;
  /** By wagon; densities at the centres of the population. */
  readonly kernels: readonly KernelRow[];
  /** What makes a density of length and colour one in the units of `colour`; 1 without a colour. */
  readonly volume: Float64Array;
  /** In the general population. */
  readonly lengthGeneral: Float64Array;
  readonly bothGeneral: Float64Array;
  /** As a repeat of the wagon before; 0 for the first. */
  readonly lengthRepeat: Float64Array;
  readonly bothRepeat: Float64Array;
  /** In any train, given the wagon before: a wagon like the one before it is no surprise. */
  readonly lengthDensity: Float64Array;
  readonly bothDensity: Float64Array;
}

/** Between two wagons that were seen as one, metres. */
const couplingMetres = 1.2;

const unit = colourDeviation.map((one) => one * Math.SQRT2);
/** Densities of colours are per cubed unit of the measures. */
const unitVolume = unit.reduce((product, one) => product * one, 1);

export function describeLooks(wagons: readonly ConsistWagon[], population: WagonPopulation): WagonLooks {
  const { centres, repeatChance, kernelRow, general } = population;
  const volumes = wagons.map(({ colour }) => (colour ? unitVolume : 1));
  const densities = wagons.map((wagon, index) => {
    const any = population.any(wagon);
    const before = wagons[index - 1];
    const repeat = before ? repeatDensity(wagon, before, any) : { length: 0, both: 0 };
    return { any, repeat, chance: before ? repeatChance : 0 };
  });
  const row = (of: (wagon: ConsistWagon, index: number) => number): Float64Array => Float64Array.from(wagons, of);
  const given = (part: 'length' | 'both') => (_: ConsistWagon, index: number) => {
    const { any, repeat, chance } = densities[index] ?? {
      any: { length: 1, both: 1 },
      repeat: { length: 0, both: 0 },
      chance: 0,
    };
    return ((1 - chance) * any[part] + chance * repeat[part]) * (part === 'both' ? (volumes[index] ?? 1) : 1);
  };
  return {
    ...measureWagons(wagons),
    centres,
    repeatChance,
    kernels: wagons.map(kernelRow),
    volume: Float64Array.from(volumes),
    lengthGeneral: row((wagon) => general(wagon).length),
    bothGeneral: row((wagon, index) => general(wagon).both * (volumes[index] ?? 1)),
    lengthRepeat: row((_, index) => densities[index]?.repeat.length ?? 0),
    bothRepeat: row((_, index) => (densities[index]?.repeat.both ?? 0) * (volumes[index] ?? 1)),
    lengthDensity: row(given('length')),
    bothDensity: row(given('both')),
  };
}

/** Each wagon joined with the next: how two wagons look whose gap was missed. */
export function describeJoined(wagons: readonly ConsistWagon[]): WagonMeasures {
  return measureWagons(wagons.slice(1).map((next, index) => joinWagons(wagons[index] ?? next, next)));
}

function measureWagons(wagons: readonly ConsistWagon[]): WagonMeasures {
  return {
    count: wagons.length,
    length: Float64Array.from(wagons, ({ lengthMetres }) => lengthMetres),
    variance: Float64Array.from(wagons, (wagon) => believedDeviation(wagon) ** 2),
    colour: Float64Array.from(
      wagons.flatMap(({ colour }) => unit.map((one, channel) => (colour?.[channel] ?? Number.NaN) / one)),
    ),
  };
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
