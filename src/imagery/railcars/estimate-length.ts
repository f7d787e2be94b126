import type { LengthEstimate } from './estimates.ts';

/**
 * The median and the central interval of a mixture of normal distributions, cut to 0..`longest`. Variance 0 is a
 * certain value.
 */
export function estimateLength(
  parts: readonly { readonly mean: number; readonly variance: number }[],
  weights: Float64Array,
  level: number,
  longest: number,
): LengthEstimate {
  const below = (metres: number): number =>
    parts.reduce(
      (sum, { mean, variance }, index) => sum + (weights[index] ?? 0) * cumulative(metres - mean, variance),
      0,
    );
  const quantile = (share: number): number => {
    let low = 0;
    let high = longest;
    for (let step = 0; step < 40; step += 1) {
      const middle = (low + high) / 2;
      if (below(middle) < share) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  const tail = (1 - level) / 2;
  return { metres: quantile(0.5), low: quantile(tail), high: quantile(1 - tail), level };
}

function cumulative(distance: number, variance: number): number {
  if (variance < 1e-9) return distance >= 0 ? 1 : 0;
  return 0.5 * (1 + errorFunction(distance / Math.sqrt(2 * variance)));
}

/** Abramowitz and Stegun 7.1.26, absolute error below 1.5e-7. */
function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}
