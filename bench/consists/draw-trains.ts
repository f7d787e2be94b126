import type { Consist, ConsistWagon, RelativeColour } from '#imagery';
import type { SeededRandom } from '../railcars/seeded-random.ts';

/** Types of wagons: length over the body in metres, liveries relative to the bed, and how many of 100 wagons. */
const types: readonly {
  readonly metres: number;
  readonly colours: readonly RelativeColour[];
  readonly share: number;
}[] = [
  {
    metres: 8.9,
    colours: [
      [-10, 6, 8],
      [4, 2, 3],
    ],
    share: 3,
  },
  {
    metres: 11.3,
    colours: [
      [12, 1, 2],
      [-4, 10, 10],
    ],
    share: 8,
  },
  {
    metres: 12.1,
    colours: [
      [-14, 0, -1],
      [18, 0, 1],
    ],
    share: 8,
  },
  {
    metres: 12.8,
    colours: [
      [-8, 8, 9],
      [-12, 1, 1],
      [2, 5, 6],
    ],
    share: 20,
  },
  {
    metres: 13.6,
    colours: [
      [-6, 9, 10],
      [-2, 3, 4],
    ],
    share: 10,
  },
  {
    metres: 14.6,
    colours: [
      [6, 2, 3],
      [-10, 12, 9],
      [15, -1, 0],
    ],
    share: 8,
  },
  {
    metres: 15.3,
    colours: [
      [20, 0, 0],
      [-5, 4, 5],
    ],
    share: 9,
  },
  {
    metres: 16.7,
    colours: [
      [-16, 0, 0],
      [10, 0, -2],
    ],
    share: 9,
  },
  {
    metres: 18.6,
    colours: [
      [-3, 2, 2],
      [5, 14, 10],
      [0, -2, -12],
      [14, 0, 0],
    ],
    share: 15,
  },
  {
    metres: 22,
    colours: [
      [17, -1, 1],
      [-6, 10, 8],
    ],
    share: 5,
  },
  {
    metres: 25.2,
    colours: [
      [-4, 4, 4],
      [6, -6, -8],
    ],
    share: 3,
  },
  { metres: 27.5, colours: [[10, 0, 1]], share: 2 },
];

/** A type in one livery. */
export interface WagonType {
  readonly metres: number;
  readonly colour: RelativeColour;
}

/** How wagons of one type and livery differ from each other: rust, dirt, load. L*, a*, b*. */
export const individual: RelativeColour = [6, 3, 3];

export interface Noise {
  /** Standard deviation of a measured length, metres. */
  readonly length: number;
  /** Of a measured colour, wagon by wagon, and shared by a scene. */
  readonly colour: RelativeColour;
  readonly sceneColour: RelativeColour;
  /** Chance that a wagon is missed; that it is seen as one with the next; that it is seen as two. */
  readonly missed: number;
  readonly merged: number;
  readonly split: number;
}

/** A detector that makes fewer mistakes than ours. */
export const mildNoise: Noise = {
  length: 0.4,
  colour: [5, 2.5, 2.5],
  sceneColour: [3, 1, 1],
  missed: 0.02,
  merged: 0.015,
  split: 0.01,
};

/**
 * What our own counter does: of 716 wagons of a simulated archive at 0.5 m (detector 1.3.0, seed archive-a) 647 were
 * found within 2 m, their lengths off by 0.56 m; L*, a*, b* of one wagon on two dates differ by √2 × (8.5, 0.5, 2.1).
 */
export const usualNoise: Noise = {
  length: 0.56,
  colour: [6.5, 1.2, 1.8],
  sceneColour: [5, 0.6, 1],
  missed: 0.05,
  merged: 0.02,
  split: 0.02,
};

/** Wagons of a unit train were built and are cleaned together. */
export const alike: RelativeColour = [1.5, 0.7, 0.7];

/** A train as it is: blocks of wagons of one type and livery, `block` wagons long on average. */
export function drawMixedTrain(wagons: number, random: SeededRandom, block = 2): ConsistWagon[] {
  const train: ConsistWagon[] = [];
  let type = drawType(random);
  while (train.length < wagons) {
    train.push(...drawUnitTrain(1, type, individual, random));
    if (random.uniform() < 1 / block) type = drawType(random);
  }
  return train;
}

/** A train of one type and livery. */
export function drawUnitTrain(
  wagons: number,
  type: WagonType,
  spread: RelativeColour,
  random: SeededRandom,
): ConsistWagon[] {
  return Array.from({ length: wagons }, () => ({
    lengthMetres: type.metres + 0.05 * random.normal(),
    lengthDeviation: 0,
    colour: disturb(type.colour, spread, random),
  }));
}

/** The train as a detector sees it from above, in either direction. */
export function observeTrain(id: string, train: readonly ConsistWagon[], noise: Noise, random: SeededRandom): Consist {
  const shift = disturb([0, 0, 0], noise.sceneColour, random);
  const turned = random.uniform() < 0.5 ? train.toReversed() : [...train];
  const seen: ConsistWagon[] = [];
  for (let index = 0; index < turned.length; index += 1) {
    const wagon = turned[index];
    if (!wagon || random.uniform() < noise.missed) continue;
    const next = turned[index + 1];
    const look = (metres: number, colour: RelativeColour | null): ConsistWagon => ({
      lengthMetres: Math.max(3, metres + noise.length * random.normal()),
      lengthDeviation: noise.length,
      colour: colour && disturb(add(colour, shift), noise.colour, random),
    });
    if (next && random.uniform() < noise.merged) {
      seen.push(look(wagon.lengthMetres + 1.2 + next.lengthMetres, wagon.colour));
      index += 1;
    } else if (random.uniform() < noise.split) {
      const part = 0.4 + 0.2 * random.uniform();
      seen.push(look(part * wagon.lengthMetres - 0.6, wagon.colour));
      seen.push(look((1 - part) * wagon.lengthMetres - 0.6, wagon.colour));
    } else seen.push(look(wagon.lengthMetres, wagon.colour));
  }
  return { id, wagons: seen };
}

export function drawType(random: SeededRandom): WagonType {
  let left = random.uniform() * types.reduce((sum, { share }) => sum + share, 0);
  const type = types.find(({ share }) => (left -= share) < 0) ?? types[0];
  if (!type) throw new Error('there are no types');
  return { metres: type.metres, colour: type.colours[random.whole(type.colours.length - 1)] ?? [0, 0, 0] };
}

function disturb(colour: RelativeColour, deviation: RelativeColour, random: SeededRandom): RelativeColour {
  return [
    colour[0] + deviation[0] * random.normal(),
    colour[1] + deviation[1] * random.normal(),
    colour[2] + deviation[2] * random.normal(),
  ];
}

function add(one: RelativeColour, other: RelativeColour): RelativeColour {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2]];
}
