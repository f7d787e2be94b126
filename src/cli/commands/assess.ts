import { assessObservations, assessSite, readRecords } from '#app';
import { formatBounds, formatProbability } from '#brief';
import { type Assessment, parsePartialDate } from '#core';
import { composeReader } from '../compose.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printLine, printTable, strong } from '../output.ts';
import { warnRejected } from '../warn-rejected.ts';
import { openWorkspace } from '../workspace.ts';

interface AssessOptions {
  readonly workspace?: string;
  readonly site: string;
  readonly class: string;
  readonly at?: string;
  readonly level?: number;
  readonly observations?: string;
  readonly json?: boolean;
}

export async function runAssess(options: AssessOptions, signal: AbortSignal): Promise<ExitCode> {
  const assessment = await assess(options, signal);
  if (options.json) printJson(assessment);
  else printAssessment(options.site, assessment);
  return assessment.alert ? exitCode.alert : exitCode.ok;
}

async function assess(options: AssessOptions, signal: AbortSignal): Promise<Assessment> {
  const request = {
    site: options.site,
    objectClass: options.class,
    at: options.at === undefined ? null : parsePartialDate(options.at),
    ...(options.level === undefined ? {} : { level: options.level }),
  };
  if (options.observations !== undefined) {
    const read = await readRecords(composeReader(), options.observations, { signal });
    warnRejected(read.rejected);
    return assessObservations(read.of('site'), read.of('observation'), request);
  }
  const workspace = await openWorkspace(options.workspace);
  try {
    return await assessSite(workspace.store, request);
  } finally {
    await workspace.close();
  }
}

function printAssessment(site: string, assessment: Assessment): void {
  const { target, exceedance, recordOf, recordProbability, change } = assessment;
  printLine(strong(`${site}: ${assessment.objectClass}${target ? ` on ${target.date}: ${formatBounds(target)}` : ''}`));
  printTable(
    ['reading', 'looks', 'mean', `upper ${assessment.baseline.level * 100} %`, 'chance of as many', 'alert'],
    assessment.readings.map(({ name, baseline, exceedance: chance, alert }) => [
      name,
      `${baseline.n} (${baseline.from ?? '–'} to ${baseline.to ?? '–'})`,
      baseline.mean?.toFixed(1) ?? '–',
      String(baseline.upper ?? '–'),
      chance === null ? '–' : formatProbability(chance),
      alert ? 'yes' : 'no',
    ]),
  );
  if (recordOf !== null && recordProbability !== null) {
    printLine(
      `a record among ${recordOf + 1} looks; by chance alone that happens with ${formatProbability(recordProbability)}`,
    );
  }
  if (exceedance === null) printLine('no probability could be given; the notes say why');
  if (change) printLine(`the level changed around ${change.date} (${change.low} to ${change.high})`);
  for (const one of assessment.contested) printLine(`contested: ${one.statement}`);
  for (const note of assessment.notes) printLine(`note: ${note}`);
}
