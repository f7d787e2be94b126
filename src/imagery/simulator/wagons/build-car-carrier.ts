import { vehicles } from './carried-vehicles.ts';
import { type Colour, makePart, tone } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';
import type { BuiltWagon } from './wagon-look.ts';

export function buildCarCarrier(livery: Random, own: Random, half: number, { width, height }: WagonType): BuiltWagon {
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
