import { studentTwoSided } from '../../statistics/student.ts';
import {
  type GroupedFit,
  type GroupedLooks,
  computeDispersion,
  fitGroups,
  predictGroup,
} from './grouped-regression.ts';
import { reweight } from './reweight.ts';

export interface BaselineRequest {
  readonly looks: GroupedLooks;
  /** Time of the look to judge, in the unit of the looks, and its group. */
  readonly time: number;
  readonly group: number;
  readonly trend: boolean;
  readonly reweight: boolean;
  readonly weightsThreshold: number;
  /** The slope stays only if its p-value is below this. */
  readonly pThresholdTrend: number;
  /** Years of baseline; below three there is no trend. */
  readonly years: number;
  /** Which dispersion the test of the slope and the standard error use; see `FittedBaseline`. */
  readonly errors: 'by-prior-weights' | 'by-working-weights';
}

export interface FittedBaseline {
  /** Log of the expected count and its standard error on that scale. */
  readonly log: number;
  readonly standardError: number;
  /** Variance over mean, at least 1. */
  readonly dispersion: number;
  readonly hasTrend: boolean;
}

/**
 * The baseline of one look: fit, reweight, fit again; keep the slope only where it is significant, three years are
 * there, and the prediction stays within what was seen (Farrington et al. 1996, section 3.3). Null where the
 * regression does not converge.
 *
 * `by-prior-weights` is a trait of R's `farringtonFlexible`: it overwrites the fitted model's working weights by the
 * reweighting, so the dispersion behind the test of the slope and the standard error uses those; the dispersion of
 * the threshold does not. `by-working-weights` is the textbook's, and what R's older `farrington` does.
 */
export function fitBaseline(request: BaselineRequest): FittedBaseline | null {
  const first = fitReweighted(request, request.trend);
  if (first === null) return null;
  const hasTrend = first.fit.hasSlope && keepsTrend(request, first);
  const final = first.fit.hasSlope && !hasTrend ? fitReweighted(request, false) : first;
  if (final === null) return null;
  const { log, variance } = predictGroup(final.fit, request.time, request.group);
  const scale = request.errors === 'by-prior-weights' ? final.errorDispersion : final.dispersion;
  return { log, standardError: Math.sqrt(scale * variance), dispersion: final.dispersion, hasTrend };
}

interface Reweighted {
  readonly fit: GroupedFit;
  readonly dispersion: number;
  /** Not raised to 1. */
  readonly errorDispersion: number;
}

function fitReweighted(request: BaselineRequest, withTrend: boolean): Reweighted | null {
  const { looks } = request;
  let fit = fitGroups(looks, null, withTrend);
  let slope = withTrend;
  if (!fit.converged && withTrend) {
    slope = false;
    fit = fitGroups(looks, null, false);
  }
  if (!fit.converged && request.errors === 'by-prior-weights') return null;
  let weights = fit.workingWeights;
  if (request.reweight) {
    const omega = reweight(looks, fit, Math.max(1, computeDispersion(looks, fit, weights)), request.weightsThreshold);
    fit = fitGroups(looks, omega, slope);
    weights = request.errors === 'by-prior-weights' ? omega : fit.workingWeights;
  }
  return {
    fit,
    dispersion: Math.max(1, computeDispersion(looks, fit, fit.workingWeights)),
    errorDispersion: computeDispersion(looks, fit, weights),
  };
}

function keepsTrend({ looks, time, group, pThresholdTrend, years }: BaselineRequest, of: Reweighted): boolean {
  if (years < 3) return false;
  const { fit, errorDispersion } = of;
  const t = fit.slope / Math.sqrt(errorDispersion / fit.timeSquares);
  if (!(studentTwoSided(t, fit.degrees) < pThresholdTrend)) return false;
  return Math.exp(predictGroup(fit, time, group).log) <= looks.counts.reduce((most, count) => Math.max(most, count), 0);
}
