import { type BaselineSummary, formatDay } from '#core';
import { type AveragedModel, averageModels } from './regression/average-models.ts';
import { medianMean, medianVariation, predictiveQuantiles, probabilityAtLeast } from './regression/predictive.ts';
import { defaultCountPrior } from './regression/prior.ts';
import type { Term } from './regression/terms.ts';
import type { Look } from './series/looks.ts';
import { firstDayOf, lastDayOf } from './series/time-range.ts';

/** How a baseline is fitted. */
export interface FitOptions {
  /** 0..1: an alert is an exceedance below 1 - level. */
  readonly level: number;
  readonly terms: readonly Term[] | 'auto';
}

/** What a baseline is made of and what it is asked. */
export interface BaselineQuestion {
  readonly looks: readonly Look[];
  readonly target: Look | null;
  /** Day number that is predicted. */
  readonly day: number;
  readonly searched: number;
  readonly options: FitOptions;
}

/** A baseline and how its target stands in it. */
export interface Placement {
  readonly baseline: BaselineSummary;
  /** P(a new look counts at least the target's lower bound); null without target or looks. */
  readonly exceedance: number | null;
  readonly alert: boolean;
  /** Null without looks. */
  readonly fit: AveragedModel | null;
}

/**
 * Fits the baseline to looks and places a target in it. `searched` is how many usable looks lie in the baseline period.
 * The prediction is for a look like the target: its date, its counters, its visible share; without a target for a
 * fully visible one on `day`. An alert is an exceedance below 1 - level. Only high counts raise one. The target enters with
 * its lower bound: the count that is certain.
 */
export function placeInBaseline({ looks, target, day, searched, options }: BaselineQuestion): Placement {
  const { level, terms } = options;
  if (looks.length === 0) {
    return { baseline: emptyBaseline(searched, level), exceedance: null, alert: false, fit: null };
  }
  const fit = averageModels(looks, target ?? { day, counters: [] }, defaultCountPrior, terms);
  const exposure = target?.exposure ?? 1;
  const exceedance = target ? probabilityAtLeast(fit.posterior, target.low, exposure) : null;
  return {
    baseline: summarise(looks, fit, searched, level, exposure),
    exceedance,
    alert: exceedance !== null && exceedance < 1 - level,
    fit,
  };
}

/** Coverages of the central intervals that are given beside the upper bound. */
const intervalLevels = [0.5, 0.8, 0.9, 0.99];

function summarise(
  looks: readonly Look[],
  { posterior, models }: AveragedModel,
  searched: number,
  level: number,
  exposure: number,
): BaselineSummary {
  const ends = intervalLevels.flatMap((one) => [(1 - one) / 2, (1 + one) / 2]);
  const asked = [...new Set([...ends, level])].sort((a, b) => a - b);
  const quantiles = predictiveQuantiles(posterior, asked, exposure);
  const at = (share: number): number | null => finite(quantiles[asked.indexOf(share)]);
  const intervals = intervalLevels.map((one) => ({
    level: one,
    low: at((1 - one) / 2) ?? 0,
    high: at((1 + one) / 2),
  }));
  return {
    method: 'negative binomial regression, Bayesian, interval-censored',
    n: looks.length,
    searched,
    from: formatDay(Math.min(...looks.map(({ range }) => firstDayOf(range)))),
    to: formatDay(Math.max(...looks.map(({ range }) => lastDayOf(range)))),
    mean: medianMean(posterior),
    upper: at(level),
    level,
    low90: intervals[2]!.low,
    high90: intervals[2]!.high,
    intervals,
    variation: medianVariation(posterior),
    visibleShare: exposure,
    models: models.map(({ terms, probability }) => ({ terms, probability })),
  };
}

export function emptyBaseline(searched: number, level: number): BaselineSummary {
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
    intervals: [],
    variation: null,
    visibleShare: 1,
    models: [],
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || value === Infinity ? null : value;
}
