import { basename, dirname } from 'node:path';
import { type ExportFormat, exportCase } from '#app';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printLine } from '../output.ts';
import { openWorkspace } from '../workspace.ts';
import { writeFiles } from '../write-files.ts';

interface ExportOptions {
  readonly workspace?: string;
  readonly format: ExportFormat;
  readonly out: string;
}

export async function runExport(caseId: string, options: ExportOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const files = await exportCase(workspace, caseId, options.format);
    const [first] = files;
    if (options.format === 'bundle') {
      for (const file of await writeFiles(options.out, files)) printLine(file);
    } else if (options.out === '-') process.stdout.write(first!.content);
    else {
      const named = [{ path: basename(options.out), content: first!.content }];
      for (const file of await writeFiles(dirname(options.out), named)) printLine(file);
    }
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
