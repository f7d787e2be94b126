import { factorise, solveFactorised } from '../statistics/cholesky.ts';
import { type Expansion, halfLogTwoPi, makeExpansion } from './likelihood.ts';

/** The peak of a log density of coefficients and the Gaussian that touches it there. */
export interface Mode {
  readonly coefficients: Float64Array;
  readonly value: number;
  /** Lower Cholesky factor of the information, by rows. */
  readonly factor: Float64Array;
  /** log of the integral of the density by Laplace's approximation. */
  readonly logMass: number;
}

type Expand = (coefficients: Float64Array, into: Expansion) => void;

const mostRounds = 60;
/**
 * Newton decrement (squared distance to the peak in standard deviations) from which on the parabola is believed: the last step is
 * taken without a look at where it leads, its gain being half the decrement.
 */
const nearEnough = 0.04;
/** In units of log mean: no step is longer. */
const longestStep = 3;

/**
 * Newton's method with halving. `fixed` of the first coefficients are kept as they are; order, mass and factor are then
 * those of the others.
 */
export function findMode(expand: Expand, start: Float64Array, fixed = 0): Mode {
  const order = start.length - fixed;
  let here = makeExpansion(start.length);
  let there = makeExpansion(start.length);
  let at = start.slice();
  expand(at, here);
  for (let round = 0; ; round += 1) {
    const { factor, logDeterminant } = factoriseFree(here, fixed);
    const step = solveFactorised(factor, order, here.gradient.slice(fixed));
    const decrement = step.reduce((sum, one, index) => sum + one * here.gradient[index + fixed]!, 0);
    if (decrement < nearEnough || round === mostRounds) {
      const value = here.value + decrement / 2;
      for (let index = 0; index < order; index += 1) at[index + fixed]! += step[index]!;
      return { coefficients: at, value, factor, logMass: value + order * halfLogTwoPi - logDeterminant / 2 };
    }
    const longest = step.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    let share = Math.min(1, longestStep / longest);
    for (;;) {
      const next = at.slice();
      for (let index = 0; index < order; index += 1) next[index + fixed]! += share * step[index]!;
      expand(next, there);
      if (there.value >= here.value - 1e-9 || share < 1e-4) {
        at = next;
        [here, there] = [there, here];
        break;
      }
      share /= 2;
    }
  }
}

/** Of the rows and columns from `fixed` on. Where the density is flat, a little is added to the diagonal. */
function factoriseFree(expansion: Expansion, fixed: number): { factor: Float64Array; logDeterminant: number } {
  const all = expansion.gradient.length;
  const order = all - fixed;
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-3 : ridge * 10) {
    const factor = new Float64Array(order * order);
    for (let row = 0; row < order; row += 1) {
      for (let column = 0; column <= row; column += 1) {
        factor[row * order + column] = expansion.information[(row + fixed) * all + column + fixed]!;
      }
      factor[row * order + row]! += ridge;
    }
    const logDeterminant = order === 0 ? 0 : factorise(factor, order);
    if (logDeterminant !== null) return { factor, logDeterminant };
  }
}
