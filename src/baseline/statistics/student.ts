import { logRegularizedBeta } from './incomplete-beta.ts';

/** P(|T| > |t|) of Student's t with so many degrees of freedom > 0 (DLMF 8.17, Abramowitz and Stegun 26.7.1). */
export function studentTwoSided(t: number, degrees: number): number {
  const square = t * t;
  const whole = degrees + square;
  return Math.exp(logRegularizedBeta(degrees / 2, 0.5, degrees / whole, square / whole));
}
