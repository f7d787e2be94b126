import { type ForecastDraft, openForecast } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';
import { describeProbability } from './describe-probability.ts';

interface OpenOptions extends Omit<ForecastDraft, 'caseId' | 'claimId'>, CaseReportOptions {
  readonly claim?: string;
  readonly by: string;
}

export function runForecastOpen(options: OpenOptions): Promise<ExitCode> {
  const { workspace, case: caseId, claim, by, json, ...draft } = options;
  return reportOnWorkspace(
    { ...(workspace === undefined ? {} : { workspace }), ...(json === undefined ? {} : { json }) },
    ({ store }) =>
      openForecast(
        store,
        { ...draft, caseId, ...(claim === undefined ? {} : { claimId: claim }) },
        { actor: { kind: 'person', name: by }, reason: 'open a forecast' },
      ),
    (forecast) => {
      printLine(`${forecast.id}: ${forecast.question}`);
      printLine(`  ${forecast.forecaster}, ${forecast.made}; deadline ${forecast.deadline}`);
      printLine(`  ${describeProbability(forecast)}`);
      printLine(`  ${forecast.criterion}`);
    },
  );
}
