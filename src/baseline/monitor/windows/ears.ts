import { normalUpperQuantile, normalUpperTail } from '../../statistics/normal.ts';
import type { MonitorPoint, MonitoredSeries } from '../monitored-series.ts';
import { meanAndDeviation } from './mean-and-deviation.ts';

/** Named as in R's `surveillance::earsC`. */
export interface EarsOptions {
  readonly range: readonly number[];
  readonly method: 'C1' | 'C2' | 'C3';
  /** Looks whose mean and deviation are compared with. */
  readonly baseline: number;
  readonly minSigma: number;
  readonly alpha: number;
}

/** Looks between the baseline and the look judged. */
const gap = { C1: 0, C2: 2, C3: 2 } as const;

/** Looks before the first that can be judged. */
export function earsLag({ method, baseline }: Pick<EarsOptions, 'method' | 'baseline'>): number {
  return baseline + { C1: 0, C2: 2, C3: 4 }[method];
}

/**
 * Early Aberration Reporting System (Hutwagner et al. 2003; Fricker, Hegler and Dunfee 2008): C1 compares with the
 * last 7 looks, C2 with the 7 before the last 2, C3 adds what C2 exceeded 1 by at the two looks before, so that a
 * slow rise adds up.
 */
export function monitorEars(series: MonitoredSeries, options: EarsOptions): MonitorPoint[] {
  const z = normalUpperQuantile(options.alpha);
  const standardised = (now: number): { mean: number; deviation: number; value: number } => {
    const end = now - gap[options.method];
    const { mean, deviation } = meanAndDeviation(series.counts.slice(end - options.baseline, end));
    const floored = Math.max(deviation, options.minSigma);
    return { mean, deviation: floored, value: (series.counts[now]! - mean) / floored };
  };
  return options.range.map((index) => {
    const observed = series.counts[index - 1]!;
    const { mean, deviation, value } = standardised(index - 1);
    const carried = options.method === 'C3' ? carriedOver([2, 3].map((one) => standardised(index - one).value)) : null;
    const upper = carried === null ? mean + z * deviation : Math.max(0, observed + deviation * (z - carried));
    const hasUpper = !Number.isNaN(upper);
    return {
      index,
      observed,
      expected: mean,
      upper: hasUpper ? upper : null,
      p: carried === null && deviation > 0 ? normalUpperTail(value) : null,
      alarm: hasUpper && observed > upper,
    };
  });
}

/**
 * As R does it (and unlike Hutwagner, who adds today's excess as well): C3 alarms where the excess of the two looks
 * before passes z, whatever is seen today.
 */
function carriedOver(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.max(0, value - 1), 0);
}
