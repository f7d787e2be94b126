import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  fourEyes,
  listPublications,
  makePublicFolder,
  publishBrief,
  requirePublication,
  type VerifyReport,
  verifyFolder,
  verifyPublications,
} from '#app';
import type { Publication, ReaderLanguage } from '#core';
import { briefOptions } from '../../brief-options.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine } from '../../output.ts';
import { inWorkspaceAt } from '../../report-on-workspace.ts';
import { CommandError, type Workspace } from '../../workspace.ts';
import { writeFiles } from '../../write-files.ts';

interface Common {
  readonly workspace?: string;
  readonly json?: boolean;
}

/** Freezes the brief of a case, and writes the folder of the new version where `out` says so. */
export async function runPublish(
  caseId: string,
  options: Common & {
    readonly by: string;
    readonly lang?: ReaderLanguage;
    readonly note?: string;
    readonly out?: string;
  },
  signal: AbortSignal,
): Promise<ExitCode> {
  return inWorkspaceAt(options.workspace, async (workspace) => {
    const publication = await publishBrief(
      { ...workspace, permissions: fourEyes(workspace.store, workspace.store.accounts.policies) },
      {
        caseId,
        actor: { kind: 'person', name: options.by },
        note: options.note ?? null,
        ...(options.lang === undefined ? {} : { language: options.lang }),
      },
      await briefOptions(workspace.images, { signal }),
    );
    const files = options.out === undefined ? [] : await writeFolder(workspace, publication, options.out);
    if (options.json) printJson({ publication, files });
    else {
      printLine(`version ${publication.number} of ${publication.title}`);
      printLine(faint(`  ${publication.files.length} files, ${publication.sha256}`));
      for (const file of files) printLine(file);
    }
    return exitCode.ok;
  });
}

/** Lists the frozen versions of a case, hashes them again, or writes one as a folder. */
export async function runPublications(
  caseId: string,
  options: Common & { readonly verify?: boolean; readonly number?: number; readonly out?: string },
): Promise<ExitCode> {
  return inWorkspaceAt(options.workspace, async (workspace) => {
    const versions = await listPublications(workspace.store, caseId);
    const report = options.verify ? await verifyPublications(workspace, caseId) : null;
    const files =
      options.out === undefined
        ? []
        : await writeFolder(
            workspace,
            await requirePublication(workspace.store, caseId, options.number ?? null),
            options.out,
          );
    if (options.json) printJson({ versions, verified: report, files });
    else {
      for (const { by, note, number, published, sha256 } of versions)
        printLine(`${number}  ${published.slice(0, 16).replace('T', ' ')} UTC  ${by}  ${note ?? ''}  ${faint(sha256)}`);
      if (report) printReport(report);
      for (const file of files) printLine(file);
    }
    return report && report.faults.length > 0 ? exitCode.failed : exitCode.ok;
  });
}

/** Hashes a published folder again; needs no workspace. */
export async function runVerifyBrief(directory: string, options: { readonly json?: boolean }): Promise<ExitCode> {
  const read = (path: string): Promise<Uint8Array | undefined> =>
    readFile(join(directory, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    });
  const text = await read('publication.json');
  if (!text) throw new CommandError('usage', `${directory} holds no publication.json: it is no published brief`);
  const report = await verifyFolder(parseJson(text), read);
  if (options.json) printJson(report);
  else printReport(report);
  return report.faults.length > 0 ? exitCode.failed : exitCode.ok;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function printReport({ faults, files, versions }: VerifyReport): void {
  for (const fault of faults) printLine(fault);
  if (faults.length === 0) printLine(`${files} files of ${versions} versions are as they were published`);
}

async function writeFolder({ blobs, store }: Workspace, publication: Publication, out: string): Promise<string[]> {
  const versions = await listPublications(store, publication.caseId);
  return writeFiles(out, await makePublicFolder(versions.slice(0, publication.number), blobs));
}
