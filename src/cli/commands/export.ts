import { basename, dirname } from 'node:path';
import { readdir } from 'node:fs/promises';
import { type CsvTableName, type ExportFormat, exportCase, folderFormats } from '#app';
import { composeArchiver, composeEncoder } from '../compose.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printLine } from '../output.ts';
import { version } from '../version.ts';
import { CommandError, openWorkspace } from '../workspace.ts';
import { writeFiles } from '../write-files.ts';

interface ExportOptions {
  readonly workspace?: string;
  readonly format: ExportFormat;
  readonly out: string;
  readonly table?: CsvTableName;
  readonly accepted?: boolean;
  readonly pixels?: boolean;
  readonly json?: boolean;
}

export async function runExport(caseId: string, options: ExportOptions, signal: AbortSignal): Promise<ExitCode> {
  const { format, out, pixels = false } = options;
  const isFolder = folderFormats.has(format) || pixels;
  if (isFolder && out === '-')
    throw new CommandError('usage', `${format} is several files; expected a folder for --out`);
  if (pixels && !/^(coco|yolo)/.test(format))
    throw new CommandError('usage', '--pixels goes with coco, yolo and yolo-obb');
  const workspace = await openWorkspace(options.workspace);
  try {
    if (isFolder) await requireEmpty(out);
    const notes: string[] = [];
    const files = await exportCase(
      { ...workspace, archiver: composeArchiver(), encoder: composeEncoder() },
      caseId,
      format,
      {
        table: options.table,
        acceptedOnly: options.accepted,
        pixels,
        generator: { name: 'sightline', version },
        onNote: (note) => {
          notes.push(note);
          process.stderr.write(`${note}\n`);
        },
        signal,
      },
    );
    const [first] = files;
    if (out === '-') {
      process.stdout.write(first!.content);
      return exitCode.ok;
    }
    const written = isFolder
      ? await writeFiles(out, files)
      : await writeFiles(dirname(out), [{ path: basename(out), content: first!.content }]);
    if (options.json) printJson({ files: written, notes });
    else for (const file of written) printLine(file);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}

/** Files of an older export left beside the new ones would be taken for part of it. */
async function requireEmpty(directory: string): Promise<void> {
  const entries = await readdir(directory).catch(() => []);
  if (entries.length > 0)
    throw new CommandError('usage', `${directory} is not empty; this format needs a folder of its own`);
}
