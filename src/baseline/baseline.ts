import { type BaselineSummary, formatDay } from '#core';
import { completeFromAbove, knownFrom, leastChance, leastCount } from './one-sided.ts';
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
  /** P(a new look counts at least the target's lower bound); null without target or looks, and with "at least" only. */
  readonly exceedance: number | null;
  readonly exceedanceRange: { readonly low: number; readonly high: number } | null;
  readonly alert: boolean;
  /** The fit and the looks as they entered it; null without looks, and where no exceedance can be given. */
  readonly fitted: { readonly looks: readonly Look[]; readonly fit: AveragedModel } | null;
}

/**
 * Fits the baseline to looks and places a target in it. `searched` is how many usable looks lie in the baseline period.
 * The prediction is for a look like the target: its date, its counters, its visible share; without a target for a
 * fully visible one on `day`. An alert is an exceedance below 1 - level. Only high counts raise one. The target enters with
 * its lower bound: the count that is certain.
 */
export function placeInBaseline(question: BaselineQuestion): Placement {
  const { looks, searched, options } = question;
  if (looks.length === 0) return unfitted(emptyBaseline(searched, options.level), null);
  switch (knownFrom(looks)) {
    case 'both':
      return placeFitted(question, centralEnds);
    case 'below':
      return placeFromBelow(question);
    case 'above':
      return placeFromAbove(question);
  }
}

function unfitted(baseline: BaselineSummary, exceedanceRange: Placement['exceedanceRange']): Placement {
  return { baseline, exceedance: null, exceedanceRange, alert: false, fitted: null };
}

/** Coverages of the intervals that are given beside the upper bound. */
const intervalLevels = [0.5, 0.8, 0.9, 0.99];

/** Probabilities below the two ends of an interval. */
type Ends = (level: number) => readonly [number, number];
const centralEnds: Ends = (level) => [(1 - level) / 2, (1 + level) / 2];
const openBelow: Ends = (level) => [0, level];

function placeFitted({ looks, target, day, searched, options }: BaselineQuestion, endsOf: Ends): Placement {
  const { level, terms } = options;
  const fit = averageModels(looks, target ?? { day, counters: [] }, defaultCountPrior, terms);
  const { posterior, models } = fit;
  const exposure = target?.exposure ?? 1;
  const exceedance = target ? probabilityAtLeast(posterior, target.low, exposure) : null;
  const ends = intervalLevels.map(endsOf);
  const asked = [...new Set([...ends.flat(), level])].filter((share) => share > 0).sort((a, b) => a - b);
  const quantiles = predictiveQuantiles(posterior, asked, exposure);
  const at = (share: number): number | null => finite(quantiles[asked.indexOf(share)]);
  const intervals = ends.map(([low, high], index) => ({
    level: intervalLevels[index]!,
    low: low === 0 ? 0 : (at(low) ?? 0),
    high: at(high),
  }));
  const baseline: BaselineSummary = {
    ...emptyBaseline(searched, level),
    ...periodOf(looks),
    method: 'negative binomial regression, Bayesian, interval-censored',
    mean: medianMean(posterior),
    upper: at(level),
    low90: intervals[2]!.low,
    high90: intervals[2]!.high,
    intervals,
    variation: medianVariation(posterior),
    visibleShare: exposure,
    models: models.map(({ terms: chosen, probability }) => ({ terms: chosen, probability })),
  };
  const alert = exceedance !== null && exceedance < 1 - level;
  return { baseline, exceedance, exceedanceRange: null, alert, fitted: { looks, fit } };
}

/** Every look is an "at least": lower bounds by rank, and no more. */
function placeFromBelow({ looks, target, searched, options }: BaselineQuestion): Placement {
  const exposure = target?.exposure ?? 1;
  const intervals = intervalLevels.map((level) => ({ level, low: leastCount(looks, exposure, level), high: null }));
  const baseline: BaselineSummary = {
    ...emptyBaseline(searched, options.level),
    ...periodOf(looks),
    method: 'lower bounds by rank',
    low90: intervals[2]!.low,
    intervals,
    knownFrom: 'below',
    visibleShare: exposure,
  };
  return unfitted(baseline, target && { low: leastChance(looks, exposure, target.low), high: 1 });
}

/** Every look is an "at most": the highest answer of the series that the bounds allow, with the level alone. */
function placeFromAbove(question: BaselineQuestion): Placement {
  const { level, terms } = question.options;
  const options = { level, terms: terms === 'auto' ? [] : terms };
  const all = completeFromAbove(question.looks).map((looks) => placeFitted({ ...question, looks, options }, openBelow));
  const worst = all.reduce((one, other) => ((other.exceedance ?? 0) > (one.exceedance ?? 0) ? other : one));
  const highest = (of: (baseline: BaselineSummary) => number | null): number | null =>
    finite(Math.max(...all.map(({ baseline }) => of(baseline) ?? Infinity)));
  const { exceedance, alert, fitted } = worst;
  const intervals = worst.baseline.intervals.map((one, index) => ({
    ...one,
    high: highest((baseline) => baseline.intervals[index]!.high),
  }));
  const baseline: BaselineSummary = {
    ...worst.baseline,
    mean: null,
    variation: null,
    upper: highest(({ upper }) => upper),
    high90: intervals[2]!.high,
    intervals,
    knownFrom: 'above',
  };
  return {
    baseline,
    exceedance,
    exceedanceRange: exceedance === null ? null : { low: 0, high: exceedance },
    alert,
    fitted,
  };
}

function periodOf(looks: readonly Look[]): Pick<BaselineSummary, 'n' | 'from' | 'to'> {
  return {
    n: looks.length,
    from: formatDay(Math.min(...looks.map(({ range }) => firstDayOf(range)))),
    to: formatDay(Math.max(...looks.map(({ range }) => lastDayOf(range)))),
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
    knownFrom: 'both',
    variation: null,
    visibleShare: 1,
    models: [],
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || value === Infinity ? null : value;
}
