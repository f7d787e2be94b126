import { type DetectedCount, estimateDetected } from '../count-interval.ts';
import type { Vessel } from './find-vessels.ts';

/**
 * Precision and recall in open water, 100 m and more from land: Busan, 14 May 2022, 13 finds, 11 labelled vessels, 10 of both
 * (`npm run bench -- vessels`), with one added to each side (Laplace), since so few prove little.
 */
const openWater = { precision: 11 / 15, recall: 11 / 13 };
/** Closer to land than this nobody has shown how many are found, metres. */
export const nearLandMetres = 100;

/**
 * How many vessels there are where so many were found; without an interval where any of them lies near land, where
 * labels to measure it are missing and quays hide vessels.
 */
export function estimateVessels(found: readonly Vessel[], level: number = 0.9): DetectedCount {
  if (found.some(({ offshoreMetres }) => offshoreMetres < nearLandMetres))
    return { count: found.length, low: null, high: null, level: null };
  return estimateDetected(found.length, openWater.precision, openWater.recall, level);
}
