import { type Workspace } from '../../workspace.ts';
import { assign, listWork, settleAssignment } from '#app';
import { type Assignment, type AssignmentState, type Topic, personKey, recordKey } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine, printTable, shorten } from '../../output.ts';
import { type ReportOptions, inWorkspaceAt, reportOnWorkspace } from '../../report-on-workspace.ts';

/** Prints who is asked to do what. */
export function runAssignmentList(
  options: ReportOptions & {
    readonly to?: string;
    readonly state?: AssignmentState;
    readonly about?: Omit<Topic, 'place'>;
    readonly case?: string;
    readonly limit: number;
  },
): Promise<ExitCode> {
  const { about, case: caseId, limit, state, to } = options;
  const query = { about: about && recordKey(about), caseId, state, to: to === undefined ? undefined : personKey(to) };
  return reportOnWorkspace(
    options,
    async ({ store }) => ({ assignments: (await listWork(store, query)).slice(0, limit) }),
    printWork,
  );
}

/** Asks a person to work on a record. */
export function runAssign(
  topic: Omit<Topic, 'place'>,
  options: ReportOptions & {
    readonly to: string;
    readonly task: string;
    readonly due?: string;
    readonly case?: string;
    readonly by: string;
  },
): Promise<ExitCode> {
  const { by, case: caseId = null, due = null, task, to } = options;
  return changing(options, ({ store }) =>
    assign(store, { caseId, about: { ...topic, place: null }, task, to, due }, { by, at: new Date().toISOString() }),
  );
}

const states = { done: 'done', decline: 'declined', withdraw: 'withdrawn', reopen: 'open' } as const;

/** Says how far an assignment is. */
export function runAssignmentChange(
  what: keyof typeof states,
  id: string,
  options: ReportOptions & { readonly note?: string; readonly by: string },
): Promise<ExitCode> {
  const { by, note = null } = options;
  return changing(options, ({ store }) =>
    settleAssignment(store, id, { state: states[what], note }, { by, at: new Date().toISOString() }),
  );
}

async function changing(
  { json, workspace }: ReportOptions,
  work: (workspace: Workspace) => Promise<Assignment>,
): Promise<ExitCode> {
  const assignment = await inWorkspaceAt(workspace, work);
  if (json) printJson(assignment);
  else printLine(`${assignment.id}: ${recordKey(assignment.about)} for ${assignment.to}, ${assignment.state}`);
  return exitCode.ok;
}

function printWork({ assignments }: { readonly assignments: readonly Assignment[] }): void {
  const rows = assignments.map(({ about, by, due, id, state, task, to }) => [
    due ?? 'no day',
    to,
    state,
    recordKey(about),
    shorten(task, 60),
    by,
    id,
  ]);
  printTable(['due', 'who', 'state', 'record', 'task', 'from', 'id'], rows);
}
