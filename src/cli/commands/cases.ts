import type { ExitCode } from '../exit-code.ts';
import { printLine, printTable } from '../output.ts';
import { type ReportOptions, reportOnWorkspace } from '../report-on-workspace.ts';

export function runCases(options: ReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    ({ store }) => store.list('case'),
    (cases) => {
      if (cases.length === 0) printLine('no cases yet; take one in with: sightline import DIR');
      else
        printTable(
          ['id', 'as of', 'title'],
          cases.map((one) => [one.id, one.asOf, one.title]),
        );
    },
  );
}
