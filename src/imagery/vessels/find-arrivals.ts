import type { SeaScene, Vessel } from './find-vessels.ts';
import { boxBlobs } from './box-blobs.ts';
import type { GroundPlacement } from '../geometry/ground-frame.ts';

/** Fewer other dates than this say nothing about what is usual. */
export const leastDates = 3;
/** Contrast to the other dates, in standard deviations, that counts as changed, and that a vessel reaches somewhere. */
const limits = { seed: 8, grow: 4 };
/** Dates may lie beside each other by so much: chosen on Busan, where less lets edges of quays through (`npm run bench -- vessels`). */
const registrationPixels = 0.6;

/**
 * What stands at berths where other dates show water or an empty quay: near infrared and red differ from their median
 * over the other dates by more than these differ among each other. `berth` is 1 where to look. Scenes must lie on one
 * grid. Throws RangeError for fewer than three other dates.
 */
export function findArrivals(
  scene: SeaScene,
  others: readonly SeaScene[],
  berth: Uint8Array,
  placement: GroundPlacement,
): Vessel[] {
  if (others.length < leastDates)
    throw new RangeError(`expected at least ${leastDates} other dates, got ${others.length}`);
  const bands = [(one: SeaScene): Float32Array => one.nir, (one: SeaScene): Float32Array => one.red];
  const planes = bands.map((band) => compareDates(scene, others, berth, band));
  const contrast = (planes[0] ?? new Float32Array()).map((value, at) => Math.max(value, planes[1]?.[at] ?? 0));
  return boxBlobs({ contrast, ...limits }, scene.grid, placement).map(({ box, ground, contrast: peak }) => ({
    box,
    ground,
    contrast: peak,
    offshoreMetres: 0,
  }));
}

/**
 * How far each looked-at pixel lies from its median over the other dates, in units of their scatter. Few dates can agree by chance,
 * so the scatter is at least what is usual over the whole berth, 5 % of the level, and what dates that lie beside each
 * other by `registrationPixels` make of an edge.
 */
function compareDates(
  scene: SeaScene,
  others: readonly SeaScene[],
  berth: Uint8Array,
  band: (one: SeaScene) => Float32Array,
): Float32Array {
  const usual = Array.from(berth, (looked, at) => {
    if (looked === 0 || (scene.valid[at] ?? 0) < 128) return undefined;
    const values = others.flatMap((other) => ((other.valid[at] ?? 0) >= 128 ? [band(other)[at] ?? 0] : []));
    if (values.length < leastDates) return undefined;
    const level = middle(values);
    const scatter = 1.4826 * (1 + 2 / values.length) * middle(values.map((value) => Math.abs(value - level)));
    return { level, scatter };
  });
  const typical = middle(usual.flatMap((one) => one?.scatter ?? []));
  const { width } = scene.grid;
  return Float32Array.from(usual, (one, at) => {
    if (!one) return 0;
    const slope = (step: number): number =>
      ((usual[at + step]?.level ?? one.level) - (usual[at - step]?.level ?? one.level)) / 2;
    const edge = registrationPixels * Math.hypot(slope(1), slope(width));
    const scatter = Math.max(Math.hypot(one.scatter, edge), typical, 0.05 * one.level, 1e-9);
    return Math.abs((band(scene)[at] ?? 0) - one.level) / scatter;
  });
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
