import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeCountsCsv, monitorCounts } from '#app';
import { formatDay } from '#core';
import { runSightline, scratchFolder } from '../cli/run-sightline.ts';

const weeks = Array.from({ length: 300 }, (_, week) => ({
  date: formatDay(14_613 + 7 * week),
  count: 5 + ((week * 7) % 4),
}));
const toCsv = (rows: readonly { date: string; count: number | string }[]): string =>
  `date,count\n${rows.map(({ date, count }) => `${date},${count}`).join('\n')}\n`;
const struck = weeks.map((row, week) => (week === 290 ? { ...row, count: 60 } : row));
const counts = (rows: Parameters<typeof toCsv>[0]) => decodeCountsCsv(toCsv(rows), 'yard.csv');

describe('sightline monitor', () => {
  it('prints the fields scripts rely on and ends with 3 where an alarm fires', async () => {
    const path = join(scratchFolder(), 'yard.csv');
    writeFileSync(path, toCsv(struck));
    const options = JSON.stringify({ range: [285, 300], b: 4 });
    const run = await runSightline([
      'monitor',
      path,
      '--method',
      'farrington-flexible',
      '--options',
      options,
      '--json',
    ]);
    expect(run.status).toBe(3);
    const { method, points } = JSON.parse(run.stdout) as { method: string; points: Record<string, unknown>[] };
    expect(method).toBe('farrington-flexible');
    expect(points.map(({ index }) => index)).toEqual(Array.from({ length: 16 }, (_, place) => 285 + place));
    expect(points[6]).toMatchObject({ index: 291, date: weeks[290]!.date, observed: 60, alarm: true });
    for (const name of ['expected', 'upper', 'p']) expect(points[6]).toHaveProperty(name);
    const quiet = await runSightline(['monitor', path, '--method', 'sightline', '--options', '{"range":[200,280]}']);
    expect([quiet.status, quiet.stderr]).toEqual([0, '']);
    expect(quiet.stdout).toMatch(/look +date +count[^]*0 alarms in 81 looks/);
  });

  it('tells wrong calls from wrong files', async () => {
    const path = join(scratchFolder(), 'yard.csv');
    writeFileSync(path, toCsv(weeks));
    const monitor = (...args: string[]) => runSightline(['monitor', path, ...args]);
    const unknown = await monitor('--method', 'guess');
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      expect.stringMatching(/expected one of sightline.*got guess/),
    ]);
    const noJson = await monitor('--method', 'rki', '--options', '{b:4}');
    expect([noJson.status, noJson.stderr]).toEqual([2, expect.stringContaining('--options: expected JSON')]);
    const missing = await runSightline(['monitor', 'nowhere.csv', '--method', 'rki']);
    expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('nowhere.csv')]);
  });
});

describe('a file of counts', () => {
  it('with a missing week is refused by the methods that would not notice, with file and row', () => {
    const gap = weeks.filter((_, week) => week !== 100);
    expect(() => monitorCounts(counts(gap), 'rki')).toThrow(
      /yard\.csv: row 102 is .*expected one week after .*row 101/,
    );
    expect(monitorCounts(counts(gap), 'sightline', { range: [250, 260] }).points.length).toBe(11);
  });

  it('with a week on which nobody looked is refused by them as well', () => {
    const blind = weeks.map((row, week) => (week === 7 ? { ...row, count: '' } : row));
    expect(() => monitorCounts(counts(blind), 'ears-c1')).toThrow(/yard\.csv: row 9 .* has no count/);
  });

  it('at irregular dates goes through our own method only', () => {
    let day = 15_000;
    const rows = weeks.map((row, look) => ({ ...row, date: formatDay((day += 1 + ((look * look) % 23))) }));
    expect(() => monitorCounts(counts(rows), 'farrington')).toThrow(/row 3 .*is not a week, a day or a month after/);
    const { points } = monitorCounts(counts([...rows, { date: formatDay(day + 40), count: 90 }]), 'sightline');
    expect(points.at(-1)).toMatchObject({ index: 301, observed: 90, alarm: true });
  });

  it('keeps the index of the others where a row is bad, and names each', () => {
    const rows = weeks.map((row, week) =>
      week === 3 ? { ...row, count: 'many' } : week === 5 ? { ...row, date: '2010-13-01' } : row,
    );
    const read = counts([...rows, weeks[8]!]);
    expect(read.rejected.map(({ row, column }) => [row, column])).toEqual([
      [5, 'count'],
      [7, 'date'],
      [302, 'date'],
    ]);
    expect(read.looks[3]).toMatchObject({ count: null, row: 5 });
    expect(read.looks.length).toBe(299);
  });

  it('needs the columns date and count, in any order, with others beside', () => {
    expect(decodeCountsCsv('day,n\n', 'x.csv').rejected[0]!.reason).toBe(
      'expected the columns date and count, got day, n',
    );
    expect(decodeCountsCsv('', 'x.csv').rejected[0]!.reason).toContain('an empty file');
    expect(decodeCountsCsv('note,COUNT,date\nfog,3,2023-05\n', 'x.csv').looks).toMatchObject([
      { count: 3, date: '2023-05' },
    ]);
    expect(() => monitorCounts(decodeCountsCsv('date,count\n', 'x.csv'), 'rki')).toThrow(
      'x.csv: no usable row of counts',
    );
  });

  it('in any order of rows says the same', () => {
    const shuffled = struck.toSorted((a, b) => a.count - b.count);
    for (const method of ['sightline', 'farrington', 'ears-c2', 'cusum'] as const) {
      expect(monitorCounts(counts(shuffled), method).points).toEqual(monitorCounts(counts(struck), method).points);
    }
  });

  it('by month has years of twelve', () => {
    const months = Array.from({ length: 90 }, (_, month) => ({
      date: `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      count: month === 88 ? 90 : 20 + (month % 12),
    }));
    const { points } = monitorCounts(counts(months), 'farrington', { range: [85, 90], b: 5, w: 1 });
    expect(points.filter(({ alarm }) => alarm).map(({ index }) => index)).toEqual([89]);
  });
});

describe('the options of a method', () => {
  it('that are unknown or out of range are named', () => {
    expect(() => monitorCounts(counts(weeks), 'rki', { bb: 1 })).toThrow(/options of rki: .*bb/);
    expect(() => monitorCounts(counts(weeks), 'farrington', { alpha: 2 })).toThrow(/options of farrington: alpha/);
    expect(() => monitorCounts(counts(weeks), 'bayes', { range: [290, 310] })).toThrow(
      /range: expected looks 1 to 300, got 301/,
    );
    expect(() => monitorCounts(counts(weeks), 'farrington-flexible', { range: [100, 110] })).toThrow(
      /look 100 has no 5 years/,
    );
    expect(() => monitorCounts(counts(weeks), 'cusum', { range: [200, 202, 205] })).toThrow(/one after another/);
    expect(() => monitorCounts(counts(weeks.slice(0, 9)), 'rki')).toThrow(/needs more than 108 looks/);
  });

  it('range is first and last, text, or a list', () => {
    const indices = (range: unknown) =>
      monitorCounts(counts(weeks), 'ears-c1', { range }).points.map(({ index }) => index);
    expect(indices([20, 23])).toEqual([20, 21, 22, 23]);
    expect(indices('20:22')).toEqual([20, 21, 22]);
    expect(indices([20, 30, 40])).toEqual([20, 30, 40]);
  });
});
