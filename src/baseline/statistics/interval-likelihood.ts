import { logRegularizedBeta } from './incomplete-beta.ts';
import { logBeta, logGamma } from './log-gamma.ts';
import { type CountModel, logProbability } from './negative-binomial.ts';

/** Writes log P(low <= Y <= high), its derivative by log mean, and minus its second derivative. */
export type IntervalExpansion = (mean: number, into: Float64Array) => void;

/** log P(low <= Y <= high); low >= 0, high >= low or Infinity. Relative error of the probability below 1e-8
 * for counts up to 1e5. */
export function logIntervalProbability(low: number, high: number, { mean, size }: CountModel): number {
  const expanded = new Float64Array(3);
  expandInterval(low, high, size)(mean, expanded);
  return expanded[0]!;
}

/**
 * The likelihood of a count that is known to lie in [low, high], as a function of the mean m at one size r. With q = m / (m + r),
 * P(k) = q (k - 1 + r) / k P(k - 1). The derivative of P(low <= Y <= high) by log m is D(low - 1) - D(high) with
 * D(k) = P(k) q (r + k), which follows from differentiating the incomplete beta function (DLMF 8.17.20), and D has the derivative
 * D r (k + 1 - m) / (r + m).
 */
export function expandInterval(low: number, high: number, size: number): IntervalExpansion {
  if (low <= 0 && high === Infinity) return (_, into) => into.fill(0);
  if (low === high) return (mean, into) => expandExact(low, mean, size, into);
  if (high - low < mostTerms) return expandSum(low, high, size);
  if (high === Infinity && low <= mostTerms) return expandComplement(low, size);
  return expandTails(low, high, size);
}

/** Up to this many counts are summed term by term; more are differences of incomplete beta functions. */
const mostTerms = 64;

function expandExact(count: number, mean: number, size: number, into: Float64Array): void {
  const both = size + mean;
  into[0] = logProbability(count, { mean, size });
  into[1] = (size * (count - mean)) / both;
  into[2] = (size * mean * (size + count)) / (both * both);
}

/** `lower` and `upper` are D(low - 1) and D(high) over the probability of the interval. */
function write(
  into: Float64Array,
  value: number,
  low: number,
  lower: number,
  high: number,
  upper: number,
  mean: number,
  size: number,
): void {
  const slope = lower - upper;
  const bend = (size / (size + mean)) * (lower * (low - mean) - (upper === 0 ? 0 : upper * (high + 1 - mean)));
  into[0] = value;
  into[1] = slope;
  into[2] = Math.max(0, slope * slope - bend);
}

/**
 * The sum of P(k), each term from its neighbour, beginning at the end of the interval that is nearer to the mean, so that
 * terms neither overflow nor vanish.
 */
function expandSum(low: number, high: number, size: number): IntervalExpansion {
  const coefficientOf = (count: number): number => logGamma(count + size) - logGamma(size) - logGamma(count + 1);
  let [lowest, highest] = [Number.NaN, Number.NaN];
  return (mean, into) => {
    const success = mean / (mean + size);
    const isAbove = mean > high;
    let [sum, term] = [1, 1];
    if (isAbove) {
      for (let count = high; count > low && term > 1e-17; count -= 1) {
        term *= count / (success * (count - 1 + size));
        sum += term;
      }
    } else {
      for (let count = low + 1; count <= high; count += 1) {
        term *= (success * (count - 1 + size)) / count;
        sum += term;
      }
    }
    if (isAbove && Number.isNaN(highest)) highest = coefficientOf(high);
    if (!isAbove && Number.isNaN(lowest)) lowest = coefficientOf(low);
    const edge = isAbove ? high : low;
    const successes = edge === 0 ? 0 : -edge * Math.log1p(size / mean);
    const value = (isAbove ? highest : lowest) - size * Math.log1p(mean / size) + successes + Math.log(sum);
    // low P(low) = D(low - 1)
    const lower = (low * (isAbove ? term : 1)) / sum;
    const upper = (success * (size + high) * (isAbove ? 1 : term)) / sum;
    write(into, Math.min(0, value), low, lower, high, upper, mean, size);
  };
}

/** 1 - P(Y < low), by the terms while that keeps its digits. */
function expandComplement(low: number, size: number): IntervalExpansion {
  const tails = expandTails(low, Infinity, size);
  return (mean, into) => {
    const success = mean / (mean + size);
    let term = Math.exp(-size * Math.log1p(mean / size));
    let below = term;
    for (let count = 1; count < low; count += 1) {
      term *= (success * (count - 1 + size)) / count;
      below += term;
    }
    if (below >= 0.99) tails(mean, into);
    else write(into, Math.log1p(-below), low, (success * (size + low - 1) * term) / (1 - below), low, 0, mean, size);
  };
}

/** By incomplete beta functions, from the side where the tails are small. */
function expandTails(low: number, high: number, size: number): IntervalExpansion {
  const betas = new Map<number, number>();
  const betaOf = (count: number): number => {
    if (!betas.has(count)) betas.set(count, logBeta(count, size));
    return betas.get(count)!;
  };
  const atLeast = (count: number, mean: number): number =>
    logRegularizedBeta(count, size, mean / (size + mean), size / (size + mean), betaOf(count));
  const below = (count: number, mean: number): number =>
    logRegularizedBeta(size, count, size / (size + mean), mean / (size + mean), betaOf(count));
  const valueAt = (mean: number): number => {
    if (high === Infinity) return atLeast(low, mean);
    if (low <= 0) return below(high + 1, mean);
    const [larger, smaller] =
      low > mean ? [atLeast(low, mean), atLeast(high + 1, mean)] : [below(high + 1, mean), below(low, mean)];
    const share = -Math.expm1(smaller - larger);
    if (share > leastShare) return larger + Math.log(share);
    return Math.log(high - low + 1) + logProbability(Math.round((low + high) / 2), { mean, size });
  };
  return (mean, into) => {
    const value = valueAt(mean);
    if (value < leastLogProbability) {
      expandExact(mean > high ? high : low, mean, size, into);
      return;
    }
    const success = mean / (mean + size);
    const edge = (count: number): number =>
      Math.exp(logProbability(count, { mean, size }) - value) * success * (size + count);
    write(into, value, low, low > 0 ? edge(low - 1) : 0, high, high === Infinity ? 0 : edge(high), mean, size);
  };
}

/** Two tails closer than this have no digits left in their difference; then the interval is narrow against the spread. */
const leastShare = 1e-6;
/** Below this the difference of tails may have underflown; far outside an interval its near edge is all that counts. */
const leastLogProbability = -600;
