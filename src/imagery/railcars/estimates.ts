/** A number of objects with the interval that holds the true number with probability `level` or a little more. */
export interface CountEstimate {
  readonly count: number;
  readonly low: number;
  readonly high: number;
  /** 0..1 */
  readonly level: number;
}

/** A length with the central interval that holds the true length with probability `level`. */
export interface LengthEstimate {
  readonly metres: number;
  readonly low: number;
  readonly high: number;
  /** 0..1 */
  readonly level: number;
}

/**
 * The median of a distribution over 0, 1, 2… (it has the smallest expected absolute error) and the shortest interval that
 * holds `level` of it; of equally short ones the most probable.
 */
export function estimateCount(posterior: Float64Array, level: number): CountEstimate {
  const { low, high } = shortestInterval(posterior, level);
  const median = medianOf(posterior);
  return { count: Math.min(high, Math.max(low, median)), low, high, level };
}

function medianOf(posterior: Float64Array): number {
  let below = 0;
  for (const [count, chance] of posterior.entries()) {
    below += chance;
    if (below >= 0.5) return count;
  }
  return posterior.length - 1;
}

function shortestInterval(posterior: Float64Array, level: number): { low: number; high: number } {
  let best = { low: 0, high: posterior.length - 1, mass: 0 };
  for (let low = 0, high = -1, mass = 0; low < posterior.length; low += 1) {
    while (mass < level && high + 1 < posterior.length) mass += posterior[(high += 1)] ?? 0;
    if (mass < level) break;
    const longer = high - low - (best.high - best.low);
    if (longer < 0 || (longer === 0 && mass > best.mass)) best = { low, high, mass };
    mass -= posterior[low] ?? 0;
  }
  return best;
}
