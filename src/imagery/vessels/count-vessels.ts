import { type DetectedCount, estimateDetected } from '../count-interval.ts';
import type { PixelZone } from '../geometry/pixel-zone.ts';
import { cornersOf } from '../geometry/oriented-box.ts';
import type { Vessel } from './find-vessels.ts';

/**
 * Precision and recall in open water, 100 m and more from land: Busan, 14 May 2022, 13 finds, 11 labelled vessels, 10 of both
 * (`npm run bench -- vessels`), with one added to each side (Laplace), since so few prove little.
 */
const openWater = { precision: 11 / 15, recall: 11 / 13 };
/** Closer to land than this nobody has shown how many are found, metres. */
const nearLand = 100;

/**
 * Vessels in a zone with a 90 % interval; without one where any of them lies near land, where labels to measure it are
 * missing and quays hide vessels.
 */
export function countVessels(vessels: readonly Vessel[], zone: PixelZone): DetectedCount {
  const inside = vessels.filter(({ box }) => zone.holds(box, cornersOf(box)));
  if (inside.some(({ offshoreMetres }) => offshoreMetres < nearLand))
    return { count: inside.length, low: null, high: null, level: null };
  return estimateDetected(inside.length, openWater.precision, openWater.recall);
}
