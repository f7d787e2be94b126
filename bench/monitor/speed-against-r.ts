import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorFarringtonFlexible } from '#baseline';
import { formatDay } from '#core';
import type { Measurement } from '../measure.ts';
import { type SimulatedSeries, scenarios, simulateSeries, study } from './noufaily-study.ts';

const days = Array.from({ length: study.weeks }, (_, week) => 14_610 + 7 * week);

/** The last 49 weeks of seven series, through our port and through R's farringtonFlexible, one after the other. */
export function benchSpeedAgainstR(): Measurement[] {
  // Every sixth scenario, one series each.
  const chosen = scenarios.filter((_, index) => index % 6 === 1).map((scenario) => simulateSeries(scenario, 60_000));
  const ours = Math.min(...Array.from({ length: 5 }, () => timeOurs(chosen)));
  const theirs = timeR(chosen);
  if (theirs === null) {
    console.log('skipped: R with surveillance is missing (apt-get install r-cran-surveillance)');
    return [{ name: 'monitor: farrington-flexible, a week', value: ours * 1000, unit: 'ms', limit: null }];
  }
  return [
    {
      name: 'monitor: farrington-flexible, times as fast as R',
      value: theirs / ours,
      unit: '×',
      limit: { kind: 'at least', value: 100 },
      detail: `${(ours * 1000).toFixed(3)} ms a week, R ${(theirs * 1000).toFixed(1)} ms; both best of their rounds`,
    },
  ];
}

/** Seconds a week. */
function timeOurs(chosen: readonly SimulatedSeries[]): number {
  const range = Array.from({ length: 49 }, (_, week) => study.current[0] + week);
  const started = performance.now();
  for (const { endemic } of chosen) {
    monitorFarringtonFlexible(
      { counts: endemic, days, step: 'week', frequency: 52 },
      {
        range,
        b: 5,
        w: 3,
        reweight: true,
        weightsThreshold: 2.58,
        alpha: 0.005,
        trend: true,
        pThresholdTrend: 1,
        limit54: [5, 4],
        powertrans: '2/3',
        noPeriods: 10,
        pastWeeksNotIncluded: 26,
        thresholdMethod: 'nbPlugin',
      },
    );
  }
  return (performance.now() - started) / 1000 / (49 * chosen.length);
}

const script = `
suppressMessages(library(surveillance))
d <- read.csv(commandArgs(TRUE)[1])
control <- list(range = 576:624, b = 5, w = 3, reweight = TRUE, weightsThreshold = 2.58, alpha = 0.005, trend = TRUE,
  pThresholdTrend = 1, limit54 = c(5, 4), powertrans = "2/3", noPeriods = 10, pastWeeksNotIncluded = 26,
  thresholdMethod = "nbPlugin")
round <- function() {
  elapsed <- 0
  for (name in setdiff(names(d), "date")) {
    x <- sts(d[[name]], epoch = as.Date(d$date), frequency = 52, start = c(2010, 1))
    elapsed <- elapsed + system.time(suppressWarnings(farringtonFlexible(x, control = control)))[["elapsed"]]
  }
  elapsed
}
cat(min(round(), round()))`;

/** Seconds a week, without the start of R; null where it is missing. */
function timeR(chosen: readonly SimulatedSeries[]): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  try {
    const path = join(folder, 'series.csv');
    const header = ['date', ...chosen.map((_, index) => `s${index}`)].join(',');
    const rows = days.map((day, week) => [formatDay(day), ...chosen.map(({ endemic }) => endemic[week])].join(','));
    writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
    const seconds = Number(
      execFileSync('Rscript', ['--vanilla', '-e', script, path], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    return seconds / (49 * chosen.length);
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
