import { acceptMoves } from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine } from '../../output.ts';
import { openWorkspace } from '../../workspace.ts';

interface AcceptOptions {
  readonly workspace?: string;
  readonly case: string;
  readonly reason: string;
  readonly by: string;
  readonly json?: boolean;
}

export async function runAccept(ids: readonly string[], options: AcceptOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const by = { actor: { kind: 'person', name: options.by }, reason: options.reason } as const;
    const moves = await acceptMoves(workspace.store, options.case, ids.length === 0 ? null : ids, by);
    if (options.json) printJson({ moves });
    else for (const { indicatorId, from, to } of moves) printLine(`${indicatorId}: ${from} → ${to}`);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
