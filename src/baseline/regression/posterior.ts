import type { CountInterval } from '../statistics/count-interval.ts';
import { solveFactorised } from '../statistics/cholesky.ts';
import { type Covariates, type Design, makeDesign, noCovariates } from './design.ts';
import { type Mode, findMode } from './find-mode.ts';
import { logPosteriorAt, makeExpansion } from './likelihood.ts';
import { findPeak, interpolate, sinhNodes } from './nodes.ts';
import { type CountPrior, defaultCountPrior, logVariationPrior } from './prior.ts';

/** Weighted points (mean at the target, size) that stand for the posterior; weights sum to 1. */
export interface CountPosterior {
  readonly means: Float64Array;
  readonly sizes: Float64Array;
  readonly weights: Float64Array;
  /** How much of log mean, around its own, each point stands for. */
  readonly spreads: Float64Array;
  /** Log mean at the centre of the baseline, where the prior of the level holds; without covariates that at the target. */
  readonly centres: Float64Array;
  /** log of the probability of the looks before they were seen. */
  readonly logEvidence: number;
}

/**
 * Posterior of mean and size of a negative binomial regression given interval-censored looks (none is allowed: then the prior):
 *
 *   Y_i in [low_i, high_i],  Y_i ~ NB(exposure_i exp(a + x_i b), size),  a = log mean at the target (x = 0 there).
 *
 * Nested Laplace approximation as in INLA (Rue, Martino and Chopin 2009, doi:10.1111/j.1467-9868.2008.00700.x, section 3.2,
 * "Laplace"): the dispersion z = log variation = -log(size)/2 runs over nodes placed by the curvature of its own
 * marginal; for each, `a` runs over nodes with the other coefficients at their conditional mode and integrated as a
 * Gaussian. Without covariates nothing is approximated but the two integrals. Where `a` is known to a few percent its
 * posterior is Gaussian to that order, and three Gauss-Hermite nodes stand for it.
 */
export function computePosterior(
  looks: readonly CountInterval[],
  prior: CountPrior = defaultCountPrior,
  covariates: Covariates = noCovariates,
): CountPosterior {
  const design = makeDesign(looks, covariates);
  let start = startOf(design);
  const modes = new Map<number, Mode>();
  const logMass = (logVariation: number): number => {
    const mode = findMode(logPosteriorAt(design, prior, sizeOf(logVariation)), start);
    modes.set(logVariation, mode);
    start = mode.coefficients;
    return mode.logMass + logVariationPrior(prior, logVariation);
  };
  const width = Math.max(0.1, Math.min(0.5, 1.5 / Math.sqrt(looks.length + 1)));
  const found = findPeak(logMass, design.startLogVariation, width, lowestLogVariation, highestLogVariation);
  const peak = { ...found, width: Math.min(found.width, widestVariation) };
  const points: Point[] = [];
  const { step, negligible } = found.width < narrow ? coarse : found.width < 2 * narrow ? middling : fine;
  const nodes = sinhNodes(logMass, peak, step, negligible, lowestLogVariation, highestLogVariation);
  for (const { at, spread } of nodes) {
    const offset = Math.log(spread) + logVariationPrior(prior, at);
    placeMeans(design, prior, sizeOf(at), modes.get(at)!, offset, looks.length >= manyLooks, points);
  }
  return normalise(points);
}

interface Point {
  readonly logMean: number;
  readonly centre: number;
  readonly spread: number;
  readonly size: number;
  readonly logWeight: number;
}

/** Coefficients of variation of the rates from 0.1 % to 800 %. */
const lowestLogVariation = Math.log(0.001);
const highestLogVariation = Math.log(8);
/** What is predicted bends with the variation, even where the posterior is flat in it. */
const widestVariation = 0.5;
const lowestLogMean = -20;
const highestLogMean = 30;
const meanStep = 0.45;

/** How far apart the nodes of the variation lie, and how far below the peak (in logs) they end: many looks need few. */
const coarse = { step: 0.9, negligible: 10 };
const middling = { step: 0.35, negligible: 17 };
const fine = { step: 0.22, negligible: 17 };
/** exp(-17) = 4e-8 of the density at the peak: what lies below is left out. */
const negligibleMean = 17;
/** Points below exp(-21) of the heaviest are dropped. */
const pruned = 21;
/** Posterior standard deviation of the log mean up to which it is taken as Gaussian. */
const narrow = 0.15;
/** From so many looks on, and up to this deviation, a log density is near enough to a parabola to be interpolated. */
const manyLooks = 100;
const wide = 0.6;

function sizeOf(logVariation: number): number {
  return Math.exp(-2 * logVariation);
}

function startOf(design: Design): Float64Array {
  const start = new Float64Array(design.columns.length + 1);
  start[0] = design.startLogMean;
  return start;
}

function placeMeans(
  design: Design,
  prior: CountPrior,
  size: number,
  mode: Mode,
  offset: number,
  isSmooth: boolean,
  points: Point[],
): void {
  const { coefficients, factor } = mode;
  const order = coefficients.length;
  const unit = new Float64Array(order);
  unit[0] = 1;
  // First column of the inverse of the information: how the coefficients move with the first.
  const column = solveFactorised(factor, order, unit);
  const width = Math.sqrt(column[0]!);
  const [middle] = coefficients;
  const centreOf = (at: Float64Array): number =>
    at.reduce((sum, one, index) => sum + one * (index === 0 ? 1 : design.centre[index - 1]!), 0);
  const along = (logMean: number): Float64Array =>
    coefficients.map((one, index) => one + ((logMean - middle!) * column[index]!) / column[0]!);
  if (width < narrow) {
    for (const [node, logShare] of gaussHermite) {
      const logMean = middle! + node * width;
      const centre = centreOf(along(logMean));
      points.push({ logMean, centre, size, spread: 1.5 * width, logWeight: mode.logMass + offset + logShare });
    }
    return;
  }
  const expand = logPosteriorAt(design, prior, size);
  const scratch = makeExpansion(order);
  const at = (logMean: number): Slice => {
    if (order > 1) {
      const { coefficients: there, logMass } = findMode(expand, along(logMean), 1);
      return { value: logMass, centre: centreOf(there) };
    }
    expand(new Float64Array([logMean]), scratch);
    return { value: scratch.value, centre: logMean };
  };
  const slices = new Map<number, Slice>();
  const density = isSmooth && order > 1 && width < wide ? interpolated(at, middle!, 2 * width) : at;
  const valueAt = (logMean: number): number => {
    const slice = density(logMean);
    slices.set(logMean, slice);
    return slice.value;
  };
  const peak = { at: middle!, width: Math.min(2, width), value: order === 1 ? mode.value : valueAt(middle!) };
  for (const node of sinhNodes(valueAt, peak, meanStep, negligibleMean, lowestLogMean, highestLogMean)) {
    const centre = order === 1 ? node.at : slices.get(node.at)!.centre;
    points.push({ logMean: node.at, centre, spread: node.spread, size, logWeight: node.logWeight + offset });
  }
}

/** The density at one log mean, with the log mean that goes with it at the centre of the baseline. */
interface Slice {
  readonly value: number;
  readonly centre: number;
}

function interpolated(at: (logMean: number) => Slice, middle: number, step: number): (logMean: number) => Slice {
  const slices = [-2, -1, 0, 1, 2].map((steps) => at(middle + steps * step));
  const values = slices.map(({ value }) => value);
  // A Gaussian falls by 8 over four deviations; what falls much less is none.
  if (Math.max(values[0]!, values[4]!) > values[2]! - 6) return at;
  const valueAt = interpolate(middle, step, values);
  const centreAt = interpolate(
    middle,
    step,
    slices.map(({ centre }) => centre),
  );
  return (logMean) => ({ value: valueAt(logMean), centre: centreAt(logMean) });
}

/** Three nodes in standard deviations and the logs of their shares (Abramowitz and Stegun 25.4.46). */
const gaussHermite = [
  [-Math.sqrt(3), Math.log(1 / 6)],
  [0, Math.log(2 / 3)],
  [Math.sqrt(3), Math.log(1 / 6)],
] as const;

function normalise(points: readonly Point[]): CountPosterior {
  let highest = -Infinity;
  for (const { logWeight } of points) highest = Math.max(highest, logWeight);
  const kept = points.filter(({ logWeight }) => logWeight > highest - pruned);
  const shares = Float64Array.from(kept, ({ logWeight }) => Math.exp(logWeight - highest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return {
    means: Float64Array.from(kept, ({ logMean }) => Math.exp(logMean)),
    sizes: Float64Array.from(kept, ({ size }) => size),
    weights: shares.map((share) => share / total),
    spreads: Float64Array.from(kept, ({ spread }) => spread),
    centres: Float64Array.from(kept, ({ centre }) => centre),
    logEvidence: highest + Math.log(total),
  };
}
