import { CaseError, undoChange } from '#app';
import type { RecordKind } from '#core';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printLine } from '../output.ts';
import { inWorkspaceAt } from '../report-on-workspace.ts';

/** Takes the newest change of a record back. */
export async function runUndo(
  id: string,
  { by, kind, workspace }: { readonly workspace?: string; readonly kind: RecordKind; readonly by: string },
): Promise<ExitCode> {
  return inWorkspaceAt(workspace, async ({ store }) => {
    const newest = (await store.history({ kind, id })).at(-1);
    if (!newest) throw new CaseError('no-such-record', `there is no ${kind} "${id}" in this workspace`);
    await undoChange(store, [{ kind, id, sequence: newest.sequence }], { kind: 'person', name: by });
    printLine(`${kind} ${id} is as it was before: ${newest.reason}`);
    return exitCode.ok;
  });
}
