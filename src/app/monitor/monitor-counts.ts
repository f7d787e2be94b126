import {
  type MonitorPoint,
  type MonitoredSeries,
  earsLag,
  monitorBayes,
  monitorCusum,
  monitorEars,
  monitorFarrington,
  monitorFarringtonFlexible,
  monitorGlrnb,
  monitorRki,
  monitorSightline,
} from '#baseline';
import type { CountsFile } from './counts-csv.ts';
import { chooseRange } from './choose-range.ts';
import { type MethodOptions, flexibleOnly, methodOptions } from './method-options.ts';
import { MonitorFileError } from './monitor-file-error.ts';
import { requireRegular } from './regular-series.ts';

export const monitorMethods = [
  'sightline',
  'farrington',
  'farrington-flexible',
  'ears-c1',
  'ears-c2',
  'ears-c3',
  'cusum',
  'glrnb',
  'bayes',
  'rki',
] as const;
export type MonitorMethod = (typeof monitorMethods)[number];

export interface MonitorReport {
  readonly method: MonitorMethod;
  readonly points: readonly (MonitorPoint & { readonly date: string })[];
}

/**
 * Puts a series through a named method. Throws MonitorFileError for options that the method does not know and
 * for gaps, MonitorError for a range that the method cannot judge.
 */
export function monitorCounts(counts: CountsFile, method: MonitorMethod, options: unknown = {}): MonitorReport {
  if (counts.looks.length === 0) throw new MonitorFileError('no-counts', `${counts.file}: no usable row of counts`);
  const points = runners[method](counts, options);
  return { method, points: points.map((point) => ({ ...point, date: counts.looks[point.index - 1]!.date })) };
}

/** Ours takes any dates: nobody looked is no look. */
function sightline({ looks }: CountsFile, untrusted: unknown): MonitorPoint[] {
  const options = parseOptions('sightline', untrusted);
  const range = chooseRange(options.range, { first: 1, last: looks.length, order: 'any' });
  const series = {
    days: looks.map(({ day }) => day),
    counts: looks.map(({ count }) => count),
    ...(options.freq === null ? {} : { yearDays: 7 * options.freq }),
  };
  const points = monitorSightline(series, {
    ...options,
    range,
    daysNotIncluded: 7 * options.pastWeeksNotIncluded,
    daysTogether: 7 * options.weeksTogether - 1,
  });
  return options.range === null ? points.filter(({ p }) => p !== null) : points;
}

type Runner = (counts: CountsFile, options: unknown) => MonitorPoint[];

const runners: Readonly<Record<MonitorMethod, Runner>> = {
  farrington: (counts, options) => {
    const isFlexible = Object.keys(options ?? {}).some((name) => flexibleOnly.includes(name));
    return isFlexible
      ? regular('farrington-original-settings', lagOfWindows(1), monitorFarringtonFlexible)(counts, options)
      : regular('farrington', lagOfWindows(-1), monitorFarrington)(counts, options);
  },
  'farrington-flexible': regular('farrington-flexible', lagOfWindows(1), monitorFarringtonFlexible),
  'ears-c1': ears('C1'),
  'ears-c2': ears('C2'),
  'ears-c3': ears('C3'),
  cusum: regular('cusum', twoYears, monitorCusum, 'consecutive'),
  glrnb: regular('glrnb', twoYears, monitorGlrnb, 'consecutive'),
  bayes: regular('bayes', ({ b, w }, frequency) => b * frequency + w, monitorBayes),
  rki: regular('rki', ({ b, w }, frequency) => b * frequency + w, monitorRki),
  sightline,
};

function ears(method: 'C1' | 'C2' | 'C3'): Runner {
  const run = regular('ears', earsLag, monitorEars);
  return (counts, options) => run(counts, { ...(options as object), method });
}

/** A runner of a method that wants a count for every step. `lag` is the number of looks before the default range. */
function regular<N extends keyof MethodOptions>(
  name: N,
  lag: (options: MethodOptions[N], frequency: number) => number,
  monitor: (
    series: MonitoredSeries,
    options: Omit<MethodOptions[N], 'range'> & { range: readonly number[] },
  ) => MonitorPoint[],
  order: 'any' | 'consecutive' = 'any',
): Runner {
  return (counts, untrusted) => {
    const options = parseOptions(name, untrusted) as MethodOptions[N];
    const series = requireRegular(counts, { frequency: options.freq, byDate: options.epochAsDate });
    const first = Math.max(1, lag(options, series.frequency) + 1);
    const range = chooseRange(options.range, { first, last: series.counts.length, order });
    return monitor(series, { ...options, range });
  };
}

function parseOptions<N extends keyof MethodOptions>(name: N, untrusted: unknown): MethodOptions[N] {
  const parsed = methodOptions[name].safeParse(untrusted);
  if (parsed.success) return parsed.data as MethodOptions[N];
  const faults = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new MonitorFileError('bad-option', `options of ${name}: ${faults.join('; ')}`);
}

/** R begins the older method w looks early, where the first window is cut short. */
function lagOfWindows(windows: 1 | -1): (options: { b: number; w: number }, frequency: number) => number {
  return ({ b, w }, frequency) => frequency * b + (windows === 1 ? w : -w - 1);
}

/** The season needs two years; R has no default for these. */
function twoYears(_options: unknown, frequency: number): number {
  return 2 * frequency;
}
