import { watchCase } from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, strong } from '../../output.ts';
import { openWorkspace } from '../../workspace.ts';

export async function runNeeds(options: {
  readonly workspace?: string;
  readonly case: string;
  readonly json?: boolean;
}): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const { needs } = await watchCase(workspace.store, options.case);
    if (options.json) printJson({ needs });
    else if (needs.length === 0) printLine('nothing to look for: no step and no explanation lacks a look');
    else
      for (const { siteId, siteName, objectClass, from, to, kind, why } of needs) {
        printLine(`${strong(`${siteName}: ${objectClass}`)}, ${from} to ${to} ${faint(kind)}`);
        for (const reason of why) printLine(`  ${reason}`);
        printLine(
          faint(
            `  sightline scenes --site ${siteId} --class "${objectClass}" --from ${from} --to ${to} --catalog ADDRESS`,
          ),
        );
      }
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
