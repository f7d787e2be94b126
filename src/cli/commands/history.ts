import type { HistoryEntry } from '#core';
import type { ExitCode } from '../exit-code.ts';
import { printTable, shorten } from '../output.ts';
import { type ReportOptions, reportOnWorkspace } from '../report-on-workspace.ts';

interface HistoryOptions extends ReportOptions {
  readonly id?: string;
  readonly limit: number;
}

export function runHistory(options: HistoryOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store }) => {
      const entries = await store.history(options.id === undefined ? {} : { id: options.id });
      return entries.slice(-options.limit);
    },
    printHistory,
  );
}

function printHistory(entries: readonly HistoryEntry[]): void {
  const rows = entries.map((entry) => [
    String(entry.sequence),
    entry.at.slice(0, 19),
    `${entry.actor.kind} ${entry.actor.name}`,
    entry.action,
    `${entry.recordKind} ${entry.recordId}`,
    shorten(entry.reason, 60),
  ]);
  printTable(['#', 'at (UTC)', 'who', 'did', 'record', 'why'], rows);
}
