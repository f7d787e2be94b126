import { skeleton } from './skeleton.ts';
import { type Colour, makePart } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';
import type { BuiltWagon } from './wagon-look.ts';

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
export function buildContainerWagon(livery: Random, own: Random, half: number, type: WagonType): BuiltWagon {
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
