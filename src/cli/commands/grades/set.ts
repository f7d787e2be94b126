import { gradeStatement } from '#app';
import type { Grade } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine } from '../../output.ts';
import { type StatementOptions, describeStatement, findStatement, requireCitation } from '../../statement-options.ts';
import { CommandError, openWorkspace } from '../../workspace.ts';

interface GradeOptions extends StatementOptions {
  readonly workspace?: string;
  readonly case: string;
  readonly source?: string;
  readonly grade: Grade['value'];
  readonly confirmedBy?: readonly string[];
  readonly on?: string;
  readonly reason: string;
  readonly by: string;
  readonly json?: boolean;
}

export async function runGradeSet(options: GradeOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const statement = await findStatement(workspace, options);
    if ((statement === undefined) === (options.source === undefined))
      throw new CommandError('usage', 'name a source (--source), or a statement (--claim, --document, --observation)');
    const confirmedBy = [];
    for (const id of options.confirmedBy ?? []) confirmedBy.push(await requireCitation(workspace, id));
    const grade = await gradeStatement(workspace.store, {
      caseId: options.case,
      of: statement === undefined ? { partyId: options.source! } : { statement },
      value: options.grade,
      confirmedBy,
      by: options.by,
      on: options.on ?? new Date().toISOString().slice(0, 10),
      reason: options.reason,
    });
    if (options.json) printJson(grade);
    else printLine(`${grade.value}: ${grade.statement ? describeStatement(grade.statement) : grade.partyId}`);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
