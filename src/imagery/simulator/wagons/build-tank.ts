import { type Colour, makePart, tone } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';
import type { BuiltWagon } from './wagon-look.ts';

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

export function buildTank(livery: Random, own: Random, half: number, { width, height }: WagonType): BuiltWagon {
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
