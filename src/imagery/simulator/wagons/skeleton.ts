import { type Colour, type Part, makePart, tone } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';

/**
 * Sills, a backbone and a few cross members with the track showing between: from above little more than lines in the
 * colour of the bed, and a thin shadow.
 */
export function skeleton(livery: Random, half: number, { width, height }: WagonType): Part[] {
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
