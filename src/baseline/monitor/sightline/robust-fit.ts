import { logProbability } from '../../statistics/negative-binomial.ts';
import { logPoisson } from '../../statistics/poisson.ts';
import { solveCholesky } from '../regression/cholesky.ts';
import { type Dispersion, judgeDispersion } from './dispersion.ts';
import { columns, priorDeviations } from './season-design.ts';

/** What the looks of a baseline say. */
export interface RobustFit {
  readonly coefficients: Float64Array;
  /** Inverse of the posterior covariance of the coefficients, by rows. */
  readonly precision: Float64Array;
  /** Variance over mean, and what is known of it. */
  readonly dispersion: Dispersion;
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
  const state: Fitting = {
    looks,
    logs: new Float64Array(many),
    means: new Float64Array(many),
    weights: new Float64Array(many).fill(1),
    coefficients: start === null ? startLevel(looks) : start.coefficients.slice(),
    precision: new Float64Array(columns * columns),
  };
  let phi = start?.dispersion.phi ?? 1.5;
  let share = start?.outbreakShare ?? 0.01;
  computeMeans(state);
  for (let round = 0; round < mostRounds; round += 1) {
    if (round > 0 || start !== null) share = weigh(state, phi, share);
    phi = Math.max(1, pearson(state));
    if (newtonStep(state, phi) < tolerance && round > 1) break;
  }
  const { coefficients, precision, means } = state;
  return {
    coefficients,
    precision,
    dispersion: judgeDispersion(means, pearson(state), dispersionLooks),
    outbreakShare: share,
  };
}

/** What changes from round to round. */
interface Fitting {
  readonly looks: BaselineLooks;
  readonly logs: Float64Array;
  readonly means: Float64Array;
  /** Probability of each look to be endemic. */
  readonly weights: Float64Array;
  readonly coefficients: Float64Array;
  readonly precision: Float64Array;
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

function computeMeans({ looks: { design, from }, coefficients, logs, means }: Fitting): void {
  const [c0, c1, c2, c3, c4, c5] = coefficients as unknown as [number, number, number, number, number, number];
  for (let look = 0; look < means.length; look += 1) {
    const at = (from + look) * columns;
    const trend = c0 * design[at]! + c1 * design[at + 1]!;
    const year = c2 * design[at + 2]! + c3 * design[at + 3]!;
    const halfYear = c4 * design[at + 4]! + c5 * design[at + 5]!;
    logs[look] = trend + year + halfYear;
    means[look] = Math.exp(logs[look]!);
  }
}

/** Mean excess of an outbreak, in standard deviations of a look. */
const outbreakExcess = 3;
/** The share of outbreaks is that of a Beta(1, 49) prior and the looks. */
const priorLooks = 50;

/** Probability that each look is endemic, into `weights`; the new share of outbreaks. */
function weigh({ looks, means, weights }: Fitting, dispersion: number, share: number): number {
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

function pearson({ looks: { counts, from }, means, weights }: Fitting): number {
  let [squares, degrees] = [dispersionLooks * priorDispersion, dispersionLooks];
  for (let look = 0; look < means.length; look += 1) {
    const distance = counts[from + look]! - means[look]!;
    squares += (weights[look]! * distance * distance) / means[look]!;
    degrees += weights[look]!;
  }
  const free = Math.max(dispersionLooks, degrees - Math.min(columns, means.length / 4));
  return squares / free;
}

/**
 * One step of penalised scoring, in place, halved until it does not lower the penalised likelihood; the largest change
 * of a coefficient.
 */
function newtonStep(state: Fitting, phi: number): number {
  const { coefficients } = state;
  const step = solveStep(state, phi);
  if (step === null) return 0;
  const before = objective(state, phi);
  for (let share = 1; share > 1e-6; share /= 2) {
    for (let row = 0; row < columns; row += 1) coefficients[row] = coefficients[row]! + share * step[row]!;
    computeMeans(state);
    if (objective(state, phi) >= before - 1e-9 * Math.abs(before)) {
      return share * step.reduce((largest, change) => Math.max(largest, Math.abs(change)), 0);
    }
    for (let row = 0; row < columns; row += 1) coefficients[row] = coefficients[row]! - share * step[row]!;
  }
  computeMeans(state);
  return 0;
}

function objective({ looks: { counts, from }, logs, means, weights, coefficients }: Fitting, phi: number): number {
  let sum = 0.5 * coefficients[0]!;
  for (let look = 0; look < means.length; look += 1) {
    sum += weights[look]! * (counts[from + look]! * logs[look]! - means[look]!);
  }
  let penalty = 0;
  for (let row = 0; row < columns; row += 1) penalty += (coefficients[row]! / priorDeviations[row]!) ** 2;
  return sum / phi - penalty / 2;
}

function solveStep(state: Fitting, phi: number): Float64Array | null {
  const { looks, means, weights, coefficients, precision } = state;
  const { counts, design, from } = looks;
  precision.fill(0);
  const score = new Float64Array(columns);
  for (let look = 0; look < means.length; look += 1) {
    const at = (from + look) * columns;
    const weight = weights[look]! / phi;
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
  score[0] = score[0]! + 0.5 / phi;
  for (let row = 0; row < columns; row += 1) {
    const inverse = priorDeviations[row]! ** -2;
    precision[row * columns + row] = precision[row * columns + row]! + inverse;
    score[row] = score[row]! - inverse * coefficients[row]!;
  }
  return solveCholesky(precision.slice(), score) ? score : null;
}
