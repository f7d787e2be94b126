import type { Maker } from '#core';
import { findClassLimits, railcarDetector, vesselDetector } from '#imagery';

/** Whether a class is looked for on water; all else that Sightline counts by itself stands on tracks. */
export function isVessel(objectClass: string): boolean {
  return findClassLimits(objectClass)?.objects === 'vessels';
}

/** Who counts a class. */
export function chooseDetector(objectClass: string): Maker {
  return isVessel(objectClass) ? vesselDetector : railcarDetector;
}
