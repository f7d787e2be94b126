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

/** log density of a log mean, and its first two derivatives: a hyperbolic secant around the median. */
export function logMeanPrior({ medianMean }: CountPrior, logMean: number): readonly [number, number, number] {
  const half = (logMean - Math.log(medianMean)) / 2;
  const slope = Math.tanh(half);
  // log(2 cosh(half)) without overflow
  const value = -(Math.abs(half) + Math.log1p(Math.exp(-2 * Math.abs(half)))) - logPi;
  return [value, -slope / 2, -(1 - slope * slope) / 4];
}

/** log density of a log coefficient of variation. */
export function logVariationPrior({ variation }: CountPrior, logVariation: number): number {
  const relative = Math.exp(logVariation) / variation;
  return Math.log(relative) - (relative * relative) / 2 + halfNormalConstant;
}

const halfNormalConstant = Math.log(Math.sqrt(2 / Math.PI));
const logPi = Math.log(Math.PI);
