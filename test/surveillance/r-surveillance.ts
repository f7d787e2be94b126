import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One run of a method of R's `surveillance`: `control` is R code. `series` is a column, or `salmNewport`. */
export interface RRun {
  readonly name: string;
  readonly method: string;
  readonly series: string;
  readonly control: string;
}

export interface RPoint {
  readonly index: number;
  readonly expected: number;
  readonly upper: number;
  readonly p: number;
  readonly alarm: boolean;
}

const howToGetIt = 'apt-get update && apt-get install -y --no-install-recommends r-cran-surveillance';

/** Whether R's `surveillance` can be run; root gets it from Debian where it is missing, others a line that says so. */
export function hasSurveillance(): boolean {
  if (isThere()) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('sh', ['-c', howToGetIt], { env, stdio: 'ignore' });
    if (isThere()) return true;
    if (process.env['CI'] === 'true') throw new Error(`could not be installed: ${howToGetIt}`);
  }
  console.warn(`skipped: R with surveillance is missing (${howToGetIt})`);
  return false;
}

/** Runs methods on weekly series; what R says of each look, by name of the run. NA becomes NaN. */
export function runInR(
  folder: string,
  runs: readonly RRun[],
  series: { readonly dates: readonly string[]; readonly columns: Readonly<Record<string, readonly number[]>> } | null,
): Map<string, RPoint[]> {
  const list = join(folder, 'runs.txt');
  writeFileSync(list, runs.map((run) => `${run.name}|${run.method}|${run.series}|${run.control}\n`).join(''));
  const file = series === null ? 'salmNewport' : join(folder, 'series.csv');
  if (series !== null) writeFileSync(file, toCsv(series.dates, series.columns));
  const out = execFileSync('Rscript', ['--vanilla', resolve('test/surveillance/run-methods.R'), file, list], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return parse(out);
}

/** The counts of salmNewport summed over units, as `date,count`. The data are read from R, not kept here. */
export function writeSalmNewport(path: string): void {
  const script = `suppressMessages(library(surveillance)); data(salmNewport); x <- aggregate(salmNewport, by = "unit")
    write.csv(data.frame(date = epoch(x), count = observed(x)[, 1]), commandArgs(TRUE)[1], row.names = FALSE, quote = FALSE)`;
  execFileSync('Rscript', ['--vanilla', '-e', script, path], { stdio: ['ignore', 'ignore', 'pipe'] });
  if (!readFileSync(path, 'utf8').startsWith('date,count\n')) throw new Error(`expected date,count in ${path}`);
}

function isThere(): boolean {
  // Not loaded, which takes seconds.
  return (
    spawnSync('Rscript', ['--vanilla', '-e', 'q(status = !nzchar(system.file(package = "surveillance")))']).status === 0
  );
}

function toCsv(dates: readonly string[], columns: Readonly<Record<string, readonly number[]>>): string {
  const names = Object.keys(columns);
  const rows = dates.map((date, row) => [date, ...names.map((name) => columns[name]![row])].join(','));
  return `${[['date', ...names].join(','), ...rows].join('\n')}\n`;
}

function parse(text: string): Map<string, RPoint[]> {
  const points = new Map<string, RPoint[]>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [name, index, expected, upper, p, alarm] = line.split(',') as [string, ...string[]];
    const point = { index: Number(index), expected: Number(expected), upper: Number(upper), p: Number(p) };
    if (!points.has(name)) points.set(name, []);
    points.get(name)!.push({ ...point, alarm: alarm === '1' });
  }
  return points;
}
