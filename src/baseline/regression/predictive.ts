import { logAtLeast, logAtMost } from '../statistics/negative-binomial.ts';
import type { CountPosterior } from './posterior.ts';

/** P(a new look with this visible share counts `count` or more). */
export function probabilityAtLeast(posterior: CountPosterior, count: number, exposure = 1): number {
  if (count <= 0) return 1;
  return average(posterior, exposure, (mean, size) => Math.exp(logAtLeast(count, { mean, size })));
}

/** P(Y >= count) at each point of the posterior. */
export function tailProbabilities({ means, sizes }: CountPosterior, count: number, exposure: number): Float64Array {
  return means.map((mean, index) =>
    count <= 0 ? 1 : Math.exp(logAtLeast(count, { mean: mean * exposure, size: sizes[index]! })),
  );
}

/** P(a new look with this visible share counts `count` or fewer); 0 below 0. */
export function probabilityAtMost(posterior: CountPosterior, count: number, exposure = 1): number {
  if (count < 0) return 0;
  return average(posterior, exposure, (mean, size) => Math.exp(logAtMost(count, { mean, size })));
}

/**
 * For each probability, in ascending order, the smallest count with P(Y <= count) at least that: quantiles of a new
 * look. [0.05, 0.95] gives the central 90 %. A quantile above 1e15 is Infinity.
 */
export function predictiveQuantiles(
  posterior: CountPosterior,
  probabilities: readonly number[],
  exposure = 1,
): number[] {
  const found = walkUp(posterior, probabilities, exposure);
  for (const probability of probabilities.slice(found.length)) {
    found.push(bisect(posterior, probability, exposure));
  }
  return found;
}

/** Posterior median of the mean count of a fully visible look. (For one or two looks its posterior mean may not exist.) */
export function medianMean(posterior: CountPosterior): number {
  let low = -25;
  let high = 35;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (shareBelow(posterior, middle) < 0.5) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}

/** Posterior median of the coefficient of variation of the rates, to the nearest point. */
export function medianVariation({ sizes, weights }: CountPosterior): number {
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]!);
  let reached = 0;
  const middle = order.find((index) => (reached += weights[index]!) >= 0.5) ?? order.at(-1)!;
  return 1 / Math.sqrt(sizes[middle]!);
}

/** Posterior weight of log means below this one, each point's weight being spread evenly over its surroundings. */
function shareBelow({ means, weights, spreads }: CountPosterior, logMean: number): number {
  let share = 0;
  for (let index = 0; index < means.length; index += 1) {
    const position = (logMean - Math.log(means[index]!)) / spreads[index]! + 0.5;
    share += weights[index]! * Math.min(1, Math.max(0, position));
  }
  return share;
}

function average(
  { means, sizes, weights }: CountPosterior,
  exposure: number,
  of: (mean: number, size: number) => number,
): number {
  let sum = 0;
  for (let index = 0; index < means.length; index += 1) {
    sum += weights[index]! * of(means[index]! * exposure, sizes[index]!);
  }
  return Math.min(1, sum);
}

/** Where walking ends and bisection takes over. */
const walkedCounts = 1024;

/** Adds up the probabilities of 0, 1, 2, ... by their recurrence: fastest for small counts. May stop early. */
function walkUp(posterior: CountPosterior, probabilities: readonly number[], exposure: number): number[] {
  const { means, sizes, weights } = posterior;
  const terms = new Float64Array(means.length);
  const successes = new Float64Array(means.length);
  for (let index = 0; index < terms.length; index += 1) {
    const mean = means[index]! * exposure;
    const size = sizes[index]!;
    successes[index] = mean / (mean + size);
    // May underflow to 0 for large means. What is lost then lies far above walkedCounts.
    terms[index] = weights[index]! * Math.exp(-size * Math.log1p(mean / size));
  }
  const found: number[] = [];
  let reached = 0;
  for (let count = 0; count < walkedCounts && found.length < probabilities.length; count += 1) {
    for (let index = 0; index < terms.length; index += 1) {
      const term = terms[index]!;
      reached += term;
      terms[index] = (term * (count + sizes[index]!) * successes[index]!) / (count + 1);
    }
    while (found.length < probabilities.length && reached >= probabilities[found.length]!) found.push(count);
  }
  return found;
}

function bisect(posterior: CountPosterior, probability: number, exposure: number): number {
  let low = 0;
  let high = walkedCounts;
  while (probabilityAtMost(posterior, high, exposure) < probability) {
    low = high;
    high *= 4;
    if (high > 1e15) return Infinity;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (probabilityAtMost(posterior, middle, exposure) < probability) low = middle;
    else high = middle;
  }
  return high;
}
