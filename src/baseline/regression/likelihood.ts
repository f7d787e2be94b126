import { expandInterval } from '../statistics/interval-likelihood.ts';
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
 * - a count in an interval: `expandInterval`.
 *
 * Each is concave in log m, so that Newton's method finds the one peak.
 */
export function logPosteriorAt(
  design: Design,
  prior: CountPrior,
  size: number,
): (coefficients: Float64Array, into: Expansion) => void {
  const { looks, sums, which, times, logExposures, columns } = design;
  const cells = logExposures.length;
  const order = columns.length + 1;
  const constant = constantOf(design, size);
  const logSize = Math.log(size);
  const intervals = design.bounds.map(({ low, high }) => expandInterval(low, high, size));
  const expanded = new Float64Array(3);
  const [logMeans, slopes, bends] = [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)];
  return (coefficients, into) => {
    logMeans.set(logExposures);
    for (let cell = 0; cell < cells; cell += 1) logMeans[cell]! += coefficients[0]!;
    for (let term = 1; term < order; term += 1) addScaled(columns[term - 1]!, coefficients[term]!, logMeans);
    let value = constant;
    for (let cell = 0; cell < looks.length; cell += 1) {
      const logMean = logMeans[cell]!;
      const mean = Math.exp(logMean);
      const [sum, both] = [sums[cell]!, 1 / (size + mean)];
      const all = looks[cell]! * size + sum;
      value += sum * (logMean - logSize) - all * Math.log1p(mean / size);
      slopes[cell] = size * (sum - looks[cell]! * mean) * both;
      bends[cell] = size * mean * all * both * both;
    }
    for (let cell = looks.length, index = 0; cell < cells; cell += 1, index += 1) {
      intervals[which[index]!]!(Math.exp(logMeans[cell]!), expanded);
      value += times[index]! * expanded[0]!;
      slopes[cell] = times[index]! * expanded[1]!;
      bends[cell] = times[index]! * expanded[2]!;
    }
    into.gradient[0] = total(slopes);
    into.information[0] = total(bends);
    for (let term = 1; term < order; term += 1) {
      const column = columns[term - 1]!;
      into.gradient[term] = product(slopes, column);
      into.information[term * order] = product(bends, column);
      for (let other = 1; other <= term; other += 1) {
        into.information[term * order + other] = tripleProduct(bends, column, columns[other - 1]!);
      }
    }
    into.value = value + addPriors(coefficients, prior, design, into);
    mirror(into.information, order);
  };
}

function addScaled(vector: Float64Array, factor: number, to: Float64Array): void {
  for (let index = 0; index < to.length; index += 1) to[index]! += factor * vector[index]!;
}

function total(vector: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index += 1) sum += vector[index]!;
  return sum;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}

function tripleProduct(a: Float64Array, b: Float64Array, c: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]! * c[index]!;
  return sum;
}

/** log of the product of gamma(count + size) / (gamma(size) count!). */
function constantOf({ counts, occurrences, logFactorials }: Design, size: number): number {
  const logGammaSize = logGamma(size);
  let constant = -logFactorials;
  for (let index = 0; index < counts.length; index += 1) {
    constant += occurrences[index]! * (logGamma(counts[index]! + size) - logGammaSize);
  }
  return constant;
}

function mirror(matrix: Float64Array, order: number): void {
  for (let row = 1; row < order; row += 1) {
    for (let column = 0; column < row; column += 1) matrix[column * order + row] = matrix[row * order + column]!;
  }
}

/** Adds the slopes and information of the priors, and returns their log density. */
function addPriors(
  coefficients: Float64Array,
  prior: CountPrior,
  { centre, scales }: Design,
  { gradient, information }: Expansion,
): number {
  const order = coefficients.length;
  // Of the covariates at the centre of the baseline, with 1 for the level.
  const at = (index: number): number => (index === 0 ? 1 : centre[index - 1]!);
  let logMean = 0;
  for (let index = 0; index < order; index += 1) logMean += coefficients[index]! * at(index);
  const [level, slope, bend] = logMeanPrior(prior, logMean);
  let value = level;
  for (let row = 0; row < order; row += 1) {
    gradient[row]! += slope * at(row);
    for (let column = 0; column <= row; column += 1) information[row * order + column]! -= bend * at(row) * at(column);
    if (row === 0) continue;
    const [scale, coefficient] = [scales[row - 1]!, coefficients[row]!];
    value -= (coefficient * coefficient) / (2 * scale * scale) + Math.log(scale) + halfLogTwoPi;
    gradient[row]! -= coefficient / (scale * scale);
    information[row * (order + 1)]! += 1 / (scale * scale);
  }
  return value;
}

export const halfLogTwoPi = 0.9189385332046727;
