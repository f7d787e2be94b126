import { vehicles } from './carried-vehicles.ts';
import { type Colour, type Part, makePart } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';
import type { BuiltWagon } from './wagon-look.ts';

export function buildFlat(livery: Random, own: Random, half: number, { width, height }: WagonType): BuiltWagon {
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
