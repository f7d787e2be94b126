import { acceptMoves } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

interface AcceptOptions extends CaseReportOptions {
  readonly reason: string;
  readonly by: string;
}

export function runAccept(ids: readonly string[], options: AcceptOptions): Promise<ExitCode> {
  const by = { actor: { kind: 'person', name: options.by }, reason: options.reason } as const;
  return reportOnWorkspace(
    options,
    async ({ store }) => ({ moves: await acceptMoves(store, options.case, ids.length === 0 ? null : ids, by) }),
    ({ moves }) => {
      for (const { indicatorId, from, to } of moves) printLine(`${indicatorId}: ${from} → ${to}`);
    },
  );
}
