import { type ReviewableKind, reviewRecord } from '#app';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printLine } from '../output.ts';
import { CommandError, openWorkspace } from '../workspace.ts';

interface ReviewOptions {
  readonly workspace?: string;
  readonly kind: ReviewableKind;
  readonly accept?: boolean;
  readonly reject?: boolean;
  readonly by: string;
  readonly reason: string;
}

export async function runReview(id: string, options: ReviewOptions): Promise<ExitCode> {
  if (!options.accept && !options.reject) throw new CommandError('usage', 'say --accept or --reject');
  const verdict = options.accept ? 'accepted' : 'rejected';
  const workspace = await openWorkspace(options.workspace);
  try {
    const by = { actor: { kind: 'person', name: options.by }, reason: options.reason } as const;
    await reviewRecord(workspace.store, { kind: options.kind, id }, verdict, by);
    printLine(`${options.kind} ${id} is ${verdict}`);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
