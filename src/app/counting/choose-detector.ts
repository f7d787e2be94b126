import type { Maker } from '#core';
import { CountError, classNames, findClassLimits, railcarDetector, vesselDetector } from '#imagery';

/** What Sightline counts by itself. */
const counted: readonly string[] = ['railcar', 'vessel'];

/** Whether a class is looked for on water; all else that Sightline counts by itself stands on tracks. */
export function isVessel(objectClass: string): boolean {
  return findClassLimits(objectClass)?.objects === 'vessels';
}

/** Who counts a class. */
export function chooseDetector(objectClass: string): Maker {
  return isVessel(objectClass) ? vesselDetector : railcarDetector;
}

/** Throws CountError `not-countable`, which says what to do, for a class that Sightline does not count by itself. */
export function requireCounted(objectClass: string): void {
  const limits = findClassLimits(objectClass);
  if (limits && counted.some((name) => findClassLimits(name) === limits)) return;
  const others = classNames.filter((name) => !counted.includes(name)).join(', ');
  throw new CountError(
    'not-countable',
    `"${objectClass}" is not counted without a detector: expected --class ${counted.join(' or ')}; ${others} and others need ` +
      'an ONNX model that knows them (sightline count IMAGE --detector FILE, docs/formats/detector.md) ' +
      'or examples (sightline find-similar IMAGE)',
  );
}
