import { type GradeReport, suggestGrades } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine, strong } from '../../output.ts';
import { describeStatement } from '../../find-statement.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

export function runGradeList(options: CaseReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(options, ({ store }) => suggestGrades(store, options.case), printReport);
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
