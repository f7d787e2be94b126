import { type Colour, makePart, tone } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';
import type { BuiltWagon } from './wagon-look.ts';

const bodyColours: readonly Colour[] = [
  [112, 72, 58],
  [96, 66, 56],
  [124, 84, 66],
  [84, 84, 88],
  [72, 84, 112],
  [70, 92, 78],
  [136, 96, 66],
  [92, 80, 74],
  [120, 60, 52],
];

const heaps: readonly { name: string; colour: Colour; grain: number; weight: number }[] = [
  { name: 'coal', colour: [44, 44, 46], grain: 9, weight: 4 },
  { name: 'ore', colour: [118, 78, 62], grain: 8, weight: 2 },
  { name: 'gravel', colour: [156, 152, 142], grain: 10, weight: 2 },
  { name: 'scrap', colour: [112, 92, 80], grain: 34, weight: 3 },
  { name: 'sand', colour: [182, 164, 130], grain: 6, weight: 1 },
  { name: 'wood', colour: [158, 128, 92], grain: 18, weight: 2 },
];

const tarps: readonly Colour[] = [
  [92, 116, 148],
  [70, 110, 92],
  [150, 150, 146],
  [58, 74, 110],
  [176, 172, 160],
  [78, 78, 80],
];

export function buildGondola(livery: Random, own: Random, half: number, { width, height }: WagonType): BuiltWagon {
  const w = width / 2;
  const side = livery.pick(bodyColours);
  const rim = { grain: 5, dirt: 0.3 };
  const wall = 0.16;
  const walls = [
    makePart([-half, half, w - wall, w], height, tone(side, 14), rim),
    makePart([-half, half, -w, wall - w], height, tone(side, 14), rim),
    makePart([-half, wall - half, -w, w], height, tone(side, 8), rim),
    makePart([half - wall, half, -w, w], height, tone(side, 8), rim),
  ];
  const inside = [wall - half, half - wall, wall - w, w - wall] as const;
  const choice = livery.next();
  if (choice < 0.4) {
    const floor = makePart(
      inside,
      1.3,
      own.pick<Colour>([
        [74, 64, 58],
        [88, 74, 64],
        [66, 64, 62],
      ]),
      { grain: 9, dirt: 0.9, casts: false },
    );
    return { load: 'empty', parts: [floor, ...walls] };
  }
  if (choice < 0.55) {
    const cover = livery.pick(tarps);
    const sheet = makePart([-half, half, -w, w], height, cover, {
      shape: 'arch',
      rise: 0.35,
      grain: 3,
      ribs: 1.6,
      ribDepth: 0.08,
      dirt: 0.35,
    });
    return { load: 'tarpaulin', parts: [sheet] };
  }
  const load = livery.pickWeighted(heaps);
  const level = height - own.between(0, 1);
  const pile = makePart(inside, level, load.colour, {
    shape: 'heap',
    rise: own.between(0.1, 0.6),
    grain: load.grain,
    dirt: 0.3,
    casts: false,
  });
  return { load: load.name, parts: [pile, ...walls] };
}
