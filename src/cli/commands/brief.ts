import { buildBrief } from '#app';
import type { ReaderLanguage } from '#core';
import { briefOptions } from '../brief-options.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printLine } from '../output.ts';
import { openWorkspace } from '../workspace.ts';
import { writeFiles } from '../write-files.ts';

interface BriefOptions {
  readonly workspace?: string;
  readonly out: string;
  readonly json?: boolean;
  readonly lang?: ReaderLanguage;
}

export async function runBrief(caseId: string, options: BriefOptions, signal: AbortSignal): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const choice = options.lang === undefined ? { signal } : { language: options.lang, signal };
    const built = await buildBrief(workspace.store, caseId, await briefOptions(workspace.images, choice));
    const files = await writeFiles(options.out, built.files);
    if (options.json) printJson({ files });
    else for (const file of files) printLine(file);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}
