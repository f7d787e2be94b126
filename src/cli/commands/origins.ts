import { readRecords, traceCase, traceMentions } from '#app';
import { describeMentions } from '#brief';
import type { OriginTrace } from '#core';
import { composeReader } from '../compose.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { faint, printJson, printLine, strong } from '../output.ts';
import { runCopies } from './copies.ts';
import { warnRejected } from '../warn-rejected.ts';
import { CommandError, openWorkspace } from '../workspace.ts';

interface OriginsOptions {
  readonly workspace?: string;
  readonly case?: string;
  readonly lineage?: string;
  readonly copiesOf?: string;
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
  if (options.case === undefined)
    throw new CommandError('usage', 'say --case ID, --lineage FILE or --copies-of DOCUMENT');
  const workspace = await openWorkspace(options.workspace);
  try {
    return await traceCase(workspace.store, options.case);
  } finally {
    await workspace.close();
  }
}

function printTrace(trace: OriginTrace): void {
  for (const one of trace.propositions) {
    printLine(strong(one.text));
    printLine(`  ${describeMentions(one.mentions, one.effective)}`);
    for (const origin of one.origins) printLine(`  ${origin.name}: ${origin.documentIds.length} documents lead here`);
    for (const drift of one.drift)
      printLine(faint(`  ${drift.documentId}: ${drift.what} "${drift.from}" became "${drift.to}"`));
  }
}
