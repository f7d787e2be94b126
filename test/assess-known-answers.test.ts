import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '#core';
import { runSightline, scratchFolder } from './cli/run-sightline.ts';

type Cell = number | null;

/** Writes rows (days after 2020-01-01, bounds) as a CSV of one series and assesses it from the command line. */
async function assess(
  rows: readonly (readonly [number, Cell, Cell])[],
  objectClass = 'railcars',
  ...options: string[]
): Promise<{ status: number | null; result: Assessment; seconds: number }> {
  const file = join(scratchFolder(), 'series.csv');
  const lines = rows.map(([day, low, high]) => {
    const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
    return ['Yard', date, objectClass, low ?? '', high ?? ''].join(',');
  });
  writeFileSync(file, `site,image_date,object_class,count_min,count_max\n${lines.join('\n')}\n`);
  const started = performance.now();
  const { status, stdout, stderr } = await runSightline(['assess', '--observations', file, '--json', ...options]);
  expect(stderr).toBe('');
  return { status, result: JSON.parse(stdout) as Assessment, seconds: (performance.now() - started) / 1000 };
}

const exact = (counts: readonly number[], step = 11): [number, Cell, Cell][] =>
  counts.map((count, index) => [index * step, count, count]);
const steady = [7, 11, 5, 8, 12, 9, 4, 10, 6, 8, 9, 7, 13, 8, 6];

describe('assess on series whose answer is known', () => {
  it('of one look says that there is nothing to compare with', async () => {
    const { status, result } = await assess(exact([73]));
    expect(status).toBe(0);
    expect(result).toMatchObject({ exceedance: null, recordOf: null, alert: false, baseline: { n: 0, upper: null } });
    expect(result.target).toMatchObject({ low: 73, high: 73 });
  });

  it('of two looks is wide', async () => {
    const { result } = await assess(exact([8, 73]));
    expect(result.alert).toBe(false);
    expect(result.exceedance).toBeGreaterThan(0.02);
    expect(result.baseline.upper).toBeGreaterThan(100);
    expect([result.recordOf, result.recordProbability]).toEqual([1, 1 / 2]);
  });

  it('of nothing but zeros alerts at a dozen and not at one', async () => {
    const zeros = Array.from({ length: 20 }, () => 0);
    expect((await assess(exact([...zeros, 12]))).status).toBe(3);
    const one = await assess(exact([...zeros, 1]));
    expect(one.status).toBe(0);
    // Twenty looks without one: about 1 in 41 under Jeffreys' prior of a Poisson mean, here with overdispersion.
    expect(one.result.exceedance).toBeGreaterThan(0.01);
    expect(one.result.exceedance).toBeLessThan(0.05);
  });

  it('of bounds only gives a distribution and no false alert', async () => {
    const least = steady.map((count, index): [number, Cell, Cell] => [index * 9, count, null]);
    const most = steady.map((count, index): [number, Cell, Cell] => [index * 9, null, count + 5]);
    const above = await assess([...least, [200, 40, 40]]);
    expect(above.status).toBe(0);
    expect(above.result.recordOf).toBeNull();
    // Looks of "at most 9" to "at most 18" allow much scatter: 60 may be one in forty, 150 may not.
    const below = await assess([...most, [200, 60, 60]]);
    expect(below.status).toBe(0);
    expect(below.result.exceedance).toBeGreaterThan(0.01);
    expect(below.result.exceedance).toBeLessThan(0.05);
    const farBelow = await assess([...most, [200, 150, 150]]);
    expect(farBelow.status).toBe(3);
    expect(farBelow.result.baseline.upper).toBeLessThan(150);
  });

  it('of counts around 100,000 knows them to a few percent', async () => {
    const large = [98_000, 104_000, 101_000, 95_000, 107_000, 99_500, 102_500, 100_400, 97_300, 103_100];
    const usual = await assess(exact([...large, 101_500]));
    expect(usual.result.alert).toBe(false);
    expect(usual.result.baseline.mean).toBeGreaterThan(97_000);
    expect(usual.result.baseline.mean).toBeLessThan(104_000);
    expect(usual.result.baseline.high90).toBeLessThan(115_000);
    expect((await assess(exact([...large, 150_000]))).status).toBe(3);
  });

  it('of extreme scatter takes a high count for nothing new', async () => {
    const wild = [0, 0, 1, 0, 240, 0, 3, 0, 0, 55, 0, 0, 900, 2, 0, 0, 12, 0, 0, 130];
    const { result } = await assess(exact([...wild, 400]));
    expect(result.alert).toBe(false);
    expect(result.baseline.variation).toBeGreaterThan(1.5);
  });

  it('of 300 looks is found in seconds, with the level shift in it', async () => {
    const counts = Array.from({ length: 300 }, (_, index) => steady[index % steady.length]! * (index < 180 ? 1 : 4));
    const { result, seconds } = await assess(exact(counts, 5));
    expect(result.baseline.n).toBe(299);
    expect(result.change!.low <= '2022-06-19' && result.change!.high >= '2022-06-19').toBe(true);
    // Most of it is the start of the program; generous for a busy machine.
    expect(seconds).toBeLessThan(30);
  });

  it('of states gives the chance of the present state and of what was seen', async () => {
    const on = Array.from({ length: 30 }, (_, index): [number, Cell, Cell] => [index * 20, 1, 1]);
    const stopped = await assess([...on, [600, 0, 0]], 'reactor status');
    expect(stopped.result.target).toMatchObject({ low: null, high: null, state: 'no' });
    expect(stopped.result.exceedance).toBeGreaterThan(0.01);
    expect(stopped.result.exceedance).toBeLessThan(0.12);
    expect(stopped.result.states!.stay).toMatchObject({ state: 'no', atLeastDays: 0, atMostDays: 20 });
    const running = await assess(on, 'reactor status');
    expect(running.result.states!.now!.yes).toBeGreaterThan(0.97);
    expect(running.result.states!.duration.yes.low).toBeGreaterThan(150);
  });

  it('of machine counts carries the errors of the detector along', async () => {
    const file = join(scratchFolder(), 'machine.csv');
    const rows = steady.map(
      (count, index) => `Yard,2023-01-${String(index + 1).padStart(2, '0')},railcars,${count},${count},net,1`,
    );
    writeFileSync(file, `site,image_date,object_class,count_min,count_max,method,method_version\n${rows.join('\n')}\n`);
    const run = async (...options: string[]): Promise<Assessment> =>
      JSON.parse((await runSightline(['assess', '--observations', file, '--json', ...options])).stdout) as Assessment;
    const [taken, corrected] = [await run(), await run('--recall', '40/50', '--precision', '50/50')];
    expect(taken.target).toMatchObject({ low: 6, high: 6 });
    expect(corrected.target!.low).toBe(6);
    expect(corrected.target!.high).toBeGreaterThan(8);
    expect(corrected.baseline.mean! / taken.baseline.mean!).toBeGreaterThan(1.1);
  });

  it('names what is wrong with the options', async () => {
    const file = join(scratchFolder(), 'series.csv');
    writeFileSync(file, 'site,image_date,object_class,count_min,count_max\nYard,2020-01-01,railcars,1,1\n');
    const run = (...options: string[]): ReturnType<typeof runSightline> =>
      runSightline(['assess', '--observations', file, ...options]);
    expect(await run('--recall', '0.9')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('hits/trials') as string,
    });
    expect(await run('--terms', 'weather')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('trend,season,counter') as string,
    });
    expect(await run('--all', '--site', 'Nowhere')).toMatchObject({ status: 1 });
  });
});
