import type { ConsistWagon, RelativeColour } from './consist.ts';
import { repeatDensity } from './repeated-types.ts';
import { type WagonPopulation, colourDeviation } from './wagon-population.ts';

/** The wagons of a consist as numbers in rows, ready for comparing; one entry per wagon. */
export interface WagonLooks {
  readonly count: number;
  readonly length: Float64Array;
  /** Variance of the length, m². */
  readonly variance: Float64Array;
  /** ln p(length | the wagon before). */
  readonly lengthRarity: Float64Array;
  /** L*, a*, b* after one another, in units of what differs between two looks at one wagon; NaN where not measured. */
  readonly colour: Float64Array;
  /** ln p(colour | length, the wagon before), in those units. */
  readonly colourRarity: Float64Array;
}

/** Below this a stated deviation is not believed, metres. */
const leastDeviation = 0.3;
/** Between two wagons that were seen as one, metres. */
const couplingMetres = 1.2;

const unit = colourDeviation.map((one) => one * Math.SQRT2);
const logUnit = unit.reduce((sum, one) => sum + Math.log(one), 0);

/**
 * A wagon like the one before it is no surprise in any train, so that blocks of one type are worth little and their
 * borders much: rarities are given the wagon before.
 */
export function describeLooks(wagons: readonly ConsistWagon[], population: WagonPopulation): WagonLooks {
  const rarities = wagons.map((wagon, index) => rarityOf(wagon, wagons[index - 1], population));
  return {
    ...measuresOf(wagons),
    lengthRarity: Float64Array.from(rarities, ({ length }) => length),
    colourRarity: Float64Array.from(rarities, ({ colour }) => colour + logUnit),
  };
}

/** Each wagon joined with the next: how two wagons look whose gap was missed. Their rarity is never asked for. */
export function describeJoined(wagons: readonly ConsistWagon[]): WagonLooks {
  const joined = wagons.slice(1).map((next, index) => joinWagons(wagons[index] ?? next, next));
  const none = new Float64Array(joined.length);
  return { ...measuresOf(joined), lengthRarity: none, colourRarity: none };
}

function measuresOf(wagons: readonly ConsistWagon[]): Omit<WagonLooks, 'lengthRarity' | 'colourRarity'> {
  return {
    count: wagons.length,
    length: Float64Array.from(wagons, ({ lengthMetres }) => lengthMetres),
    variance: Float64Array.from(wagons, ({ lengthDeviation }) => Math.max(leastDeviation, lengthDeviation) ** 2),
    colour: Float64Array.from(
      wagons.flatMap(({ colour }) => unit.map((one, channel) => (colour?.[channel] ?? Number.NaN) / one)),
    ),
  };
}

function rarityOf(
  wagon: ConsistWagon,
  before: ConsistWagon | undefined,
  population: WagonPopulation,
): { length: number; colour: number } {
  const length = population.logLengthDensity(wagon.lengthMetres);
  const colour = wagon.colour ? population.logColourDensity(wagon, wagon.colour) : 0;
  if (!before) return { length, colour };
  const repeat = repeatDensity(wagon, before);
  const chance = population.repeatChance;
  const any = (1 - chance) * Math.exp(length);
  const either = any + chance * repeat.length;
  const repeats = (chance * repeat.length) / either;
  return {
    length: Math.log(either),
    colour: repeat.colour === null ? colour : Math.log((1 - repeats) * Math.exp(colour) + repeats * repeat.colour),
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
