import type { ConsistWagon, RelativeColour } from './consist.ts';

/** How repeatable colours are between scenes, standard deviation of L*, a*, b* (simulated archive, detector 1.3.0). */
export const colourDeviation: RelativeColour = [8, 1.5, 2.2];
/** A stated deviation of a length below this is not believed, metres. */
const leastDeviation = 0.3;

/** Standard deviation of a measured length, metres, never taken as smaller than it can be. */
export function believedDeviation({ lengthDeviation }: ConsistWagon): number {
  return Math.max(leastDeviation, lengthDeviation);
}

/** Density of independent normals. */
export function colourNormal(at: RelativeColour, mean: RelativeColour, deviation: RelativeColour): number {
  return (
    (normal((at[0] - mean[0]) / deviation[0]) *
      normal((at[1] - mean[1]) / deviation[1]) *
      normal((at[2] - mean[2]) / deviation[2])) /
    (deviation[0] * deviation[1] * deviation[2])
  );
}

/** Standard normal density. */
export function normal(z: number): number {
  return 0.3989422804 * Math.exp(-0.5 * z * z);
}
