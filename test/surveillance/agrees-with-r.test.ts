import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MonitorMethod, decodeCountsCsv, monitorCounts } from '#app';
import { formatDay } from '#core';
import { scratchFolder } from '../cli/run-sightline.ts';
import { type RPoint, hasSurveillance, runInR, writeSalmNewport } from './r-surveillance.ts';
import { randomSeries } from './random-series.ts';

const year2011 = { range: [366, 417], b: 4, w: 3 };
const noufaily = { noPeriods: 10, weightsThreshold: 2.58, pastWeeksNotIncluded: 26, pThresholdTrend: 1, alpha: 0.05 };
const original = { noPeriods: 1, weightsThreshold: 1, pastWeeksNotIncluded: 3, pThresholdTrend: 0.05, alpha: 0.05 };

describe.skipIf(!hasSurveillance())('the methods of R surveillance', () => {
  it('alarm on salmNewport in the weeks of 2011 that R alarms in', { timeout: 240_000 }, () => {
    const path = join(scratchFolder(), 'salm.csv');
    writeSalmNewport(path);
    const counts = decodeCountsCsv(readFileSync(path, 'utf8'), path);
    const monitor = (method: MonitorMethod, options: object) =>
      monitorCounts(counts, method, options).points.map((point) => ({ ...point, week: point.index - 365 }));
    const alarms = (method: MonitorMethod, options: object) =>
      monitor(method, options).flatMap(({ alarm, week }) => (alarm ? [week] : []));
    const flexible = monitor('farrington-flexible', { ...year2011, ...noufaily, thresholdMethod: 'nbPlugin' });
    expect(flexible.flatMap(({ alarm, week }) => (alarm ? [week] : []))).toEqual([35, 44, 45, 46, 47, 50, 51, 52]);
    const week44 = flexible[43]!;
    expect(week44.expected).toBeCloseTo(2.494381, 5);
    expect(flexible.slice(43).map(({ upper }) => upper)).toEqual([5, 5, 5, 5, 4, 4, 4, 3, 3]);
    const published = [0.00204, 9.8e-26, 4.8e-29, 2.4e-9];
    flexible.slice(43, 47).forEach(({ p }, week) => expect(p! / published[week]!).toBeCloseTo(1, 1));
    const settings = { ...year2011, ...original, thresholdMethod: 'delta' };
    const withOriginalSettings = [3, 4, 5, 13, 15, 16, 18, 35, 44, 45, 46, 47, 50, 51];
    expect(alarms('farrington-flexible', settings)).toEqual(withOriginalSettings);
    expect(alarms('farrington', settings)).toEqual(withOriginalSettings);
    expect(alarms('farrington', { ...year2011, alpha: 0.05 })).toEqual([3, 15, 44, 45, 46, 47, 50, 51]);
    const { range } = year2011;
    expect(alarms('ears-c1', { range, alpha: 0.001 })).toEqual([31, 44, 45]);
    expect(alarms('ears-c2', { range, alpha: 0.001 })).toEqual([31, 44, 45, 46, 47]);
    expect(alarms('ears-c3', { range, alpha: 0.001 })).toEqual([46, 47, 48, 49]);
    expect(alarms('glrnb', { range, 'c.ARL': 4, theta: Math.log(2) })[0]).toBe(45);
    expect(alarms('rki', { range })).toEqual([44, 45, 46, 47, 51]);
  });

  it('agree with R to 1e-6 on random series: expected, upper, p and alarms', { timeout: 600_000 }, () => {
    const names = Object.keys(columns);
    const runs = names.flatMap((series) =>
      variants.map(({ id, method, options }) => ({
        name: `${series} ${id}`,
        method: method.startsWith('ears') ? 'ears' : method,
        series,
        control: toControl(method, options),
      })),
    );
    const theirs = runInR(scratchFolder(), runs, { dates, columns });
    const faults: string[] = [];
    for (const series of names) {
      const text = `date,count\n${dates.map((date, row) => `${date},${columns[series]![row]}`).join('\n')}\n`;
      const counts = decodeCountsCsv(text, series);
      for (const { id, method, options } of variants) {
        const ours = monitorCounts(counts, method, options).points;
        const expected = theirs.get(`${series} ${id}`)!;
        expect(ours.length).toBe(expected.length);
        ours.forEach((point, place) => {
          const fault = findFault(method, point, expected[place]!);
          if (fault) faults.push(`${series} ${id}, look ${point.index}: ${fault}`);
        });
      }
    }
    expect(faults).toEqual([]);
  });
});

const looks = 340;
const dates = Array.from({ length: looks }, (_, week) => formatDay(14_613 + 7 * week));
const columns = randomSeries(looks, 6, 20110);

interface Variant {
  readonly id: string;
  readonly method: MonitorMethod;
  readonly options: Readonly<Record<string, unknown>> & { readonly range: readonly [number, number] };
}

/** Five looks for each variant (R takes 0.1 s for every one), in another part of the series each time. */
const window = (place: number) => ({ range: [264 + 8 * place, 268 + 8 * place] as const });
const flexible = (place: number, id: string, options: object): Variant => ({
  id,
  method: 'farrington-flexible',
  options: { ...window(place), b: 5, w: 3, limit54: [0, 4], ...options },
});
const variants: readonly Variant[] = [
  ...(['nbPlugin', 'delta', 'muan'] as const).map((thresholdMethod, place) =>
    flexible(place, thresholdMethod, { ...noufaily, thresholdMethod, alpha: 0.005 }),
  ),
  flexible(3, 'by index', { ...noufaily, thresholdMethod: 'nbPlugin', epochAsDate: false }),
  flexible(4, 'significant trend', { ...noufaily, thresholdMethod: 'muan', pThresholdTrend: 0.05, b: 4 }),
  flexible(5, 'no trend', { ...noufaily, thresholdMethod: 'delta', trend: false, powertrans: '1/2' }),
  flexible(6, 'not reweighted', {
    noPeriods: 7,
    reweight: false,
    w: 2,
    b: 3,
    thresholdMethod: 'delta',
    powertrans: 'none',
  }),
  flexible(7, 'original settings', { ...original, thresholdMethod: 'delta', limit54: [5, 4] }),
  { id: 'farrington', method: 'farrington', options: { ...window(8), b: 5, w: 3, alpha: 0.05, limit54: [0, 4] } },
  {
    id: 'farrington by index',
    method: 'farrington',
    options: { ...window(9), b: 3, w: 4, alpha: 0.01, epochAsDate: false },
  },
  { id: 'C1', method: 'ears-c1', options: { range: [20, 340], alpha: 0.001 } },
  { id: 'C2', method: 'ears-c2', options: { range: [20, 340], alpha: 0.01, baseline: 9, minSigma: 0.5 } },
  { id: 'C3', method: 'ears-c3', options: { range: [20, 340], alpha: 0.025 } },
  ...(['standard', 'rossi', 'anscombe', 'pearsonNegBin'] as const).map((trans): Variant => ({
    id: `cusum ${trans}`,
    method: 'cusum',
    options: { range: [157, 340], trans, m: trans === 'anscombe' ? null : 'glm', alpha: 0.1 },
  })),
  { id: 'glrnb lr', method: 'glrnb', options: { range: [209, 340], 'c.ARL': 4, theta: Math.log(2), alpha: 0.2 } },
  { id: 'glrnb glr', method: 'glrnb', options: { range: [209, 340], 'c.ARL': 5, alpha: 0.2, M: 20, dir: 'dec' } },
  { id: 'glrnb poisson', method: 'glrnb', options: { range: [209, 340], 'c.ARL': 5, alpha: 0 } },
  { id: 'bayes', method: 'bayes', options: { range: [209, 340], b: 2, w: 5, alpha: 0.01 } },
  { id: 'rki', method: 'rki', options: { range: [209, 340], b: 2, w: 4, actY: true } },
];

function toControl(method: string, options: Variant['options']): string {
  const { range, ...rest } = options;
  const ears = method.startsWith('ears') ? { method: method.slice(-2).toUpperCase() } : {};
  const entries = Object.entries({ ...rest, ...ears }).map(([name, value]) => `${name}=${toR(value)}`);
  return `list(range=${range[0]}:${range[1]},${entries.join(',')})`;
}

function toR(value: unknown): string {
  if (Array.isArray(value)) return `c(${value.map(toR).join(',')})`;
  if (value === null) return 'NULL';
  return typeof value === 'boolean' ? String(value).toUpperCase() : JSON.stringify(value);
}

type OurPoint = ReturnType<typeof monitorCounts>['points'][number];

/** R writes 0 for a guarded bound in `farrington` and the statistic for the bound of `glrnb`; NaN is "says nothing". */
function findFault(method: MonitorMethod, ours: OurPoint, theirs: RPoint): string | null {
  const upper = method === 'glrnb' ? ours.statistic! : (ours.upper ?? (method === 'farrington' ? 0 : NaN));
  const pairs = [
    ['upper', upper, theirs.upper],
    ...(Number.isNaN(theirs.expected) ? [] : [['expected', ours.expected ?? NaN, theirs.expected] as const]),
    ...(Number.isNaN(theirs.p) ? [] : [['p', ours.p ?? NaN, theirs.p] as const]),
  ] as const;
  const off = pairs
    .filter(([, one, other]) => !isClose(one, other))
    .map(([name, one, other]) => `${name} ${one}, R ${other}`);
  if (ours.alarm !== theirs.alarm) off.push(`alarm ${ours.alarm}, R ${theirs.alarm}`);
  return off.length === 0 ? null : off.join('; ');
}

function isClose(one: number, other: number): boolean {
  return Object.is(one, other) || Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));
}
