import type { MonitorPoint, MonitoredSeries } from '../monitored-series.ts';
import { meanAndDeviation } from './mean-and-deviation.ts';
import { type WindowOptions, collectWindowCounts } from './window-looks.ts';

/**
 * The rule of the Robert Koch Institute (Altmann 2003; Hoehle 2007, section 3.1): mean + 2 standard deviations, and
 * for means up to 20 the upper end of the exact 95 % interval of a Poisson count.
 */
export function monitorRki(series: MonitoredSeries, options: WindowOptions): MonitorPoint[] {
  return options.range.map((index) => {
    const observed = series.counts[index - 1]!;
    const { mean, deviation } = meanAndDeviation(collectWindowCounts(series, index - 1, options));
    const upper = mean > 20 ? mean + 2 * deviation : poissonUpper[Math.floor(mean)]!;
    return { index, observed, expected: mean, upper, p: null, alarm: observed > upper };
  });
}

/** Crow and Gardner 1959, Biometrika 46, table 1: upper 95 % limit of the mean at counts 0 to 20. */
const poissonUpper = [
  3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633, 19.05, 20.335, 21.364, 22.945,
  23.762, 25.4, 26.306, 27.735, 28.966, 30.017,
];
