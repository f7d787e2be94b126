import { MonitorError } from '../monitor-error.ts';
import type { MonitorPoint, MonitoredSeries } from '../monitored-series.ts';
import { fitHarmonics } from '../regression/harmonic-regression.ts';
import { type ChartMeans, glrStatistic, likelihoodRatio } from './likelihood-ratio.ts';

/** Named as in R's `surveillance::glrnb`. */
export interface GlrnbOptions {
  /** Looks to judge, one after another; the looks before the first are what the mean is estimated from. */
  readonly range: readonly number[];
  /** The chart alarms where it passes this. */
  readonly 'c.ARL': number;
  /** In-control means of the range, or how to estimate them. */
  readonly mu0: readonly number[] | { readonly S: number; readonly trend: boolean; readonly refit: boolean };
  /** 1 / size; 0 is the Poisson, null estimates it. */
  readonly alpha: number | null;
  /** Fewest and most looks that a change can be old; M -1 is no limit. */
  readonly Mtilde: number;
  readonly M: number;
  /** log of the factor by which the mean changes; null takes the most likely. */
  readonly theta: number | null;
  readonly dir: 'inc' | 'dec';
}

/**
 * Likelihood ratio chart for negative binomial counts with a changing mean (Hoehle and Paul 2008,
 * doi:10.1016/j.csda.2008.02.015): with `theta` a cumulative sum of log likelihood ratios, without it the generalised
 * ratio, maximised over the time and the size of the change. After an alarm the chart begins anew at the next look.
 * `statistic` is what R calls `upperbound` by default; `upper` is the largest count that would not alarm.
 */
export function monitorGlrnb(series: MonitoredSeries, options: GlrnbOptions): MonitorPoint[] {
  const { range } = options;
  const points: MonitorPoint[] = [];
  let model = estimateModel(series, options, range[0]!);
  let start = 0;
  let sum = 0;
  range.forEach((index, place) => {
    const observed = series.counts[index - 1]!;
    const counts = range.slice(start, place).map((one) => series.counts[one - 1]!);
    const means = range.slice(start, place + 1).map(model.meanAt);
    const chart = makeChart(options, model.alpha, counts, means, sum);
    const statistic = chart.statistic(observed);
    const alarm = chart.alarms(statistic);
    points.push({
      index,
      observed,
      expected: means.at(-1)!,
      upper: findUpper(chart, options),
      p: null,
      alarm,
      statistic,
    });
    sum = alarm ? 0 : statistic;
    if (!alarm) return;
    start = place + 1;
    if (isEstimated(options.mu0) && options.mu0.refit && start < range.length) {
      model = estimateModel(series, options, range[start]!);
    }
  });
  return points;
}

interface Model {
  readonly alpha: number;
  readonly meanAt: (index: number) => number;
}

function isEstimated(mu0: GlrnbOptions['mu0']): mu0 is Exclude<GlrnbOptions['mu0'], readonly number[]> {
  return !Array.isArray(mu0);
}

function estimateModel(
  { counts, frequency }: MonitoredSeries,
  { mu0, alpha, range }: GlrnbOptions,
  first: number,
): Model {
  if (isEstimated(mu0)) {
    const { predict, alpha: fitted } = fitHarmonics({
      counts: counts.slice(0, first - 1),
      frequency,
      harmonics: mu0.S,
      trend: mu0.trend,
      alpha: alpha ?? 'estimate',
    });
    return { alpha: fitted, meanAt: predict };
  }
  if (mu0.length !== 1 && mu0.length !== range.length) {
    throw new MonitorError('bad-option', `mu0: expected ${range.length} means, one a look of range, got ${mu0.length}`);
  }
  if (alpha === null) throw new MonitorError('bad-option', 'alpha: expected a number, since mu0 is given');
  return { alpha, meanAt: (index) => mu0[mu0.length === 1 ? 0 : index - range[0]!]! };
}

/** Looks since the last alarm; the statistic as a function of the count of the newest. */
interface Chart {
  readonly statistic: (count: number) => number;
  readonly alarms: (statistic: number) => boolean;
}

function makeChart(
  options: GlrnbOptions,
  alpha: number,
  before: readonly number[],
  means: readonly number[],
  sum: number,
): Chart {
  const { theta, dir, M, Mtilde } = options;
  const limit = options['c.ARL'];
  if (theta !== null) {
    const mean = means.at(-1)!;
    const statistic = (count: number): number => Math.max(0, sum + likelihoodRatio(count, mean, alpha, theta));
    return { statistic, alarms: (value) => value > limit };
  }
  const of: ChartMeans = { means, alpha, sign: dir === 'inc' ? 1 : -1, fewest: Mtilde, most: M };
  return { statistic: (count) => glrStatistic([...before, count], of), alarms: (value) => value >= limit };
}

/** By doubling and halving; null for decreases, where an alarm needs fewer. */
function findUpper({ statistic, alarms }: Chart, { dir, theta }: GlrnbOptions): number | null {
  if (dir === 'dec' || (theta !== null && theta < 0)) return null;
  const fires = (count: number): boolean => alarms(statistic(count));
  if (fires(0)) return null;
  let high = 1;
  while (!fires(high)) {
    high *= 2;
    if (high > 1e9) return null;
  }
  let low = high >> 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fires(middle)) high = middle;
    else low = middle;
  }
  return low;
}
