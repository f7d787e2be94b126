import { type BaselineSummary, formatDay } from '#core';
import { type FittedLooks, fitLooks } from './fit-looks.ts';
import type { KnownFrom } from './one-sided.ts';
import type { AveragedModel } from './regression/average-models.ts';
import { medianMean, medianVariation, predictiveQuantiles, probabilityAtLeast } from './regression/predictive.ts';
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
  /** P(a new look counts at least the target's lower bound); null without target or looks, and with "at least" only. */
  readonly exceedance: number | null;
  readonly exceedanceRange: { readonly low: number; readonly high: number } | null;
  readonly alert: boolean;
  /** Null without looks, and where no exceedance can be given. */
  readonly fitted: FittedLooks<Look> | null;
}

/**
 * Fits the baseline to looks and places a target in it. `searched` is how many usable looks lie in the baseline period.
 * The prediction is for a look like the target: its date, its counters, its visible share; without a target for a
 * fully visible one on `day`. An alert is an exceedance below 1 - level. Only high counts raise one. The target enters with
 * its lower bound: the count that is certain. Where all looks are bounds of one kind see `takeBoundsAsCounts`.
 */
export function placeInBaseline({ looks, target, day, searched, options }: BaselineQuestion): Placement {
  const { level, terms } = options;
  if (looks.length === 0) {
    const baseline = emptyBaseline(searched, level);
    return { baseline, exceedance: null, exceedanceRange: null, alert: false, fitted: null };
  }
  const fitted = fitLooks(looks, target ?? { day, counters: [] }, terms);
  const { fit, known } = fitted;
  const exposure = target?.exposure ?? 1;
  const chance = target ? probabilityAtLeast(fit.posterior, target.low, exposure) : null;
  const exceedance = known === 'below' ? null : chance;
  return {
    baseline: { ...summarise(looks, fit, known, level, exposure), searched },
    exceedance,
    exceedanceRange:
      chance === null || known === 'both'
        ? null
        : { low: known === 'below' ? chance : 0, high: known === 'below' ? 1 : chance },
    alert: exceedance !== null && exceedance < 1 - level,
    fitted: known === 'below' ? null : fitted,
  };
}

/** Coverages of the intervals that are given beside the upper bound. */
const intervalLevels = [0.5, 0.8, 0.9, 0.99];

function summarise(
  looks: readonly Look[],
  { posterior, models }: AveragedModel,
  known: KnownFrom,
  level: number,
  exposure: number,
): Omit<BaselineSummary, 'searched'> {
  const ends = intervalLevels.map((one) => endsOf(one, known));
  const asked = [...new Set([...ends.flat(), level])].filter((share) => share > 0 && share < 1).sort((a, b) => a - b);
  const quantiles = predictiveQuantiles(posterior, asked, exposure);
  const at = (share: number): number | null => finite(quantiles[asked.indexOf(share)]);
  const intervals = ends.map(([low, high], index) => ({
    level: intervalLevels[index]!,
    low: low === 0 ? 0 : (at(low) ?? 0),
    high: high === 1 ? null : at(high),
  }));
  return {
    method: 'negative binomial regression, Bayesian, interval-censored',
    n: looks.length,
    from: formatDay(Math.min(...looks.map(({ range }) => firstDayOf(range)))),
    to: formatDay(Math.max(...looks.map(({ range }) => lastDayOf(range)))),
    mean: known === 'both' ? medianMean(posterior) : null,
    upper: known === 'below' ? null : at(level),
    level,
    low90: intervals[2]!.low,
    high90: intervals[2]!.high,
    intervals,
    knownFrom: known,
    variation: known === 'both' ? medianVariation(posterior) : null,
    visibleShare: exposure,
    models: models.map(({ terms, probability }) => ({ terms, probability })),
  };
}

/** Probabilities below the ends of an interval: central, or open on the side of which nothing is known. */
function endsOf(level: number, known: KnownFrom): readonly [number, number] {
  switch (known) {
    case 'both':
      return [(1 - level) / 2, (1 + level) / 2];
    case 'below':
      return [1 - level, 1];
    case 'above':
      return [0, level];
  }
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
    knownFrom: 'both',
    variation: null,
    visibleShare: 1,
    models: [],
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || value === Infinity ? null : value;
}
