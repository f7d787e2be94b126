import { type Colour, makePart, tone } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';
import { buildGondola } from './build-gondola.ts';
import type { BuiltWagon } from './wagon-look.ts';

export function buildHopper(livery: Random, own: Random, half: number, { width, height, name }: WagonType): BuiltWagon {
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
