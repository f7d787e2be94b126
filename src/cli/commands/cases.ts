import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printLine, printTable } from '../output.ts';
import { openWorkspace } from '../workspace.ts';

export async function runCases(options: { readonly workspace?: string; readonly json?: boolean }): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const cases = await workspace.store.list('case');
    if (options.json) printJson(cases);
    else if (cases.length === 0) printLine('no cases yet; take one in with: sightline import DIR');
    else
      printTable(
        ['id', 'as of', 'title'],
        cases.map((one) => [one.id, one.asOf, one.title]),
      );
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
