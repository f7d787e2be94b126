import type { MonitorPoint } from '../monitored-series.ts';
import { solveCholesky } from '../regression/cholesky.ts';
import { type Forecast, jointTail } from './forecast.ts';
import { type RobustFit, fitRobustly } from './robust-fit.ts';
import { columns, daysOfYear, makeDesign } from './season-design.ts';

/** Looks in order of date, at any dates; null where nobody looked. */
export interface DatedSeries {
  /** Days, rising. */
  readonly days: readonly number[];
  readonly counts: readonly (number | null)[];
  /** Days of a year; 365.25 but for series counted in steps. */
  readonly yearDays?: number;
}

export interface SightlineOptions {
  /** Looks to judge, from 1, rising. */
  readonly range: readonly number[];
  /** Share of looks that may alarm without cause. */
  readonly alpha: number;
  /** Years of baseline. */
  readonly b: number;
  /** The newest days that are no baseline yet. */
  readonly daysNotIncluded: number;
  /** A look is judged together with those of so many days before it. */
  readonly daysTogether: number;
  /** Fewer looks of baseline give no answer. */
  readonly fewestLooks: number;
}

export interface SightlinePoint extends MonitorPoint {
  /** Level that p is held against: alpha and what the looks before could not spend. */
  readonly level: number;
  /** Looks of the baseline. */
  readonly looks: number;
}

/**
 * Our own monitor, for regular and irregular dates. A look alarms where its count is above expectation and, together
 * with the looks of the two weeks before, improbably high. Counts are whole, so a level is seldom met exactly; what a look leaves of it
 * the next ones may spend (`level`), which makes the share of false alarms what was asked for, and fixes every limit
 * before its count is known (docs/decisions/0021-monitoring-counts.md).
 */
export function monitorSightline(series: DatedSeries, options: SightlineOptions): SightlinePoint[] {
  const yearDays = series.yearDays ?? daysOfYear;
  const seen = series.counts.flatMap((count, index) => (count === null ? [] : [index]));
  const days = seen.map((index) => series.days[index]!);
  const counts = Float64Array.from(seen, (index) => series.counts[index]!);
  const placeOf = new Map(seen.map((index, place) => [index, place]));
  const design = makeDesign(days, days[days.length - 1] ?? 0, yearDays);
  const points: SightlinePoint[] = [];
  let fit: RobustFit | null = null;
  let unspent = 0;
  for (const index of options.range) {
    const now = placeOf.get(index - 1);
    if (now === undefined) continue;
    const today = days[now]!;
    const from = firstFrom(days, today - options.b * yearDays);
    const to = Math.min(now, firstFrom(days, today - options.daysNotIncluded));
    const observed = counts[now]!;
    if (to - from < options.fewestLooks) {
      points.push({ index, observed, expected: null, upper: null, p: null, alarm: false, level: 0, looks: to - from });
      continue;
    }
    fit = fitRobustly({ counts, design, from, to }, fit);
    const firstTogether = firstFrom(days, today - options.daysTogether);
    const forecast = forecastLook(fit, design, now, firstTogether);
    let others = 0;
    for (let look = firstTogether; look < now; look += 1) others += counts[look]!;
    const tail = jointTail(forecast);
    const level = options.alpha + unspent;
    const limit = findLimit(tail, level, forecast);
    unspent = level - tail(limit);
    const isAbove = observed > forecast.mean;
    const p = isAbove ? tail(observed + others) : 1;
    points.push({
      index,
      observed,
      expected: forecast.mean,
      upper: Math.max(limit - 1 - others, Math.floor(forecast.mean)),
      p,
      alarm: isAbove && observed + others >= limit,
      level,
      looks: to - from,
    });
  }
  return points;
}

/** First look on or after a day. */
function firstFrom(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function forecastLook(fit: RobustFit, design: Float64Array, now: number, firstTogether: number): Forecast {
  const meanOf = (look: number): number => {
    let log = 0;
    for (let col = 0; col < columns; col += 1) log += design[look * columns + col]! * fit.coefficients[col]!;
    return Math.exp(log);
  };
  const row = design.slice(now * columns, (now + 1) * columns);
  const solved = row.slice();
  solveCholesky(fit.precision.slice(), solved);
  let otherMean = 0;
  for (let look = firstTogether; look < now; look += 1) otherMean += meanOf(look);
  return {
    mean: meanOf(now),
    otherMean,
    logVariance: row.reduce((sum, value, col) => sum + value * solved[col]!, 0),
    dispersion: fit.dispersion,
  };
}

/** The smallest sum whose tail is at most the level: from a guess outwards in growing steps, then by halving. */
function findLimit(tail: (sum: number) => number, level: number, { mean, otherMean, dispersion }: Forecast): number {
  const whole = mean + otherMean;
  let low = Math.max(0, Math.floor(whole + 2.5 * Math.sqrt(dispersion.phi * whole)));
  let high = low + 1;
  for (let step = 1; tail(high) > level; step *= 2) {
    low = high;
    high += step;
  }
  for (let step = 1; low > 0 && tail(low) <= level; step *= 2) {
    high = low;
    low = Math.max(0, low - step);
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (tail(middle) <= level) high = middle;
    else low = middle;
  }
  return high;
}
