import { logProbability } from '../../statistics/negative-binomial.ts';
import { logPoisson } from '../../statistics/poisson.ts';
import { solveCholesky } from '../regression/cholesky.ts';
import { columns, priorDeviations } from './season-design.ts';

/** What the looks of a baseline say. */
export interface RobustFit {
  readonly coefficients: Float64Array;
  /** Inverse of the posterior covariance of the coefficients, by rows. */
  readonly precision: Float64Array;
  /** Variance over mean, at least 1, and the standard deviation of its logarithm. */
  readonly dispersion: number;
  readonly dispersionError: number;
  /** Share of looks that stand out as outbreaks of their own. */
  readonly outbreakShare: number;
}

/** Looks `from` to `to` (excluded) of a series and their rows of the design. */
export interface BaselineLooks {
  readonly counts: Float64Array;
  readonly design: Float64Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Log-linear counts with variance phi * mean, posterior mode under the priors of the design, with past outbreaks taken
 * out. Each look is either endemic or, with a share estimated along the way, an outbreak whose standardised excess is
 * exponential with mean 3; it counts with its probability of being endemic (EM of a two-part mixture). Level: Jeffreys'
 * half case, so that all zeros are a low level and not none. `start` is a nearby fit to begin from.
 */
export function fitRobustly(looks: BaselineLooks, start: RobustFit | null): RobustFit {
  const many = looks.to - looks.from;
  const means = new Float64Array(many);
  const weights = new Float64Array(many).fill(1);
  const coefficients = start === null ? startLevel(looks) : start.coefficients.slice();
  let dispersion = start?.dispersion ?? 1.5;
  let share = start?.outbreakShare ?? 0.01;
  const precision = new Float64Array(columns * columns);
  for (let round = 0; round < mostRounds; round += 1) {
    computeMeans(looks, coefficients, means);
    if (round > 0 || start !== null) share = weigh(looks, means, dispersion, share, weights);
    dispersion = pearson(looks, means, weights);
    const step = newtonStep(looks, means, weights, coefficients, dispersion, precision);
    if (step < tolerance && round > 1) break;
  }
  return {
    coefficients,
    precision,
    dispersion,
    dispersionError: dispersionError(means, dispersion),
    outbreakShare: share,
  };
}

const mostRounds = 30;
/** Largest change of a coefficient in the last round. */
const tolerance = 1e-4;

function startLevel({ counts, from, to }: BaselineLooks): Float64Array {
  let sum = 0.5;
  for (let look = from; look < to; look += 1) sum += counts[look]!;
  const coefficients = new Float64Array(columns);
  coefficients[0] = Math.log(sum / Math.max(1, to - from));
  return coefficients;
}

function computeMeans({ design, from }: BaselineLooks, coefficients: Float64Array, means: Float64Array): void {
  const [c0, c1, c2, c3, c4, c5] = coefficients as unknown as [number, number, number, number, number, number];
  for (let look = 0; look < means.length; look += 1) {
    const at = (from + look) * columns;
    const log =
      c0 * design[at]! +
      c1 * design[at + 1]! +
      c2 * design[at + 2]! +
      c3 * design[at + 3]! +
      c4 * design[at + 4]! +
      c5 * design[at + 5]!;
    means[look] = Math.exp(Math.min(log, 30));
  }
}

/** Mean excess of an outbreak, in standard deviations of a look. */
const outbreakExcess = 3;
/** The share of outbreaks is that of a Beta(1, 99) prior and the looks. */
const priorLooks = 100;

/** Probability that each look is endemic, into `weights`; the new share of outbreaks. */
function weigh(
  looks: BaselineLooks,
  means: Float64Array,
  dispersion: number,
  share: number,
  weights: Float64Array,
): number {
  let outbreaks = 0;
  for (let look = 0; look < means.length; look += 1) {
    const mean = means[look]!;
    const count = looks.counts[looks.from + look]!;
    const deviation = Math.sqrt(dispersion * mean);
    weights[look] = 1;
    if (count < mean + deviation || count < 2) continue;
    const endemic = (1 - share) * endemicProbability(count, mean, dispersion);
    const fall = 1 / (1 + outbreakExcess * deviation);
    const outbreak = share * fall * (1 - fall) ** (count - mean);
    weights[look] = endemic / (endemic + outbreak);
    outbreaks += 1 - weights[look]!;
  }
  return (outbreaks + 1) / (means.length + priorLooks);
}

function endemicProbability(count: number, mean: number, dispersion: number): number {
  if (dispersion < 1.001) return Math.exp(logPoisson(count, mean));
  return Math.exp(logProbability(count, { mean, size: mean / (dispersion - 1) }));
}

/** Looks and value that the dispersion is worth before any look. */
const dispersionLooks = 2;
const priorDispersion = 1.5;

function pearson({ counts, from }: BaselineLooks, means: Float64Array, weights: Float64Array): number {
  let [squares, degrees] = [dispersionLooks * priorDispersion, dispersionLooks];
  for (let look = 0; look < means.length; look += 1) {
    const distance = counts[from + look]! - means[look]!;
    squares += (weights[look]! * distance * distance) / means[look]!;
    degrees += weights[look]!;
  }
  const free = Math.max(dispersionLooks, degrees - Math.min(columns, means.length / 4));
  return Math.max(1, squares / free);
}

/** One step of penalised scoring, in place; the largest change. */
function newtonStep(
  { counts, design, from }: BaselineLooks,
  means: Float64Array,
  weights: Float64Array,
  coefficients: Float64Array,
  dispersion: number,
  precision: Float64Array,
): number {
  precision.fill(0);
  const score = new Float64Array(columns);
  for (let look = 0; look < means.length; look += 1) {
    const at = (from + look) * columns;
    const weight = weights[look]! / dispersion;
    const information = weight * means[look]!;
    const residual = weight * (counts[from + look]! - means[look]!);
    for (let row = 0; row < columns; row += 1) {
      const value = design[at + row]!;
      score[row] = score[row]! + residual * value;
      const scaled = information * value;
      for (let col = 0; col <= row; col += 1) {
        precision[row * columns + col] = precision[row * columns + col]! + scaled * design[at + col]!;
      }
    }
  }
  score[0] = score[0]! + 0.5 / dispersion;
  for (let row = 0; row < columns; row += 1) {
    const inverse = priorDeviations[row]! ** -2;
    precision[row * columns + row] = precision[row * columns + row]! + inverse;
    score[row] = score[row]! - inverse * coefficients[row]!;
  }
  if (!solveCholesky(precision.slice(), score)) return 0;
  let largest = 0;
  for (let row = 0; row < columns; row += 1) {
    const change = Math.max(-2, Math.min(2, score[row]!));
    coefficients[row] = coefficients[row]! + change;
    largest = Math.max(largest, Math.abs(change));
  }
  return largest;
}

/**
 * Standard deviation of log phi: Pearson's statistic has variance 2 + the excess kurtosis of a count, which for a
 * negative binomial with variance phi * mean is 6 (phi - 1) / mean + 1 / (phi mean).
 */
function dispersionError(means: Float64Array, dispersion: number): number {
  let sum = 2 * dispersionLooks;
  for (let look = 0; look < means.length; look += 1) {
    sum += 2 + (6 * (dispersion - 1) + 1 / dispersion) / Math.max(means[look]!, 0.02);
  }
  return Math.min(1, Math.sqrt(sum) / (means.length + dispersionLooks));
}
