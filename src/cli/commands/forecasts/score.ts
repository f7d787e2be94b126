import { type ForecastReport, scoreCaseForecasts } from '#app';
import { calibrationChart } from '#brief';
import { slug } from '#core';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine, printTable, shorten } from '../../output.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';
import { writeFiles } from '../../write-files.ts';
import { describeProbability } from './describe-probability.ts';

interface ScoreOptions extends CaseReportOptions {
  readonly plot?: string;
}

export function runForecastScore(options: ScoreOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store }) => {
      const report = await scoreCaseForecasts(store, options.case);
      return { ...report, files: options.plot === undefined ? [] : await writePlots(options.plot, report) };
    },
    (report) => {
      printReport(report);
      for (const file of report.files) printLine(file);
    },
  );
}

function writePlots(directory: string, { calibration }: ForecastReport): Promise<string[]> {
  return writeFiles(
    directory,
    calibration.map(({ forecaster, bins }) => ({
      path: `calibration-${slug(forecaster).slice(0, 80)}.svg`,
      content: calibrationChart(forecaster, bins),
    })),
  );
}

function printReport({ forecasts, scores, all, byForecaster, calibration }: ForecastReport): void {
  printTable(
    ['deadline', 'outcome', 'brier', 'log', 'forecast', 'id', 'question'],
    forecasts.map((forecast, index) => {
      const { brier, logScore, status } = scores[index]!;
      return [
        forecast.deadline ?? '–',
        forecast.resolution.outcome,
        brier?.toFixed(2) ?? status,
        logScore?.toFixed(2) ?? '–',
        shorten(describeProbability(forecast), 30),
        forecast.id,
        shorten(forecast.question, 70),
      ];
    }),
  );
  for (const { forecaster, scored, open, void: voided, meanBrier, meanBrierLow, meanBrierHigh, withoutNumber } of [
    { forecaster: 'all', ...all },
    ...byForecaster,
  ]) {
    const range =
      meanBrier === null ? '' : ` (${meanBrierLow!.toFixed(2)} to ${meanBrierHigh!.toFixed(2)} over the words)`;
    printLine(
      `${forecaster}: ${scored} scored, mean Brier ${meanBrier?.toFixed(2) ?? '–'}${range}; ${open} open, ${voided} void, ${withoutNumber} without a number`,
    );
  }
  for (const bin of calibration[0]!.bins)
    printLine(
      faint(
        `  forecast ${percent(bin.low)}–${percent(bin.high)} %: ${bin.n} of them, ${percent(bin.observed)} % came true (90 %: ${percent(bin.observedLow)}–${percent(bin.observedHigh)})`,
      ),
    );
}

function percent(share: number): number {
  return Math.round(share * 100);
}
