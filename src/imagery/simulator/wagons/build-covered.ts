import { type Colour, makePart } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';
import type { BuiltWagon } from './wagon-look.ts';

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

export function buildCovered(
  livery: Random,
  own: Random,
  half: number,
  { width, height, name }: WagonType,
): BuiltWagon {
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
