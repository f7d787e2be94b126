import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printTable, shorten } from '../output.ts';
import { openWorkspace } from '../workspace.ts';

interface HistoryOptions {
  readonly workspace?: string;
  readonly id?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export async function runHistory(options: HistoryOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const entries = await workspace.store.history(options.id === undefined ? {} : { id: options.id });
    const newest = entries.slice(-options.limit);
    if (options.json) printJson(newest);
    else {
      const rows = newest.map((entry) => [
        String(entry.sequence),
        entry.at.slice(0, 19),
        `${entry.actor.kind} ${entry.actor.name}`,
        entry.action,
        `${entry.recordKind} ${entry.recordId}`,
        shorten(entry.reason, 60),
      ]);
      printTable(['#', 'at (UTC)', 'who', 'did', 'record', 'why'], rows);
    }
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
