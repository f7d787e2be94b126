import { type WarningReport, watchCase } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine, strong } from '../../output.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

export function runNeeds(options: CaseReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store }) => ({ needs: (await watchCase(store, options.case)).needs }),
    printNeeds,
  );
}

function printNeeds({ needs }: Pick<WarningReport, 'needs'>): void {
  if (needs.length === 0) printLine('nothing to look for: no step and no explanation lacks a look');
  for (const { siteId, siteName, objectClass, from, to, kind, why } of needs) {
    printLine(`${strong(`${siteName}: ${objectClass}`)}, ${from} to ${to} ${faint(kind)}`);
    for (const reason of why) printLine(`  ${reason}`);
    printLine(
      faint(`  sightline scenes --site ${siteId} --class "${objectClass}" --from ${from} --to ${to} --catalog ADDRESS`),
    );
  }
}
