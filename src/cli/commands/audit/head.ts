import type { HistoryAnchor } from '#core';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine } from '../../output.ts';
import { type ReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

/** Prints what a later `audit verify --anchor` is compared with. */
export function runAuditHead(options: ReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(options, ({ store }) => store.head(), printAnchor);
}

function printAnchor({ at, sequence, sha256 }: HistoryAnchor): void {
  printLine(`${sequence}:${sha256}`);
  printLine(faint(`  entry ${sequence} of ${at}`));
}
