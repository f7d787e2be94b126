import type { Dispersion } from './dispersion.ts';

/** What is expected of a look and of those just before it that it is judged together with. */
export interface Forecast {
  /** Expected count of the look, and of the others together (0 where there are none). */
  readonly mean: number;
  readonly otherMean: number;
  /** Variance of the log of the expected count, from the fit. */
  readonly logVariance: number;
  readonly dispersion: Dispersion;
}

/**
 * P(Y > mean and Y + O >= sum) as a function of the sum: Y the look, O the others before it. Negative binomial counts
 * with a common variance over mean phi have a negative binomial sum with the same phi. Not knowing phi is a mixture
 * over three values (Gauss-Hermite), in which the mean moves along as their errors are correlated, and of the Poisson;
 * what else is not known of the mean adds its log variance times the mean to phi.
 */
export function jointTail(forecast: Forecast): (sum: number) => number {
  const { mean, otherMean, logVariance, dispersion } = forecast;
  const { phi, logError, correlation, poisson } = dispersion;
  const least = Math.floor(mean) + 1;
  const parts = (logError === 0 ? surely : hermite).map(({ node, weight }) => {
    const shift = Math.exp(node * correlation * Math.sqrt(logVariance));
    const fromMean = (1 - correlation * correlation) * logVariance * (mean + otherMean) * shift;
    const tail = partTail(
      mean * shift,
      otherMean * shift,
      Math.max(1, phi * Math.exp(node * logError)) + fromMean,
      least,
    );
    return { weight: weight * (1 - poisson), tail };
  });
  if (poisson > 0.01) {
    const tail = partTail(mean, otherMean, 1 + logVariance * (mean + otherMean), least);
    parts.push({ weight: poisson, tail });
  }
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (sum) => parts.reduce((total, { weight, tail }) => total + weight * tail(sum), 0) / whole;
}

/** Where phi is known. */
const surely = [{ node: 0, weight: 1 }];

const hermite = [
  { node: -Math.sqrt(3), weight: 1 / 6 },
  { node: 0, weight: 2 / 3 },
  { node: Math.sqrt(3), weight: 1 / 6 },
];

function partTail(mean: number, otherMean: number, phi: number, least: number): (sum: number) => number {
  const own = new CountTable(mean, phi);
  if (otherMean === 0) return (sum) => own.atLeast(Math.max(sum, least));
  const others = new CountTable(otherMean, phi);
  return (sum) => {
    if (sum <= least) return own.atLeast(least);
    let total = own.atLeast(sum);
    for (let count = least; count < sum; count += 1) total += own.probability(count) * others.atLeast(sum - count);
    return total;
  };
}

/** Probabilities and tails of a negative binomial, written down once. */
class CountTable {
  readonly #probabilities: Float64Array;
  readonly #tails: Float64Array;

  constructor(mean: number, phi: number) {
    const most = Math.min(mostEntries, Math.ceil(mean + reach * Math.sqrt(phi * mean) + reach * phi) + 8);
    const probabilities = new Float64Array(most + 1);
    const isPoisson = phi - 1 < 1e-9;
    const size = isPoisson ? Infinity : mean / (phi - 1);
    const ratio = isPoisson ? 0 : (phi - 1) / phi;
    // Relative to the mode and normalised, so that large means do not begin at an underflowing P(0).
    const mode = Math.min(most, Math.floor(isPoisson ? mean : Math.max(0, mean - (phi - 1))));
    probabilities[mode] = 1;
    const up = (count: number): number => (isPoisson ? mean / count : ((size + count - 1) / count) * ratio);
    for (let count = mode + 1; count <= most; count += 1) probabilities[count] = probabilities[count - 1]! * up(count);
    for (let count = mode; count >= 1; count -= 1) probabilities[count - 1] = probabilities[count]! / up(count);
    const tails = new Float64Array(most + 2);
    for (let count = most; count >= 0; count -= 1) tails[count] = tails[count + 1]! + probabilities[count]!;
    const whole = tails[0]!;
    this.#probabilities = probabilities.map((value) => value / whole);
    this.#tails = tails.map((value) => value / whole);
  }

  probability(count: number): number {
    return this.#probabilities[count] ?? 0;
  }

  atLeast(count: number): number {
    return count <= 0 ? 1 : (this.#tails[count] ?? 0);
  }
}

/** Standard deviations, and steps of the geometric tail, that a table reaches beyond the mean. */
const reach = 12;

/** Counts that a table holds at most; a file has counts up to half of it. */
const mostEntries = 2 ** 21;
