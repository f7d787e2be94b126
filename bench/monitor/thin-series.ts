import { randomCounts } from './random-counts.ts';

/** What an archive of images makes of a weekly series: irregular dates with gaps. */
export interface ThinnedDates {
  /** Days of the looks, and the week of each, from 0. */
  readonly days: readonly number[];
  readonly weeks: readonly number[];
}

/**
 * Keeps each week with probability 1/2, leaves out two gaps of 8 to 26 weeks in the baseline, and moves each look by up to
 * three days, so that neighbours are 1 to many days apart. A year has 52 weeks, as in the study.
 */
export function thinDates(weeks: number, baseline: readonly [number, number], seed: number): ThinnedDates {
  const random = randomCounts(seed);
  const gaps = Array.from({ length: 2 }, () => {
    const length = 8 + Math.floor(random.uniform() * 19);
    const start = baseline[0] + Math.floor(random.uniform() * (baseline[1] - baseline[0] - length));
    return { start, end: start + length };
  });
  const kept = Array.from({ length: weeks }, (_, week) => week).filter(
    (week) => random.uniform() < 0.5 && !gaps.some(({ start, end }) => week >= start && week < end),
  );
  return { weeks: kept, days: kept.map((week) => 7 * week + Math.floor(random.uniform() * 7) - 3) };
}
