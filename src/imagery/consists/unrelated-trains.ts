import { defaultDecodingParameters } from '../railcars/decoding-parameters.ts';
import { lengthDistribution } from '../railcars/wagon-lengths.ts';
import type { Consist, ConsistWagon, RelativeColour } from './consist.ts';
import { colourDeviation } from './measuring-noise.ts';

/** Chance that the next wagon of a made-up train is the one that follows in the real train: pieces of six. */
const keepChance = 5 / 6;
/** Fewer wagons than this are filled up with made-up ones: pieces of one train must not stand for all trains. */
const leastWagons = 200;
/** How a repeated wagon differs from the one before it, beside what measuring adds: L*, a*, b*. */
const sameTypeDeviation: RelativeColour = [5, 3, 3];

/**
 * Makes trains that have nothing to do with any real one, but the same wagons and as much order: pieces of three on
 * average out of the trains at hand (a bootstrap of blocks), and of general ones where few are at hand. The same trains
 * in every run.
 */
export function createUnrelatedTrains(consists: readonly Consist[]): (wagons: number) => ConsistWagon[] {
  const random = createRandom();
  const pool = consists.map(({ wagons }) => wagons).filter((wagons) => wagons.length > 0);
  const missing = leastWagons - pool.reduce((sum, wagons) => sum + wagons.length, 0);
  if (missing > 0) pool.push(inventWagons(missing, pool.flat(), random));
  const starts = pool.flatMap((wagons, train) => wagons.map((_, index) => ({ train, index })));
  const pick = (): { train: number; index: number } =>
    starts[Math.floor(random() * starts.length)] ?? { train: 0, index: 0 };
  return (count) => {
    let at = pick();
    return Array.from({ length: count }, () => {
      const wagon = pool[at.train]?.[at.index];
      const hasNext = at.index + 1 < (pool[at.train]?.length ?? 0);
      at = hasNext && random() < keepChance ? { train: at.train, index: at.index + 1 } : pick();
      return wagon ?? { lengthMetres: 14, lengthDeviation: 0.5, colour: null };
    });
  };
}

/** General wagons in blocks of the same type. */
function inventWagons(count: number, seen: readonly ConsistWagon[], random: () => number): ConsistWagon[] {
  const colours = seen.flatMap(({ colour }) => (colour ? [colour] : []));
  const hasColour = seen.length === 0 || random() < colours.length / seen.length;
  const wagons: ConsistWagon[] = [];
  let type = inventType(colours, random);
  while (wagons.length < count) {
    const colour: RelativeColour = [0, 1, 2].map(
      (channel) =>
        (type.colour[channel] ?? 0) +
        normal(random) * Math.hypot(sameTypeDeviation[channel] ?? 0, colourDeviation[channel] ?? 0),
    ) as unknown as RelativeColour;
    wagons.push({
      lengthMetres: type.lengthMetres + 0.4 * normal(random),
      lengthDeviation: 0.4,
      colour: hasColour ? colour : null,
    });
    if (random() >= keepChance) type = inventType(colours, random);
  }
  return wagons;
}

function inventType(
  colours: readonly RelativeColour[],
  random: () => number,
): { readonly lengthMetres: number; readonly colour: RelativeColour } {
  const { first, chances } = lengthDistribution(defaultDecodingParameters, 0.25);
  let left = random();
  const cell = chances.findIndex((chance) => (left -= chance) < 0);
  const general: RelativeColour = [25 * normal(random), 12 * normal(random), 12 * normal(random)];
  const colour = random() < 0.7 ? (colours[Math.floor(random() * colours.length)] ?? general) : general;
  return { lengthMetres: (first + Math.max(0, cell)) * 0.25, colour };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Linear congruential (Numerical Recipes, ranqd1): enough for shuffling, equal everywhere. */
function createRandom(): () => number {
  let state = 20_231_005;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
