import { jointTail } from '#baseline';

/**
 * Chance of a count as high, alone and together with the week before, for one who knows the true means and the true
 * variance over mean: no method that learns from the past can expect to know more.
 */
export function oracleChances(
  counts: readonly number[],
  means: readonly number[],
  phi: number,
  week: number,
): { readonly alone: number; readonly withWeekBefore: number } {
  const known = { logVariance: 0, dispersion: { phi, logError: 0, correlation: 0, poisson: 0 } };
  const [mean, otherMean] = [means[week]!, means[week - 1]!];
  const isAbove = counts[week]! > mean;
  if (!isAbove) return { alone: 1, withWeekBefore: 1 };
  return {
    alone: jointTail({ mean, otherMean: 0, ...known })(counts[week]!),
    withWeekBefore: jointTail({ mean, otherMean, ...known })(counts[week]! + counts[week - 1]!),
  };
}

/** The cut below which a share of the null chances lies: an oracle is given the false-alarm rate it is compared at. */
export function cutAtRate(chances: readonly number[], rate: number): number {
  const sorted = chances.toSorted((a, b) => a - b);
  return sorted[Math.floor(rate * sorted.length)] ?? 1;
}
