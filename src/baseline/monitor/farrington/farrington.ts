import type { MonitorPoint, MonitoredSeries } from '../monitored-series.ts';
import { MonitorError } from '../monitor-error.ts';
import { fitBaseline } from './fit-baseline.ts';
import { isGuarded } from './low-count-guard.ts';
import { findWindowLooks } from './reference-looks.ts';
import { type PowerTransform, deltaThreshold } from './threshold.ts';

/** Named as in R's `surveillance::farrington`. */
export interface FarringtonOptions {
  readonly range: readonly number[];
  readonly b: number;
  readonly w: number;
  readonly reweight: boolean;
  /** Two-sided: an alarm has probability alpha / 2. */
  readonly alpha: number;
  readonly trend: boolean;
  readonly limit54: readonly [number, number];
  readonly powertrans: PowerTransform;
}

/**
 * Farrington et al. 1996 (doi:10.2307/2983331), as R's `farrington` 1.20.3 computes it: only the windows around the
 * same week of the last b years, weights from residuals above 1, a trend where it is significant at 0.05.
 */
export function monitorFarrington(series: MonitoredSeries, options: FarringtonOptions): MonitorPoint[] {
  return options.range.map((index) => judge(series, options, index - 1));
}

function judge(series: MonitoredSeries, options: FarringtonOptions, now: number): MonitorPoint {
  const { counts, days } = series;
  const timeOf = (look: number): number => (days === null ? look : days[look]! / 7);
  const windows = findWindowLooks(series, now, options.b, options.w);
  if (windows.length < 3) {
    throw new MonitorError('too-short', `look ${now + 1} has ${windows.length} reference looks before it, expected 3`);
  }
  const baseline = fitBaseline({
    looks: {
      counts: Float64Array.from(windows, (look) => counts[look]!),
      times: Float64Array.from(windows, timeOf),
      group: new Int32Array(windows.length),
      groups: 1,
    },
    time: timeOf(now),
    group: 0,
    trend: options.trend,
    reweight: options.reweight,
    weightsThreshold: 1,
    pThresholdTrend: 0.05,
    years: options.b,
    errors: 'by-working-weights',
  })!;
  const observed = counts[now]!;
  const { upper, p } = deltaThreshold(baseline, observed, options.alpha / 2, options.powertrans);
  const hasUpper = Number.isFinite(upper) && !isGuarded(counts, now, options.limit54);
  return {
    index: now + 1,
    observed,
    expected: Math.exp(baseline.log),
    upper: hasUpper ? upper : null,
    p: Number.isNaN(p) ? null : p,
    alarm: hasUpper && observed > upper,
  };
}
