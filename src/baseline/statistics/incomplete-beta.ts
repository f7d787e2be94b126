import { logBeta } from './log-gamma.ts';

/**
 * log of the regularized incomplete beta function I_x(a, b), for a, b > 0 and 0 <= x <= 1. `complement` is 1 - x, given
 * apart so that it keeps its digits where x is close to 1; `logBetaOfBoth` is log B(a, b) for callers that have it. Relative error of I below 1e-9 for a, b up to
 * 1e5 (1e-12 up to 1e3).
 * Continued fraction DLMF 8.17.22, evaluated by Lentz's method; the symmetry 8.17.4 keeps it in its fast range.
 */
export function logRegularizedBeta(
  a: number,
  b: number,
  x: number,
  complement: number,
  logBetaOfBoth: number = logBeta(a, b),
): number {
  if (!(a > 0 && b > 0 && x >= 0 && complement >= 0)) {
    throw new RangeError(`expected a, b > 0 and 0 <= x <= 1, got a ${a}, b ${b}, x ${x}, 1 - x ${complement}`);
  }
  if (x === 0) return -Infinity;
  if (complement === 0) return 0;
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-complement);
  const logComplement = complement < 0.5 ? Math.log(complement) : Math.log1p(-x);
  const logFront = a * logX + b * logComplement - logBetaOfBoth;
  if (x * (a + b + 2) <= a + 1) return Math.min(0, logFront + Math.log(continuedFraction(a, b, x) / a));
  const other = Math.exp(logFront) * (continuedFraction(b, a, complement) / b);
  return other >= 1 ? -Infinity : Math.log1p(-other);
}

const smallest = 1e-300;
const enough = 1e-14;
const mostSteps = 20_000;

function continuedFraction(a: number, b: number, x: number): number {
  let numerator = 1;
  let denominator = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let step = 1; step <= mostSteps; step += 1) {
    const twice = a + 2 * step;
    const even = (step * (b - step) * x) / ((twice - 1) * twice);
    denominator = 1 / guarded(1 + even * denominator);
    numerator = guarded(1 + even / numerator);
    value *= denominator * numerator;
    const odd = (-(a + step) * (a + b + step) * x) / (twice * (twice + 1));
    denominator = 1 / guarded(1 + odd * denominator);
    numerator = guarded(1 + odd / numerator);
    const change = denominator * numerator;
    value *= change;
    if (Math.abs(change - 1) < enough) break;
  }
  return value;
}

function guarded(value: number): number {
  return Math.abs(value) < smallest ? smallest : value;
}
