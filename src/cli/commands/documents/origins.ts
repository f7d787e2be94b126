import { readRecords, traceCase, traceMentions } from '#app';
import { type OriginTrace, parsePartialDate } from '#core';
import { composeReader } from '../../compose.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printTrace } from '../../origin-tree.ts';
import { printJson } from '../../output.ts';
import { inWorkspaceAt } from '../../report-on-workspace.ts';
import { runCopies } from './copies.ts';
import { warnRejected } from '../../warn-rejected.ts';
import { CommandError } from '../../workspace.ts';

interface OriginsOptions {
  readonly workspace?: string;
  readonly case?: string;
  readonly lineage?: string;
  readonly copiesOf?: string;
  readonly until?: string;
  readonly json?: boolean;
}

export async function runOrigins(options: OriginsOptions, signal: AbortSignal): Promise<ExitCode> {
  if (options.copiesOf !== undefined) return runCopies(options.copiesOf, options, signal);
  const trace = await traceFor(options, signal);
  if (options.json) printJson(trace);
  else printTrace(trace);
  return exitCode.ok;
}

async function traceFor(options: OriginsOptions, signal: AbortSignal): Promise<OriginTrace> {
  if (options.lineage !== undefined) {
    const read = await readRecords(composeReader(), options.lineage, { signal });
    warnRejected(read.rejected);
    return traceMentions(read.of('mention'));
  }
  const caseId = options.case;
  if (caseId === undefined) throw new CommandError('usage', 'say --case ID, --lineage FILE or --copies-of DOCUMENT');
  const until = options.until === undefined ? undefined : parsePartialDate(options.until);
  return inWorkspaceAt(options.workspace, ({ store }) => traceCase(store, caseId, { until }));
}
