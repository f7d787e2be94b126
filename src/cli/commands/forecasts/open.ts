import { type ForecastDraft, openForecast } from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine } from '../../output.ts';
import { openWorkspace } from '../../workspace.ts';
import { describeProbability } from './describe-probability.ts';

interface OpenOptions extends Omit<ForecastDraft, 'caseId' | 'claimId'> {
  readonly workspace?: string;
  readonly case: string;
  readonly claim?: string;
  readonly by: string;
  readonly json?: boolean;
}

export async function runForecastOpen(options: OpenOptions): Promise<ExitCode> {
  const { workspace: directory, case: caseId, claim, by, json: asJson, ...draft } = options;
  const workspace = await openWorkspace(directory);
  try {
    const forecast = await openForecast(
      workspace.store,
      { ...draft, caseId, ...(claim === undefined ? {} : { claimId: claim }) },
      { actor: { kind: 'person', name: by }, reason: 'open a forecast' },
    );
    if (asJson) printJson(forecast);
    else {
      printLine(`${forecast.id}: ${forecast.question}`);
      printLine(`  ${forecast.forecaster}, ${forecast.made}; deadline ${forecast.deadline}`);
      printLine(`  ${describeProbability(forecast)}`);
      printLine(`  ${forecast.criterion}`);
    }
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
