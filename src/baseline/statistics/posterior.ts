import { logGamma } from './log-gamma.ts';
import { intervalLikelihood } from './negative-binomial.ts';

/** One look as the likelihood takes it: the true count of what was visible lies in [low, high]. */
export interface CountInterval {
  /** Whole number >= 0; 0 where only an upper bound is known. */
  readonly low: number;
  /** Whole number >= low; Infinity where only a lower bound is known. */
  readonly high: number;
  /** Share of the place that could be seen, above 0 to 1. */
  readonly exposure: number;
}

/**
 * What is assumed before the first look, on purpose weak. The mean count is `medianMean` times an F(1,1)
 * variable, that is, its root is half-Cauchy: near zero it behaves like the Jeffreys prior of a Poisson mean, upwards it has a
 * long tail (with 10: one in twenty means above 1,600). The coefficient of variation of the rates is half-normal with
 * scale `variation`, so that a Poisson series is not excluded and in one series of twenty the rates scatter by more than
 * twice their mean (Gelman 2006, doi:10.1214/06-BA117A, on half-t priors for scales).
 */
export interface CountPrior {
  /** Objects, > 0. */
  readonly medianMean: number;
  /** > 0, without unit. */
  readonly variation: number;
}

export const defaultCountPrior: CountPrior = { medianMean: 10, variation: 1 };

/** Weighted points (mean, size) that stand for the posterior; weights sum to 1. */
export interface CountPosterior {
  readonly means: Float64Array;
  readonly sizes: Float64Array;
  readonly weights: Float64Array;
  /** How much of log mean, around its own, each point stands for. */
  readonly spreads: Float64Array;
}

/**
 * Posterior of mean and size of a negative binomial given interval-censored looks (none is allowed: then the prior).
 * Integrates over x = log mean inside z = log coefficient of variation, z in [log 0.02, log 8]: a coarse pass by Laplace's
 * approximation finds where the mass is, then the trapezoidal rule runs over z, and for each z over t with
 * x = mode + width * sinh(t), dense at the mode and sparse in the tails.
 */
export function computePosterior(
  looks: readonly CountInterval[],
  prior: CountPrior = defaultCountPrior,
): CountPosterior {
  const data = condense(looks);
  const points: Point[] = [];
  let start: Peak = { at: data.startLogMean, width: 0.5, value: 0 };
  const { from, to, highest } = findVariationRange(data, prior);
  const step = (to - from) / variationSteps;
  for (let index = 0; index <= variationSteps; index += 1) {
    const logVariation = from + index * step;
    const density = densityGiven(data, prior, logVariation);
    start = findPeak(density, start.at, data.widthAt(start.at, logVariation));
    if (start.value + Math.log(start.width) < highest - negligible) continue;
    const endWeight = index === 0 || index === variationSteps ? Math.log(0.5) : 0;
    integrateMean(density, start, Math.exp(-2 * logVariation), endWeight, points);
  }
  return normalise(points);
}

interface Point {
  readonly logMean: number;
  readonly spread: number;
  readonly size: number;
  readonly logWeight: number;
}
interface Peak {
  readonly at: number;
  readonly width: number;
  readonly value: number;
}
type LogDensity = (logMean: number) => number;

const lowestLogVariation = Math.log(0.02);
const highestLogVariation = Math.log(8);
const coarseSteps = 12;
const variationSteps = 16;
const tailStep = 0.45;
const lowestLogMean = -20;
const highestLogMean = 30;
/** exp(-16) = 1e-7 of the density at the peak: what lies below is left out. */
const negligible = 16;
const impossible = -1e12;
/** Points below exp(-20) of the heaviest are dropped. */
const pruned = 20;

interface Condensed {
  readonly exactCounts: ReadonlyMap<number, number>;
  readonly exposures: readonly { readonly exposure: number; readonly looks: number; readonly sum: number }[];
  readonly intervals: readonly (CountInterval & { readonly times: number })[];
  readonly startLogMean: number;
  /** Posterior width of log mean to expect, from the information of one look, mean / (1 + mean / size). */
  widthAt(logMean: number, logVariation: number): number;
}

function condense(looks: readonly CountInterval[]): Condensed {
  const exactCounts = new Map<number, number>();
  const exposures = new Map<number, { exposure: number; looks: number; sum: number }>();
  const intervals = new Map<string, CountInterval & { times: number }>();
  let total = 0;
  let seen = 0;
  for (const { low, high, exposure } of looks) {
    if (!(low >= 0 && high >= low && exposure > 0 && exposure <= 1)) {
      throw new RangeError(`expected 0 <= low <= high and 0 < exposure <= 1, got ${low}, ${high}, ${exposure}`);
    }
    total += high === Infinity ? low : (low + high) / 2;
    seen += exposure;
    if (low === high) {
      exactCounts.set(low, (exactCounts.get(low) ?? 0) + 1);
      const group = exposures.get(exposure) ?? { exposure, looks: 0, sum: 0 };
      exposures.set(exposure, { exposure, looks: group.looks + 1, sum: group.sum + low });
    } else {
      const key = `${low} ${high} ${exposure}`;
      intervals.set(key, { low, high, exposure, times: (intervals.get(key)?.times ?? 0) + 1 });
    }
  }
  return {
    exactCounts,
    exposures: [...exposures.values()],
    intervals: [...intervals.values()],
    startLogMean: Math.log((total + 0.5) / (seen + 0.05)),
    widthAt: (logMean, logVariation) => 1 / Math.sqrt(seen / (Math.exp(-logMean) + Math.exp(2 * logVariation)) + 0.25),
  };
}

/** log of likelihood times prior in (log mean, log variation), as a function of log mean. */
function densityGiven(data: Condensed, prior: CountPrior, logVariation: number): LogDensity {
  const size = Math.exp(-2 * logVariation);
  const relative = Math.exp(logVariation) / prior.variation;
  let constant = logVariation - (relative * relative) / 2;
  const logGammaSize = logGamma(size);
  for (const [count, times] of data.exactCounts) {
    if (count > 0) constant += times * (logGamma(count + size) - logGammaSize - logGamma(count + 1));
  }
  const logMedian = Math.log(prior.medianMean);
  const intervals = data.intervals.map(({ low, high, exposure, times }) => ({
    exposure,
    times,
    logLikelihood: intervalLikelihood(low, high, size),
  }));
  return (logMean) => {
    const mean = Math.exp(logMean);
    const half = (logMean - logMedian) / 2;
    let value = constant - Math.log(Math.exp(half) + Math.exp(-half));
    for (const { exposure, looks, sum } of data.exposures) {
      const visible = mean * exposure;
      value -= looks * size * Math.log1p(visible / size);
      if (sum > 0) value -= sum * Math.log1p(size / visible);
    }
    for (const { exposure, times, logLikelihood } of intervals) {
      value += times * logLikelihood(mean * exposure);
    }
    // Where an interval's probability underflows; finite, so that the climb can still compare.
    return Math.max(value, impossible);
  };
}

/** `highest` is the largest log mass, by Laplace's approximation, that the coarse pass met. */
function findVariationRange(data: Condensed, prior: CountPrior): { from: number; to: number; highest: number } {
  const step = (highestLogVariation - lowestLogVariation) / coarseSteps;
  const logMasses: number[] = [];
  let start = data.startLogMean;
  for (let index = 0; index <= coarseSteps; index += 1) {
    const logVariation = lowestLogVariation + index * step;
    const peak = findPeak(densityGiven(data, prior, logVariation), start, data.widthAt(start, logVariation));
    start = peak.at;
    logMasses.push(peak.value + Math.log(peak.width));
  }
  const highest = Math.max(...logMasses);
  const floor = highest - negligible;
  const first = logMasses.findIndex((mass) => mass > floor);
  const last = logMasses.findLastIndex((mass) => mass > floor);
  return {
    from: lowestLogVariation + Math.max(0, first - 1) * step,
    to: lowestLogVariation + Math.min(coarseSteps, last + 1) * step,
    highest,
  };
}

/** In widths: the peak only places the points, it need not be exact. */
const nearEnough = 0.5;

/** Climbs by fitted parabolas. The width is one standard deviation of the Gaussian that touches the peak. */
function findPeak(density: LogDensity, start: number, startWidth: number): Peak {
  let at = start;
  let width = startWidth;
  let value = density(at);
  for (let round = 0; round < 40; round += 1) {
    const reach = width / 2;
    const right = density(at + reach);
    const left = density(at - reach);
    const slope = (right - left) / (2 * reach);
    const curvature = (right - 2 * value + left) / (reach * reach);
    const isHill = curvature < 0;
    width = isHill ? Math.min(2, Math.max(width / 4, 1 / Math.sqrt(-curvature))) : Math.min(2, width * 2);
    const wanted = isHill ? -slope / curvature : Math.sign(slope) * 2 * width;
    const move = Math.max(-4 * width, Math.min(4 * width, wanted));
    const next = Math.max(lowestLogMean, Math.min(highestLogMean, at + move));
    const nextValue = density(next);
    if (nextValue >= value) {
      at = next;
      value = nextValue;
    } else {
      width /= 2;
    }
    if (isHill && Math.abs(move) < nearEnough * width) break;
  }
  return { at, width, value };
}

function integrateMean(density: LogDensity, peak: Peak, size: number, offset: number, points: Point[]): void {
  const logStep = Math.log(peak.width) + offset;
  const spread = peak.width * tailStep;
  points.push({ logMean: peak.at, spread, size, logWeight: peak.value + logStep });
  for (const direction of [-1, 1]) {
    for (let index = 1; ; index += 1) {
      const t = index * tailStep;
      const logMean = peak.at + direction * peak.width * Math.sinh(t);
      if (logMean < lowestLogMean || logMean > highestLogMean) break;
      const value = density(logMean) + Math.log(Math.cosh(t));
      if (value < peak.value - negligible) break;
      points.push({ logMean, spread: spread * Math.cosh(t), size, logWeight: value + logStep });
    }
  }
}

function normalise(points: readonly Point[]): CountPosterior {
  let highest = -Infinity;
  for (const { logWeight } of points) highest = Math.max(highest, logWeight);
  const kept = points.filter(({ logWeight }) => logWeight > highest - pruned);
  const posterior = {
    means: new Float64Array(kept.length),
    sizes: new Float64Array(kept.length),
    weights: new Float64Array(kept.length),
    spreads: new Float64Array(kept.length),
  };
  let total = 0;
  for (const [index, { logMean, spread, size, logWeight }] of kept.entries()) {
    posterior.means[index] = Math.exp(logMean);
    posterior.sizes[index] = size;
    posterior.spreads[index] = spread;
    posterior.weights[index] = Math.exp(logWeight - highest);
    total += posterior.weights[index]!;
  }
  for (let index = 0; index < kept.length; index += 1) posterior.weights[index]! /= total;
  return posterior;
}
