import { logGamma } from '../../statistics/log-gamma.ts';
import { MonitorError } from '../monitor-error.ts';
import { solveCholesky } from './cholesky.ts';

export interface HarmonicRequest {
  readonly counts: readonly number[];
  /** Looks a year. */
  readonly frequency: number;
  /** Pairs of sine and cosine. */
  readonly harmonics: number;
  readonly trend: boolean;
  /** 1 / size of the negative binomial; 0 is the Poisson, `estimate` by maximum likelihood. */
  readonly alpha: number | 'estimate';
}

export interface HarmonicFit {
  /** Expected count at a look, counted from 1 at the first of the fit. */
  readonly predict: (look: number) => number;
  readonly alpha: number;
}

/**
 * Negative binomial regression log mu(t) = level (+ slope t) + harmonics of the year, for looks 1 to n, by Fisher
 * scoring; the size by Newton's method in turn with it, as `glm.nb` of R's MASS does (Venables and Ripley 2002, 7.4).
 */
export function fitHarmonics(request: HarmonicRequest): HarmonicFit {
  const { counts, frequency, harmonics, trend } = request;
  const middle = (counts.length + 1) / 2;
  const row = (look: number): number[] => {
    const angles = Array.from({ length: harmonics }, (_, order) => (2 * Math.PI * (order + 1) * look) / frequency);
    const slope = trend ? [(look - middle) / frequency] : [];
    return [1, ...slope, ...angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)])];
  };
  const rows = counts.map((_, look) => row(look + 1));
  let alpha = request.alpha === 'estimate' ? 0 : request.alpha;
  let fit = score(rows, counts, alpha, null);
  for (let round = 0; request.alpha === 'estimate' && round < 100; round += 1) {
    const before = alpha;
    alpha = estimateAlpha(counts, fit.means);
    fit = score(rows, counts, alpha, fit.means);
    if (Math.abs(alpha - before) <= 1e-10 * alpha) break;
  }
  return { alpha, predict: (look) => Math.exp(dot(row(look), fit.coefficients)) };
}

/**
 * One weighted least squares after another, from R's start and with its stopping rule (relative change of the deviance
 * below 1e-8): scoring converges slowly where the negative binomial is far from the Poisson, so it shows in the sixth
 * digit where one stops.
 */
function score(
  rows: readonly (readonly number[])[],
  counts: readonly number[],
  alpha: number,
  start: readonly number[] | null,
): { coefficients: Float64Array; means: readonly number[] } {
  let means: readonly number[] =
    start ?? counts.map((count) => (alpha === 0 ? count + 0.1 : count === 0 ? 1 / 6 : count));
  let deviance = computeDeviance(counts, means, alpha);
  for (let round = 0; round < 50; round += 1) {
    const coefficients = solveWeighted(rows, counts, means, alpha);
    if (coefficients === null) break;
    means = rows.map((row) => Math.exp(dot(row, coefficients)));
    const before = deviance;
    deviance = computeDeviance(counts, means, alpha);
    if (Math.abs(deviance - before) < 1e-8 * (Math.abs(deviance) + 0.1)) return { coefficients, means };
  }
  throw new MonitorError('too-short', `the season cannot be estimated from the ${counts.length} looks before range`);
}

function solveWeighted(
  rows: readonly (readonly number[])[],
  counts: readonly number[],
  means: readonly number[],
  alpha: number,
): Float64Array | null {
  const size = rows[0]!.length;
  const [information, coefficients] = [new Float64Array(size * size), new Float64Array(size)];
  rows.forEach((row, look) => {
    const mean = means[look]!;
    const weight = mean / (1 + alpha * mean);
    const response = Math.log(mean) + (counts[look]! - mean) / mean;
    for (let i = 0; i < size; i += 1) {
      coefficients[i] = coefficients[i]! + weight * row[i]! * response;
      for (let j = 0; j <= i; j += 1) {
        information[i * size + j] = information[i * size + j]! + weight * row[i]! * row[j]!;
      }
    }
  });
  return solveCholesky(information, coefficients) ? coefficients : null;
}

function computeDeviance(counts: readonly number[], means: readonly number[], alpha: number): number {
  return counts.reduce((sum, count, look) => {
    const mean = means[look]!;
    const own = count === 0 ? 0 : count * Math.log(count / mean);
    const size = 1 / alpha;
    const other = alpha === 0 ? count - mean : (count + size) * Math.log((count + size) / (mean + size));
    return sum + 2 * (own - other);
  }, 0);
}

/** Maximum likelihood of 1 / size given the means, by bisection of the score in log size; 0 where it is the Poisson. */
function estimateAlpha(counts: readonly number[], means: readonly number[]): number {
  const slope = (logSize: number): number => {
    const step = 1e-4;
    const at = (value: number): number => logLikelihood(counts, means, Math.exp(value));
    return at(logSize + step) - at(logSize - step);
  };
  let [low, high] = [Math.log(1e-3), Math.log(1e7)];
  if (slope(high) > 0) return Math.exp(-high);
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.exp(-(low + high) / 2);
}

function logLikelihood(counts: readonly number[], means: readonly number[], size: number): number {
  const ofSize = logGamma(size);
  return counts.reduce((sum, count, look) => {
    const mean = means[look]!;
    return sum + logGamma(count + size) - ofSize - size * Math.log1p(mean / size) - count * Math.log1p(size / mean);
  }, 0);
}

function dot(row: readonly number[], coefficients: Float64Array): number {
  return row.reduce((sum, value, index) => sum + value * coefficients[index]!, 0);
}
