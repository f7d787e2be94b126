import { basename, dirname } from 'node:path';
import { readdir } from 'node:fs/promises';
import { type CsvTableName, type ExportFormat, exportCase } from '#app';
import { composeArchiver } from '../compose.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printLine } from '../output.ts';
import { CommandError, openWorkspace } from '../workspace.ts';
import { writeFiles } from '../write-files.ts';

interface ExportOptions {
  readonly workspace?: string;
  readonly format: ExportFormat;
  readonly out: string;
  readonly table?: CsvTableName;
}

export async function runExport(caseId: string, options: ExportOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const files = await exportCase(
      { ...workspace, archiver: composeArchiver() },
      caseId,
      options.format,
      options.table,
    );
    const [first] = files;
    if (options.format === 'bundle') {
      await requireEmpty(options.out);
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

/** Files of an older export left beside the new ones would be imported with them. */
async function requireEmpty(directory: string): Promise<void> {
  const entries = await readdir(directory).catch(() => []);
  if (entries.length > 0)
    throw new CommandError('usage', `${directory} is not empty; a bundle needs a folder of its own`);
}
