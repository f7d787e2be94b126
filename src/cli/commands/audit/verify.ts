import { type AuditReport, verifyHistory } from '#app';
import type { HistoryAnchor } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { type ReportOptions, inWorkspaceAt } from '../../report-on-workspace.ts';
import { readAnchor } from './read-anchor.ts';

interface VerifyOptions extends ReportOptions {
  readonly anchor?: readonly string[];
}

/** Checks the whole history; exit 1 where something was changed past it. */
export async function runAuditVerify(options: VerifyOptions, signal: AbortSignal): Promise<ExitCode> {
  const anchors: HistoryAnchor[] = [];
  for (const text of options.anchor ?? []) anchors.push(...(await readAnchor(text)));
  const report = await inWorkspaceAt(options.workspace, async ({ store }) => {
    const progress = startProgress();
    try {
      return await verifyHistory(store, {
        anchors,
        signal,
        onProgress: (what, done, total) => progress.update(`${done} ${what}`, total === null ? 1 : done / total),
      });
    } finally {
      progress.stop();
    }
  });
  if (options.json) printJson(report);
  else printReport(report);
  return report.isIntact ? exitCode.ok : exitCode.failed;
}

function printReport({ anchors, broken, entries, head, records, start, strays }: AuditReport): void {
  if (broken) printLine(`entry ${broken.sequence} is ${broken.problem}: ${broken.detail}`);
  for (const { id, kind, problem } of strays) printLine(`${kind} ${id}: ${strayWords[problem]}`);
  if (broken === null)
    printLine(`${entries} entries follow on each other; the newest is ${head.sequence}:${head.sha256}`);
  if (strays.length === 0) printLine(`${records} records are as their newest entry says`);
  if (start.entries > 0)
    printLine(`entries 1 to ${start.entries} were chained on ${start.at}: what was changed before cannot be seen`);
  if (anchors === 0) printLine('no anchor was compared: an end that was cut off cannot be seen (audit head)');
}

const strayWords = {
  changed: 'is not as its newest entry says',
  removed: 'is gone, though no entry says so',
  unrecorded: 'no entry says where it came from',
} as const;
