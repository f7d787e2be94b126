import type { DecodingParameters } from './decoding-parameters.ts';
import type { TrackEvidence } from './track-evidence.ts';

/**
 * Logarithm of what the likelihood ratios leave out: p(evidence | empty) and p(gap evidence | inside of a wagon) if all
 * evidence is wrong by an offset. Without it every offset upwards would seem to explain the pixels better. A true log
 * likelihood ratio that is normal has mean −m and variance 2m under the denominator, +m and 2m under the numerator
 * (Green and Swets 1966, equal variances), hence E[x²] = m² + 2m.
 */
export interface OffsetLikelihood {
  occupancy(offset: number): number;
  gap(offset: number): number;
}

export function offsetLikelihood(evidence: TrackEvidence, parameters: DecodingParameters): OffsetLikelihood {
  const occupied = { count: 0, sum: 0, squares: 0 };
  const inside = { count: 0, sum: 0, squares: 0 };
  for (const [cell, seen] of evidence.seen.entries()) {
    if (seen === 0) continue;
    const occupancy = clamp((evidence.occupied[cell] ?? 0) + parameters.occupancyBias);
    add(occupied, occupancy, 1);
    add(inside, clamp((evidence.gap[cell] ?? 0) + parameters.gapBias), 1 / (1 + Math.exp(-occupancy)));
  }
  return {
    occupancy: (offset) => parameters.occupancyWeight * logDensity(occupied, offset),
    gap: (offset) => parameters.gapWeight * logDensity(inside, offset),
  };
}

interface Sums {
  count: number;
  sum: number;
  squares: number;
}

function add(sums: Sums, value: number, weight: number): void {
  sums.count += weight;
  sums.sum += weight * value;
  sums.squares += weight * value * value;
}

/** Σ −(x + m + offset)² / 4m */
function logDensity({ count, sum, squares }: Sums, offset: number): number {
  if (count < 1) return 0;
  const mean = Math.max(0.05, Math.sqrt(1 + squares / count) - 1);
  const shift = mean + offset;
  return -(squares + 2 * shift * sum + count * shift * shift) / (4 * mean);
}

function clamp(value: number): number {
  return Math.max(-25, Math.min(25, value));
}
