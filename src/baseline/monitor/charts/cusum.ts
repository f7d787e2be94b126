import type { MonitorPoint, MonitoredSeries } from '../monitored-series.ts';
import { fitHarmonics } from '../regression/harmonic-regression.ts';

/** Named as in R's `surveillance::cusum`. */
export interface CusumOptions {
  /** Looks to judge, one after another; those before the first are the in-control mean. */
  readonly range: readonly number[];
  /** Reference value: half the shift to be found, in standard deviations. */
  readonly k: number;
  /** The chart alarms from here. */
  readonly h: number;
  /** In-control mean: a number, `glm` for a Poisson season, null for the mean of the looks before. */
  readonly m: number | 'glm' | null;
  readonly trans: CusumTransformation;
  /** 1 / size, for `pearsonNegBin`. */
  readonly alpha: number;
}

type CusumTransformation = 'standard' | 'rossi' | 'anscombe' | 'pearsonNegBin';

/**
 * Cumulative sum of standardised counts, S = max(0, S + z - k), alarm at S >= h (Rossi, Lampugnani and Marchi 1999,
 * doi:10.1002/(SICI)1097-0258(19990815)18:16<2111::AID-SIM171>3.0.CO;2-Q). It is not reset after an alarm, as in R.
 */
export function monitorCusum(series: MonitoredSeries, options: CusumOptions): MonitorPoint[] {
  const meanAt = inControlMean(series, options);
  const { standardise, invert } = transformations[options.trans];
  let sum = 0;
  return options.range.map((index) => {
    const observed = series.counts[index - 1]!;
    const mean = meanAt(index);
    const room = options.h + options.k - sum;
    sum = Math.max(0, sum + standardise(observed, mean, options.alpha) - options.k);
    return {
      index,
      observed,
      expected: mean,
      // No root: the chart is so far above h that any count alarms.
      upper: Math.max(0, invert(room, mean, options.alpha) || 0),
      p: null,
      alarm: sum >= options.h,
      statistic: sum,
    };
  });
}

function inControlMean({ counts, frequency }: MonitoredSeries, { range, m }: CusumOptions): (index: number) => number {
  if (typeof m === 'number') return () => m;
  const training = counts.slice(0, range[0]! - 1);
  if (m === 'glm') return fitHarmonics({ counts: training, frequency, harmonics: 1, trend: false, alpha: 0 }).predict;
  const mean = training.reduce((sum, count) => sum + count, 0) / training.length;
  return () => mean;
}

/** z of a count, and the count at which the chart reaches h. */
interface Transformation {
  readonly standardise: (count: number, mean: number, alpha: number) => number;
  readonly invert: (z: number, mean: number, alpha: number) => number;
}

const transformations: Readonly<Record<CusumTransformation, Transformation>> = {
  standard: {
    standardise: (count, mean) => (count - mean) / Math.sqrt(mean),
    invert: (z, mean) => Math.ceil(Math.sqrt(mean) * z + mean),
  },
  rossi: {
    standardise: (count, mean) => (count - 3 * mean + 2 * Math.sqrt(count * mean)) / (2 * Math.sqrt(mean)),
    // With r = sqrt(count): r^2 + 2 r sqrt(m) = 2 z sqrt(m) + 3 m
    invert: (z, mean) => {
      const root = Math.sqrt(mean);
      return 2 * root * z + 5 * mean - 2 * Math.sqrt(4 * mean * mean + 2 * mean * root * z);
    },
  },
  anscombe: {
    standardise: (count, mean) => (1.5 * (count ** (2 / 3) - mean ** (2 / 3))) / mean ** (1 / 6),
    invert: (z, mean) => Math.max(0, (2 / 3) * mean ** (1 / 6) * z + mean ** (2 / 3)) ** 1.5,
  },
  pearsonNegBin: {
    standardise: (count, mean, alpha) => (count - mean) / Math.sqrt(mean + alpha * mean * mean),
    invert: (z, mean, alpha) => Math.sqrt(mean + alpha * mean * mean) * z + mean,
  },
};
