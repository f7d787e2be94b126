import { type Colour, type Part, makePart, tone } from '../part.ts';
import type { CutWagon } from '../place-wagons.ts';
import { createRandom } from '../random.ts';
import { type WagonType, computeBodyLength } from './wagon-types.ts';
import { buildCarCarrier } from './build-car-carrier.ts';
import { buildContainerWagon } from './build-container-wagon.ts';
import { buildCovered } from './build-covered.ts';
import { buildFlat } from './build-flat.ts';
import { buildGondola } from './build-gondola.ts';
import { buildHopper } from './build-hopper.ts';
import { buildTank } from './build-tank.ts';
import { skeleton } from './skeleton.ts';
import type { Builder, WagonLook } from './wagon-look.ts';

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
