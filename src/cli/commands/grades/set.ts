import { gradeStatement } from '#app';
import type { Grade } from '#core';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { describeStatement, findStatement, requireCitation } from '../../find-statement.ts';
import type { StatementOptions } from '../../statement-options.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';
import { CommandError, type Workspace } from '../../workspace.ts';

interface GradeOptions extends StatementOptions, CaseReportOptions {
  readonly source?: string;
  readonly grade: Grade['value'];
  readonly confirmedBy?: readonly string[];
  readonly on?: string;
  readonly reason: string;
  readonly by: string;
}

export function runGradeSet(options: GradeOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    (workspace) => setGrade(workspace, options),
    (grade) => printLine(`${grade.value}: ${grade.statement ? describeStatement(grade.statement) : grade.partyId}`),
  );
}

async function setGrade(workspace: Workspace, options: GradeOptions): Promise<Grade> {
  const statement = await findStatement(workspace, options);
  if ((statement === undefined) === (options.source === undefined))
    throw new CommandError('usage', 'name a source (--source), or a statement (--claim, --document, --observation)');
  const confirmedBy = [];
  for (const id of options.confirmedBy ?? []) confirmedBy.push(await requireCitation(workspace, id));
  return gradeStatement(workspace.store, {
    caseId: options.case,
    of: statement === undefined ? { partyId: options.source! } : { statement },
    value: options.grade,
    confirmedBy,
    by: options.by,
    on: options.on ?? new Date().toISOString().slice(0, 10),
    reason: options.reason,
  });
}
