import { type GroupedFit, type GroupedLooks, computeLeverage } from './grouped-regression.ts';

/**
 * Weights that take past outbreaks out of the baseline: a look whose standardised Anscombe residual s exceeds the
 * threshold counts s^-2 as much, and all weights sum to the number of looks (Farrington et al. 1996, section 3.4;
 * threshold 1 there, 2.58 in Noufaily et al. 2013).
 */
export function reweight(
  looks: GroupedLooks,
  fit: GroupedFit,
  dispersion: number,
  weightsThreshold: number,
): Float64Array {
  const residuals = Float64Array.from(looks.counts, (count, look) => {
    const mean = fit.fitted[look]!;
    const anscombe = 1.5 * (Math.cbrt(count) ** 2 / mean ** (1 / 6) - Math.sqrt(mean));
    return anscombe / Math.sqrt(dispersion * (1 - computeLeverage(looks, fit, look)));
  });
  const raw = residuals.map((residual) => (residual > weightsThreshold ? residual ** -2 : 1));
  const scale = raw.length / raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight * scale);
}
