import { type BaselineSummary, formatDay } from '#core';
import type { Look } from './series/looks.ts';
import { firstDayOf, lastDayOf } from './series/time-range.ts';
import { type CountInterval, computePosterior } from './statistics/posterior.ts';
import { medianMean, predictiveQuantiles, probabilityAtLeast } from './statistics/predictive.ts';

const baselineMethod = 'negative binomial, Bayesian, interval-censored';

/** A baseline and how its target stands in it. */
export interface Placement {
  readonly baseline: BaselineSummary;
  /** P(a new look counts at least the target's lower bound); null without target or looks. */
  readonly exceedance: number | null;
  readonly alert: boolean;
}

/**
 * Fits the baseline to looks and places a target in it. `searched` is how many usable looks lie in the baseline period.
 * An alert is an exceedance below 1 - level. Only high counts raise one. The target enters with its lower bound:
 * the count that is certain.
 */
export function placeInBaseline(
  looks: readonly Look[],
  target: CountInterval | null,
  searched: number,
  level: number,
): Placement {
  if (looks.length === 0) return { baseline: emptyBaseline(searched, level), exceedance: null, alert: false };
  const posterior = computePosterior(looks);
  const levels = [0.05, 0.95, level].toSorted((a, b) => a - b);
  const quantiles = predictiveQuantiles(posterior, levels);
  const exceedance = target ? probabilityAtLeast(posterior, target.low, target.exposure) : null;
  return {
    baseline: {
      method: baselineMethod,
      n: looks.length,
      searched,
      from: formatDay(Math.min(...looks.map(({ range }) => firstDayOf(range)))),
      to: formatDay(Math.max(...looks.map(({ range }) => lastDayOf(range)))),
      mean: medianMean(posterior),
      upper: finite(quantiles[levels.indexOf(level)]),
      level,
      low90: finite(quantiles[levels.indexOf(0.05)]),
      high90: finite(quantiles[levels.indexOf(0.95)]),
    },
    exceedance,
    alert: exceedance !== null && exceedance < 1 - level,
  };
}

function emptyBaseline(searched: number, level: number): BaselineSummary {
  return {
    method: 'none',
    n: 0,
    searched,
    from: null,
    to: null,
    mean: null,
    upper: null,
    level,
    low90: null,
    high90: null,
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || value === Infinity ? null : value;
}
