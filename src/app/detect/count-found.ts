import { type DetectedCount, type DetectorModel, estimateDetected } from '#imagery';
import type { DetectionFeature } from './detection-feature.ts';

/** Detections of each object class the model knows, 0 included; with an interval only where somebody measured it. */
export function countByClass(
  { classes, validation }: DetectorModel,
  found: readonly DetectionFeature[],
): Record<string, DetectedCount> {
  const counts: Record<string, DetectedCount> = {};
  for (const objectClass of new Set(Object.values(classes))) {
    const count = found.filter(({ properties }) => properties.objectClass === objectClass).length;
    counts[objectClass] = validation
      ? estimateDetected(count, validation.precision, validation.recall)
      : { count, low: null, high: null, level: null };
  }
  return counts;
}
