import { intervalLikelihood } from '../statistics/negative-binomial.ts';
import { logGamma } from '../statistics/log-gamma.ts';
import type { Design } from './design.ts';
import { type CountPrior, logMeanPrior } from './prior.ts';

/** A value with its derivatives by the coefficients: gradient, and the negative second derivatives ("information"). */
export interface Expansion {
  value: number;
  readonly gradient: Float64Array;
  /** Symmetric, by rows, order = gradient.length. */
  readonly information: Float64Array;
}

export function makeExpansion(order: number): Expansion {
  return { value: 0, gradient: new Float64Array(order), information: new Float64Array(order * order) };
}

/**
 * log of likelihood times prior of the coefficients at one size, as a function of the coefficients (log mean at the target, then
 * one for each covariate). With m = mean of a look and r = size:
 *
 * - n exact counts with sum s: -n r log(1 + m/r) - s log(1 + r/m) + const, slope r (s - n m) / (r + m), information
 *   r m (n r + s) / (r + m)²;
 * - a count in [a, b]: log P, with dP/d log m = D(a - 1) - D(b), D(k) = P(Y = k) m (r + k) / (r + m), which follows from
 *   differentiating the incomplete beta function (DLMF 8.17.20), and dD/d log m = D r (k + 1 - m) / (r + m).
 *
 * Each is concave in log m, so that Newton's method finds the one peak.
 */
export function logPosteriorAt(
  design: Design,
  prior: CountPrior,
  size: number,
): (coefficients: Float64Array, into: Expansion) => void {
  const { terms, cells, covariates } = design;
  const constant = constantOf(design, size);
  const expansions = new Map<string, (mean: number) => void>();
  const intervals = design.intervals.map(({ low, high, key, logExposure, times, row }) => {
    const expand = expansions.get(key) ?? expandInterval(low, high, size);
    expansions.set(key, expand);
    return { logExposure, times, row, expand };
  });
  return (coefficients, into) => {
    into.gradient.fill(0);
    into.information.fill(0);
    let value = constant + addPriors(coefficients, prior, covariates.centre, covariates.scales, into);
    for (let index = 0; index < cells.length; index += 1) {
      const { looks, sum, logExposure, row } = cells[index]!;
      const mean = Math.exp(logMeanOf(coefficients, row, terms) + logExposure);
      const both = 1 / (size + mean);
      const scaled = Math.log1p(mean / size);
      value -= looks * size * scaled;
      if (sum > 0) value -= sum * (mean < 1e-8 * size ? Math.log1p(size / mean) : scaled - Math.log(mean / size));
      add(into, row, terms, size * (sum - looks * mean) * both, size * mean * (looks * size + sum) * both * both);
    }
    for (let index = 0; index < intervals.length; index += 1) {
      const { logExposure, times, row, expand } = intervals[index]!;
      expand(Math.exp(logMeanOf(coefficients, row, terms) + logExposure));
      value += times * expanded[0]!;
      add(into, row, terms, times * expanded[1]!, times * expanded[2]!);
    }
    into.value = value;
    mirror(into.information, terms + 1);
  };
}

function constantOf({ counts }: Design, size: number): number {
  const logGammaSize = logGamma(size);
  let constant = 0;
  for (const [count, times] of counts) {
    if (count > 0) constant += times * (logGamma(count + size) - logGammaSize - logGamma(count + 1));
  }
  return constant;
}

function logMeanOf(coefficients: Float64Array, row: Float64Array, terms: number): number {
  let sum = coefficients[0]!;
  for (let term = 0; term < terms; term += 1) sum += coefficients[term + 1]! * row[term]!;
  return sum;
}

/** The lower triangle only; `mirror` fills the rest. */
function add(
  { gradient, information }: Expansion,
  row: Float64Array,
  terms: number,
  slope: number,
  bend: number,
): void {
  gradient[0]! += slope;
  information[0]! += bend;
  for (let term = 0; term < terms; term += 1) {
    const factor = row[term]!;
    if (factor === 0) continue;
    gradient[term + 1]! += slope * factor;
    const at = (term + 1) * (terms + 1);
    information[at]! += bend * factor;
    for (let other = 0; other <= term; other += 1) information[at + other + 1]! += bend * factor * row[other]!;
  }
}

function mirror(matrix: Float64Array, order: number): void {
  for (let row = 1; row < order; row += 1) {
    for (let column = 0; column < row; column += 1) matrix[column * order + row] = matrix[row * order + column]!;
  }
}

function addPriors(
  coefficients: Float64Array,
  prior: CountPrior,
  centre: Float64Array,
  scales: Float64Array,
  into: Expansion,
): number {
  const terms = scales.length;
  const [level, slope, bend] = logMeanPrior(prior, logMeanOf(coefficients, centre, terms));
  add(into, centre, terms, slope, -bend);
  let value = level;
  for (let term = 0; term < terms; term += 1) {
    const scale = scales[term]!;
    const coefficient = coefficients[term + 1]!;
    value -= (coefficient * coefficient) / (2 * scale * scale) + Math.log(scale) + halfLogTwoPi;
    into.gradient[term + 1]! -= coefficient / (scale * scale);
    into.information[(term + 1) * (terms + 2)]! += 1 / (scale * scale);
  }
  return value;
}

export const halfLogTwoPi = 0.9189385332046727;

/** Value, slope and information of the interval expanded last: a result without an object in the innermost loop. */
const expanded = new Float64Array(3);

/** Writes log P(low <= Y <= high) and its derivatives by log mean to `expanded`. */
function expandInterval(low: number, high: number, size: number): (mean: number) => void {
  const logProbability = intervalLikelihood(low, high, size);
  const lower = edgeOf(low - 1, size);
  const upper = high === Infinity ? null : edgeOf(high, size);
  return (mean) => {
    const value = logProbability(mean);
    if (value < leastLogProbability) {
      expandExact(mean > high ? high : low, mean, size);
      return;
    }
    const both = size + mean;
    const below = low > 0 ? Math.exp(lower(mean) - value) * (mean / both) * (size + low - 1) : 0;
    const above = upper === null ? 0 : Math.exp(upper(mean) - value) * (mean / both) * (size + high);
    const slope = below - above;
    const bend = (size / both) * (below * (low - mean) - (upper === null ? 0 : above * (high + 1 - mean)));
    expanded[0] = value;
    expanded[1] = slope;
    expanded[2] = Math.max(0, slope * slope - bend);
  };
}

/** Below this the difference of tails may have underflown; far outside an interval its near edge is all that counts. */
const leastLogProbability = -600;

function expandExact(count: number, mean: number, size: number): void {
  const both = size + mean;
  const successes = count === 0 ? 0 : -count * Math.log1p(size / mean);
  expanded[0] =
    logGamma(count + size) - logGamma(size) - logGamma(count + 1) - size * Math.log1p(mean / size) + successes;
  expanded[1] = (size * (count - mean)) / both;
  expanded[2] = (size * mean * (size + count)) / (both * both);
}

/** log P(Y = count) as a function of the mean. */
function edgeOf(count: number, size: number): (mean: number) => number {
  if (count < 0) return () => -Infinity;
  const coefficient = logGamma(count + size) - logGamma(size) - logGamma(count + 1);
  return (mean) => coefficient - size * Math.log1p(mean / size) - (count === 0 ? 0 : count * Math.log1p(size / mean));
}
