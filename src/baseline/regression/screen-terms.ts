import { factorise, solveFactorised } from '../statistics/cholesky.ts';
import type { CountInterval } from '../statistics/count-interval.ts';
import { type Covariates, makeDesign } from './design.ts';
import { logPosteriorAt, makeExpansion } from './likelihood.ts';
import type { CountPrior } from './prior.ts';

/**
 * Roughly how much (log odds) each choice of covariates would explain beyond the level alone, from one expansion of the full
 * model at the fit of the level: the score test in its Bayesian form. With g and J the gradient and information of level and
 * chosen coefficients there, the evidence gains 1/2 g' J⁻¹ g - 1/2 log det(J S²) + 1/2 log J_level.
 */
export function screenTerms(
  looks: readonly CountInterval[],
  prior: CountPrior,
  covariates: Covariates,
  /** The level alone: log mean and size of its best fit. */
  level: { readonly logMean: number; readonly size: number },
  /** Indices of covariates. */
  choices: readonly (readonly number[])[],
): number[] {
  const order = covariates.scales.length + 1;
  const expansion = makeExpansion(order);
  const at = new Float64Array(order);
  at[0] = level.logMean;
  logPosteriorAt(makeDesign(looks, covariates), prior, level.size)(at, expansion);
  const { gradient, information } = expansion;
  return choices.map((choice) => {
    const chosen = [0, ...choice.map((index) => index + 1)];
    const matrix = Float64Array.from(
      chosen.flatMap((row) => chosen.map((column) => information[row * order + column]!)),
    );
    const logDeterminant = factorise(matrix, chosen.length);
    if (logDeterminant === null) return 0;
    const slope = Float64Array.from(chosen, (row) => gradient[row]!);
    const step = solveFactorised(matrix, chosen.length, slope.slice());
    const gain = slope.reduce((sum, one, index) => sum + one * step[index]!, 0) / 2;
    const scales = choice.reduce((sum, index) => sum + Math.log(covariates.scales[index]!), 0);
    return gain - logDeterminant / 2 - scales + Math.log(Math.max(information[0]!, 1e-300)) / 2;
  });
}
