import { type Colour, type Part, makePart } from './part.ts';
import { type Random, createRandom } from './random.ts';
import type { CutWagon } from './place-wagons.ts';
import { type WagonType, computeBodyLength } from './wagon-types.ts';

/** What a wagon is made of, and what is on it. Wagons whose seeds share the part before `|` share colour and load. */
export interface WagonLook {
  readonly load: string;
  readonly parts: readonly Part[];
  /** Of its dirt. */
  readonly seed: number;
}

export function buildWagon({ type, seed }: Pick<CutWagon, 'type' | 'seed'>): WagonLook {
  const [shared = seed] = seed.split('|');
  const livery = createRandom(`${shared}/${type.name}/livery`);
  const own = createRandom(`${seed}/own`);
  const half = computeBodyLength(type) / 2;
  const { load, parts } = builders[type.form](livery, own, half, type);
  const age = own.between(-10, 10);
  return {
    load,
    seed: own.whole(0, 2 ** 20),
    parts: [...buffers(half, type), ...parts].map((part) => ({ ...part, colour: tone(part.colour, age) })),
  };
}

type Builder = (livery: Random, own: Random, half: number, type: WagonType) => Omit<WagonLook, 'seed'>;

const builders: Record<WagonType['form'], Builder> = {
  gondola: buildGondola,
  hopper: buildHopper,
  covered: buildCovered,
  tank: buildTank,
  flat: buildFlat,
  container: buildContainerWagon,
  lattice: (livery, own, half, type) => ({ load: 'empty', parts: skeleton(livery, half, type) }),
  'car-carrier': buildCarCarrier,
};

function tone([red, green, blue]: Colour, by: number): Colour {
  return [red + by, green + by, blue + by];
}

/** Couplers and buffers in the gap: small and dark. */
function buffers(half: number, { width }: WagonType): Part[] {
  const look = { casts: false, dirt: 0, grain: 6 };
  const dark: Colour = [58, 55, 52];
  return [-1, 1].flatMap((end) => {
    const [a0, a1] = end < 0 ? [-half - 0.6, -half] : [half, half + 0.6];
    const side = width * 0.3;
    return [-side, 0, side].map((b) => makePart([a0, a1, b - 0.16, b + 0.16], 1.05, dark, look));
  });
}

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

function buildGondola(livery: Random, own: Random, half: number, { width, height }: WagonType): ReturnType<Builder> {
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

function buildHopper(
  livery: Random,
  own: Random,
  half: number,
  { width, height, name }: WagonType,
): ReturnType<Builder> {
  if (name.startsWith('Fals')) return buildGondola(livery, own, half, { width, height } as WagonType);
  const w = width / 2;
  const paint = livery.pick<Colour>([
    [178, 178, 172],
    [158, 160, 160],
    [134, 118, 100],
    [112, 128, 116],
    [188, 182, 164],
  ]);
  const roof = makePart([-half + 0.5, half - 0.5, -w, w], height - 0.5, paint, {
    shape: 'arch',
    rise: 0.5,
    ribs: 3,
    ribDepth: 0.06,
    dirt: 0.5,
  });
  const slot = makePart([-half + 0.9, half - 0.9, -0.3, 0.3], height + 0.05, tone(paint, -34), {
    grain: 6,
    ribs: 1.5,
    ribDepth: 0.3,
  });
  const ends = [-1, 1].map((end) =>
    makePart(end < 0 ? [-half, 0.6 - half, -w, w] : [half - 0.6, half, -w, w], 1.3, [76, 70, 66], { grain: 10 }),
  );
  return { load: 'closed', parts: [...ends, roof, slot] };
}

const roofColours: readonly Colour[] = [
  [168, 168, 166],
  [140, 140, 140],
  [120, 108, 98],
  [186, 184, 178],
  [108, 112, 118],
  [128, 92, 76],
  [84, 100, 132],
  [78, 80, 84],
  [206, 206, 200],
];

function buildCovered(
  livery: Random,
  own: Random,
  half: number,
  { width, height, name }: WagonType,
): ReturnType<Builder> {
  const w = width / 2;
  const paint = livery.pick(roofColours);
  const sheet = name.startsWith('Rils') || name.startsWith('Shimmns');
  const ribs = sheet ? own.between(0.9, 1.4) : own.between(1.2, 3.2);
  const rise = sheet ? 0.7 : own.between(0.35, 0.6);
  const roof = makePart([-half, half, -w, w], height - rise, paint, {
    shape: 'arch',
    rise,
    ribs,
    ribDepth: sheet ? 0.1 : 0.05,
    dirt: own.between(0.2, 0.8),
  });
  return { load: sheet ? 'tarpaulin' : 'closed', parts: [roof] };
}

const tankColours: readonly Colour[] = [
  [176, 176, 172],
  [150, 150, 148],
  [72, 70, 70],
  [98, 88, 82],
  [196, 194, 186],
  [120, 100, 88],
  [60, 72, 96],
  [132, 126, 116],
];

function buildTank(livery: Random, own: Random, half: number, { width, height }: WagonType): ReturnType<Builder> {
  const radius = Math.min(width / 2, (height - 1.3) / 2);
  const paint = livery.pick(tankColours);
  const end = half - own.between(0.4, 0.9);
  const frame = makePart([-half, half, -width / 2 + 0.25, width / 2 - 0.25], 1.2, [74, 70, 68], {
    grain: 9,
    dirt: 0.6,
  });
  const barrel = makePart([-end, end, -radius, radius], height - radius, paint, {
    shape: 'barrel',
    rise: radius,
    dirt: own.between(0.3, 0.9),
  });
  const walk = makePart([-end * 0.35, end * 0.35, -0.35, 0.35], height + 0.1, tone(paint, -40), {
    grain: 10,
    ribs: 0.8,
    ribDepth: 0.25,
  });
  const dome = makePart([-0.5, 0.5, -0.5, 0.5], height + 0.3, tone(paint, -18), {
    shape: 'dome',
    rise: 0.2,
    casts: false,
  });
  return { load: 'tank', parts: [frame, barrel, walk, dome] };
}

function buildFlat(livery: Random, own: Random, half: number, { width, height }: WagonType): ReturnType<Builder> {
  const w = width / 2;
  const deck = livery.pick<Colour>([
    [118, 106, 92],
    [134, 122, 104],
    [92, 84, 78],
    [104, 92, 82],
  ]);
  const base = makePart([-half, half, -w, w], height, deck, {
    grain: 9,
    ribs: own.between(0.25, 0.5),
    ribDepth: 0.12,
    dirt: 0.8,
  });
  const edges = [-1, 1].map((side) =>
    makePart([-half, half, side < 0 ? -w : w - 0.12, side < 0 ? 0.12 - w : w], height + 0.1, [86, 76, 70], {
      grain: 8,
      ribs: 2,
      ribDepth: -0.25,
    }),
  );
  const choice = livery.next();
  if (choice < 0.35) return { load: 'empty', parts: [base, ...edges] };
  if (choice < 0.6) return { load: 'timber', parts: [base, ...edges, ...stacks(own, half, w, height)] };
  if (choice < 0.8) return { load: 'vehicles', parts: [base, ...edges, ...vehicles(own, half, height, true)] };
  return { load: 'steel', parts: [base, ...edges, ...coils(own, half, height)] };
}

function stacks(own: Random, half: number, w: number, floor: number): Part[] {
  const count = own.whole(2, 4);
  const step = (2 * half - 0.6) / count;
  return Array.from({ length: count }, (_, i) => {
    const a0 = 0.3 - half + i * step;
    const colour: Colour = [own.between(134, 164), own.between(118, 140), own.between(92, 112)];
    return makePart([a0, a0 + step - own.between(0.3, 1), 0.1 - w, w - 0.1], floor + own.between(0.8, 1.9), colour, {
      grain: 16,
    });
  });
}

function coils(own: Random, half: number, floor: number): Part[] {
  const count = own.whole(3, 6);
  return Array.from({ length: count }, (_, i) => {
    const a = -half + ((i + 0.5) * 2 * half) / count;
    return makePart(
      [a - 0.7, a + 0.7, -0.8, 0.8],
      floor + 0.6,
      own.pick<Colour>([
        [150, 150, 156],
        [112, 86, 72],
      ]),
      { shape: 'barrel', rise: 0.7, grain: 6 },
    );
  });
}

function vehicles(own: Random, half: number, floor: number, large: boolean): Part[] {
  const parts: Part[] = [];
  const size = large ? own.between(6, 7.5) : 4.3;
  const drab: Colour = own.pick<Colour>([
    [88, 92, 72],
    [96, 88, 72],
    [74, 80, 66],
  ]);
  const gap = large ? 1.2 : 0.6;
  const count = Math.floor((2 * half - 0.4) / (size + gap));
  for (let i = 0; i < count; i++) {
    if (own.chance(0.08)) continue;
    const middle = -half + ((i + 0.5) * 2 * half) / count;
    const paint = large ? drab : own.pick(carColours);
    parts.push(
      makePart(
        [middle - size / 2, middle + size / 2, large ? -1.3 : -0.9, large ? 1.3 : 0.9],
        floor + (large ? 1.5 : 0.9),
        paint,
        { grain: 6 },
      ),
    );
    parts.push(
      makePart(
        [middle - size * 0.2, middle + size * 0.28, large ? -1 : -0.75, large ? 1 : 0.75],
        floor + (large ? 2.4 : 1.45),
        tone(paint, large ? -10 : -25),
        { grain: 5 },
      ),
    );
  }
  return parts;
}

const carColours: readonly Colour[] = [
  [210, 210, 210],
  [60, 62, 66],
  [120, 124, 128],
  [40, 40, 44],
  [150, 40, 40],
  [44, 66, 120],
  [176, 178, 180],
];

const boxColours: readonly Colour[] = [
  [150, 62, 48],
  [48, 84, 138],
  [160, 160, 156],
  [64, 110, 86],
  [170, 110, 56],
  [96, 44, 44],
  [196, 194, 188],
  [70, 76, 86],
  [38, 92, 120],
  [186, 150, 64],
];

/** A container wagon is never seen without its boxes here; empty ones are of the form `lattice`. */
function buildContainerWagon(livery: Random, own: Random, half: number, type: WagonType): ReturnType<Builder> {
  const parts = [...skeleton(livery, half, type)];
  const slots = fillSlots(own, 2 * half);
  const used = slots.reduce((sum, length) => sum + length, 0);
  const spare = (2 * half - used) / (slots.length + 1);
  let a = -half;
  for (const [i, length] of slots.entries()) {
    a += spare;
    const skip = slots.length > 1 && i > 0 && own.chance(0.15);
    const high = own.chance(0.4) ? 2.9 : 2.6;
    if (!skip)
      parts.push(
        makePart([a, a + length, -1.22, 1.22], type.height + high, own.pick(boxColours), {
          grain: 4,
          ribs: 0.6,
          ribDepth: 0.05,
          dirt: own.between(0.1, 0.6),
        }),
      );
    a += length;
  }
  return { load: 'containers', parts };
}

/** ISO 668 boxes of 12.19, 9.13 and 6.06 m that fit on a deck. */
function fillSlots(own: Random, room: number): number[] {
  const slots: number[] = [];
  let left = room;
  while (left >= 6.06) {
    const length = own.pick([12.19, 12.19, 6.06, 6.06, 9.13].filter((one) => one <= left));
    slots.push(length);
    left -= length;
  }
  return own.shuffle(slots);
}

/**
 * Sills, a backbone and a few cross members with the track showing between: from above little more than lines in the
 * colour of the bed, and a thin shadow.
 */
function skeleton(livery: Random, half: number, { width, height }: WagonType): Part[] {
  const w = width / 2;
  const paint = livery.pick<Colour>([
    [104, 88, 74],
    [94, 90, 86],
    [84, 84, 90],
    [112, 92, 74],
    [78, 72, 66],
    [120, 110, 96],
  ]);
  const look = { grain: 12, dirt: 0.8 };
  const sill = livery.between(0.07, 0.14);
  const lines = [-w + 0.15, 0, w - 0.15].map((b) => {
    const wide = b === 0 ? sill * 1.6 : sill;
    return makePart([-half, half, b - wide, b + wide], height, paint, look);
  });
  const inner = Array.from({ length: livery.whole(1, 4) }, () => livery.between(-0.75, 0.75) * half);
  const cross = [0.25 - half, half - 0.25, ...inner].map((a) => {
    return makePart([a - 0.18, a + 0.18, -w, w], height, tone(paint, 6), look);
  });
  const bogies = [-half + 2, half - 2].map((a) => {
    return makePart([a - 1.1, a + 1.1, -0.95, 0.95], 0.9, [70, 62, 56], { grain: 16, dirt: 0.8 });
  });
  return [...bogies, ...lines, ...cross];
}

function buildCarCarrier(livery: Random, own: Random, half: number, { width, height }: WagonType): ReturnType<Builder> {
  const w = width / 2;
  const paint = livery.pick<Colour>([
    [92, 60, 54],
    [70, 84, 112],
    [112, 112, 112],
  ]);
  const deck = makePart([-half, half, -w, w], height - 0.9, tone(paint, 8), { grain: 8, ribs: 1, ribDepth: 0.12 });
  const rails = [-1, 1].map((side) =>
    makePart([-half, half, side < 0 ? -w : w - 0.14, side < 0 ? 0.14 - w : w], height - 0.3, paint, {
      ribs: 1.5,
      ribDepth: -0.2,
    }),
  );
  const isEmpty = livery.chance(0.3);
  return {
    load: isEmpty ? 'empty' : 'cars',
    parts: [deck, ...rails, ...(isEmpty ? [] : vehicles(own, half, height - 0.9, false))],
  };
}
