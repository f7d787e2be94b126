/** P(best score of an unrelated train >= score) = 1 − exp(−exp(−rate · (score − location))), a Gumbel distribution. */
export interface ExtremeValues {
  readonly rate: number;
  readonly location: number;
  /** Wagons of the trains it was fitted to. */
  readonly wagons: number;
}

/**
 * Fits by maximum likelihood (Gumbel, right-censored nowhere; Newton's method on the rate, Lawless 1982, section 4.1).
 * At least two different scores are needed.
 */
export function fitExtremeValues(scores: readonly number[], wagons: number): ExtremeValues {
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  const variance = scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / scores.length;
  let rate = Math.PI / Math.sqrt(6 * Math.max(variance, 1e-6));
  for (let step = 0; step < 30; step += 1) {
    const { value, slope } = likelihoodSlope(scores, mean, rate);
    const next = rate - value / slope;
    rate = next > 0 ? next : rate / 2;
  }
  const sum = scores.reduce((total, one) => total + Math.exp(-rate * (one - mean)), 0);
  return { rate, location: mean - Math.log(sum / scores.length) / rate, wagons };
}

/**
 * Real trains differ from each other more than made-up ones of the same wagons: the fitted rate is a little too steep
 * (benchmark `consists`, tuning seed).
 */
const heavyTail = 0.93;

/** P(an unrelated train of so many wagons scores this or more); the location grows with ln of the length (Karlin and Altschul 1990). */
export function exceedance({ rate, location, wagons }: ExtremeValues, score: number, length: number): number {
  const shifted = location + Math.log(Math.max(1, length) / wagons) / rate;
  return -Math.expm1(-Math.exp(-heavyTail * rate * (score - shifted)));
}

/** d ln L / d rate over n, with the best location put in, and its derivative. */
function likelihoodSlope(scores: readonly number[], mean: number, rate: number): { value: number; slope: number } {
  let weights = 0;
  let first = 0;
  let second = 0;
  for (const score of scores) {
    const distance = score - mean;
    const weight = Math.exp(-rate * distance);
    weights += weight;
    first += weight * distance;
    second += weight * distance * distance;
  }
  const average = first / weights;
  return { value: 1 / rate + average, slope: -1 / (rate * rate) - (second / weights - average * average) };
}
