import { type Colour, type Part, makePart, tone } from '../part.ts';
import type { Random } from '../random.ts';

const carColours: readonly Colour[] = [
  [210, 210, 210],
  [60, 62, 66],
  [120, 124, 128],
  [40, 40, 44],
  [150, 40, 40],
  [44, 66, 120],
  [176, 178, 180],
];

export function vehicles(own: Random, half: number, floor: number, large: boolean): Part[] {
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
