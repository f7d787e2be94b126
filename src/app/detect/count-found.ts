import { type CountEstimate, type DetectorModel, estimateCount } from '#imagery';
import type { DetectionFeature } from './detection-feature.ts';

/** Detections of each object class the model knows, 0 included; with an interval only where somebody measured it. */
export function countByClass(
  { classes, validation }: DetectorModel,
  found: readonly DetectionFeature[],
): Record<string, CountEstimate> {
  const counts: Record<string, CountEstimate> = {};
  for (const objectClass of new Set(Object.values(classes))) {
    const count = found.filter(({ properties }) => properties.objectClass === objectClass).length;
    counts[objectClass] = validation
      ? estimateCount(count, validation.precision, validation.recall)
      : { count, low: null, high: null, level: null };
  }
  return counts;
}
