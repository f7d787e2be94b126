import type { MonitorPoint, MonitoredSeries } from '../monitored-series.ts';
import { fitBaseline } from './fit-baseline.ts';
import type { GroupedLooks } from './grouped-regression.ts';
import { isGuarded } from './low-count-guard.ts';
import { assignSeasonGroups } from './reference-looks.ts';
import { type PowerTransform, type ThresholdMethod, countThreshold, deltaThreshold } from './threshold.ts';

/** Named as in R's `surveillance::farringtonFlexible`. */
export interface FlexibleOptions {
  /** Looks to judge, from 1. */
  readonly range: readonly number[];
  /** Years of baseline. */
  readonly b: number;
  /** Half width of a window, in looks. */
  readonly w: number;
  readonly reweight: boolean;
  readonly weightsThreshold: number;
  readonly alpha: number;
  readonly trend: boolean;
  readonly pThresholdTrend: number;
  /** No alarm with fewer than `limit54[0]` cases in the last `limit54[1]` looks. */
  readonly limit54: readonly [number, number];
  readonly powertrans: PowerTransform;
  readonly noPeriods: number;
  /** The newest looks, so many before the one judged, that are no baseline; null takes w. */
  readonly pastWeeksNotIncluded: number | null;
  readonly thresholdMethod: ThresholdMethod;
}

/**
 * The improved Farrington method (Noufaily et al. 2013, doi:10.1002/sim.5595), as R's `farringtonFlexible` 1.20.3
 * computes it: all of the last b years in a season factor of `noPeriods` levels, outbreaks weighed down, and a
 * quantile of the negative binomial as the limit. Agrees with R to 1e-6 (test/surveillance).
 */
export function monitorFarringtonFlexible(series: MonitoredSeries, options: FlexibleOptions): MonitorPoint[] {
  return options.range.map((index) => judge(series, options, index - 1));
}

function judge(series: MonitoredSeries, options: FlexibleOptions, now: number): MonitorPoint {
  const observed = series.counts[now]!;
  const baseline = fitBaseline({
    looks: collectLooks(series, options, now),
    time: timeOf(series, now),
    group: 0,
    trend: options.trend,
    reweight: options.reweight,
    weightsThreshold: options.weightsThreshold,
    pThresholdTrend: options.pThresholdTrend,
    years: options.b,
    errors: 'by-prior-weights',
  });
  if (baseline === null) return { index: now + 1, observed, expected: null, upper: null, p: null, alarm: false };
  const { upper, p } =
    options.thresholdMethod === 'delta'
      ? deltaThreshold(baseline, observed, options.alpha, options.powertrans)
      : countThreshold(baseline, observed, options.alpha, options.thresholdMethod);
  const hasUpper = Number.isFinite(upper) && !isGuarded(series.counts, now, options.limit54);
  return {
    index: now + 1,
    observed,
    expected: Math.exp(baseline.log),
    upper: hasUpper ? upper : null,
    p: Number.isNaN(p) ? null : p,
    alarm: hasUpper && observed > upper && observed > 0,
  };
}

/** Group 0 is the one of the look judged; the others follow in order of the season. */
function collectLooks(series: MonitoredSeries, options: FlexibleOptions, now: number): GroupedLooks {
  const { noPeriods, pastWeeksNotIncluded, w } = options;
  const assigned = assignSeasonGroups(series, now, options);
  const end = Math.max(0, now - (pastWeeksNotIncluded ?? w));
  const places = new Int32Array(noPeriods + 1);
  let many = 0;
  for (let look = 0; look < end; look += 1) {
    places[assigned[look]!] = 1;
    if (assigned[look] !== 0) many += 1;
  }
  let groups = 1;
  for (let period = 1; period < noPeriods; period += 1) if (places[period] === 1) places[period] = groups++;
  places[noPeriods] = 0;
  const looks = { counts: new Float64Array(many), times: new Float64Array(many), group: new Int32Array(many), groups };
  for (let look = 0, at = 0; look < end; look += 1) {
    const period = assigned[look]!;
    if (period === 0) continue;
    looks.counts[at] = series.counts[look]!;
    looks.times[at] = timeOf(series, look);
    looks.group[at] = places[period]!;
    at += 1;
  }
  return looks;
}

/** In looks; by date in weeks. The fit does not depend on the unit. */
function timeOf({ days }: MonitoredSeries, look: number): number {
  return days === null ? look : days[look]! / 7;
}
