import { MonitorError } from '../monitor-error.ts';
import type { MonitoredSeries } from '../monitored-series.ts';

export interface WindowOptions {
  readonly range: readonly number[];
  /** Earlier years whose windows count, 2w + 1 looks each. */
  readonly b: number;
  /** Half width of a window, in looks. */
  readonly w: number;
  /** Whether the w looks just before count too. */
  readonly actY: boolean;
}

/** Counts of the windows that Bayes and RKI compare with; years are counted in looks, never by date, as in R. */
export function collectWindowCounts(
  { counts, frequency }: MonitoredSeries,
  now: number,
  options: WindowOptions,
): number[] {
  const { b, w, actY } = options;
  if (now - b * frequency - w < 0) {
    throw new MonitorError(
      'too-short',
      `look ${now + 1} needs ${b * frequency + w} looks before it (b ${b}, w ${w}); begin range later`,
    );
  }
  const chosen = actY ? counts.slice(now - w, now) : [];
  for (let year = 1; year <= b; year += 1) {
    const centre = now - year * frequency;
    chosen.push(...counts.slice(centre - w, centre + w + 1));
  }
  if (chosen.length === 0) throw new MonitorError('bad-option', 'b 0 without actY leaves no looks to compare with');
  return chosen;
}
