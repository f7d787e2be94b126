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
  const weights = new Float64Array(looks.counts.length);
  let sum = 0;
  for (let look = 0; look < weights.length; look += 1) {
    const mean = fit.fitted[look]!;
    const root = Math.cbrt(mean);
    const countRoot = Math.cbrt(looks.counts[look]!);
    const anscombe = (1.5 * (countRoot * countRoot - root * root)) / Math.sqrt(root);
    const residual = anscombe / Math.sqrt(dispersion * (1 - computeLeverage(looks, fit, look)));
    weights[look] = residual > weightsThreshold ? 1 / (residual * residual) : 1;
    sum += weights[look]!;
  }
  const scale = weights.length / sum;
  for (let look = 0; look < weights.length; look += 1) weights[look] = weights[look]! * scale;
  return weights;
}
