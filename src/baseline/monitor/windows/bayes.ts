import { countQuantile } from '../../statistics/count-quantile.ts';
import { logAtLeast } from '../../statistics/negative-binomial.ts';
import type { MonitorPoint, MonitoredSeries } from '../monitored-series.ts';
import { type WindowOptions, collectWindowCounts } from './window-looks.ts';

/** Named as in R's `surveillance::bayes`. */
export interface BayesOptions extends WindowOptions {
  readonly alpha: number;
}

/**
 * Poisson counts with Jeffreys' prior: the predictive of the next count after n looks with sum s is negative binomial
 * of size s + 1/2 and mean (s + 1/2) / n (Riebler 2004; Hoehle 2007, section 3.3).
 */
export function monitorBayes(series: MonitoredSeries, options: BayesOptions): MonitorPoint[] {
  return options.range.map((index) => {
    const window = collectWindowCounts(series, index - 1, options);
    const observed = series.counts[index - 1]!;
    const size = window.reduce((sum, count) => sum + count, 0.5);
    const model = { mean: size / window.length, size };
    const upper = countQuantile(1 - options.alpha, model);
    const p = Math.exp(logAtLeast(observed, model));
    return { index, observed, expected: model.mean, upper, p, alarm: observed > upper };
  });
}
