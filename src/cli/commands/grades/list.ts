import { type GradeReport, suggestGrades } from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, strong } from '../../output.ts';
import { describeStatement } from '../../statement-options.ts';
import { openWorkspace } from '../../workspace.ts';

export async function runGradeList(options: {
  readonly workspace?: string;
  readonly case: string;
  readonly json?: boolean;
}): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const report = await suggestGrades(workspace.store, options.case);
    if (options.json) printJson(report);
    else printReport(report);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}

function printReport({ grades, sources, statements }: GradeReport): void {
  printLine(strong('Given'));
  if (grades.length === 0) printLine('  nothing is graded yet');
  for (const one of grades) {
    printLine(
      `  ${one.value}  ${one.statement ? describeStatement(one.statement) : one.partyId} ${faint(`${one.by}, ${one.on}`)}`,
    );
    printLine(faint(`     ${one.reason}`));
  }
  printLine(strong('What would fit; people decide'));
  for (const { partyId, suggested, reasons } of sources) {
    printLine(`  ${suggested}  ${partyId}`);
    for (const reason of reasons) printLine(faint(`     ${reason}`));
  }
  for (const { statement, suggested, reasons } of statements) {
    printLine(`  ${suggested}  ${describeStatement(statement)}`);
    for (const reason of reasons) printLine(faint(`     ${reason}`));
  }
}
