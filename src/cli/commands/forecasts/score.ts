import { type ForecastReport, scoreCaseForecasts } from '#app';
import { calibrationChart } from '#brief';
import { slug } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, printTable, shorten } from '../../output.ts';
import { openWorkspace } from '../../workspace.ts';
import { writeFiles } from '../../write-files.ts';
import { describeProbability } from './describe-probability.ts';

interface ScoreOptions {
  readonly workspace?: string;
  readonly case: string;
  readonly plot?: string;
  readonly json?: boolean;
}

export async function runForecastScore(options: ScoreOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const report = await scoreCaseForecasts(workspace.store, options.case);
    const files = options.plot === undefined ? [] : await writePlots(options.plot, report);
    if (options.json) printJson({ ...report, files });
    else {
      printReport(report);
      for (const file of files) printLine(file);
    }
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
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
