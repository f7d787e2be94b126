import { resolve } from 'node:path';
import type { BackupManifest } from '#storage';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printLine } from '../output.ts';
import { startProgress } from '../progress.ts';
import { CommandError, findWorkspace, workspaceFolder } from '../workspace.ts';

interface BackupOptions {
  readonly workspace?: string;
  readonly json?: boolean;
}

/** Copies the workspace, which may be in use, into a new folder. */
export async function runBackup(target: string, options: BackupOptions, signal: AbortSignal): Promise<ExitCode> {
  refuseServer();
  const { backUp } = await import('#storage');
  const { composeBlobs } = await import('../compose.ts');
  const workspace = workspaceFolder(findWorkspace(options.workspace));
  const blobs = await composeBlobs(workspace);
  return showing(options, 'kept in', resolve(target), (onProgress) =>
    backUp(workspace, resolve(target), { blobs, now: () => new Date(), signal, onProgress }),
  );
}

/** Makes a workspace of a backup, all of which is checked before. */
export async function runRestore(
  source: string,
  directory: string,
  options: BackupOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  refuseServer();
  const { mkdir } = await import('node:fs/promises');
  const { restore } = await import('#storage');
  await mkdir(resolve(directory), { recursive: true });
  const workspace = workspaceFolder(resolve(directory));
  // A place of its own for documents is filled again; else they go beside the database.
  const { composeBlobs } = await import('../compose.ts');
  const blobs = process.env['SIGHTLINE_BLOBS'] ? await composeBlobs(workspace) : null;
  return showing(options, 'restored to', resolve(directory), (onProgress) =>
    restore(resolve(source), workspace, { blobs, signal, onProgress }),
  );
}

/** A PostgreSQL has its own tools, which know how to take one moment of it. */
function refuseServer(): void {
  if (!process.env['SIGHTLINE_DATABASE']) return;
  throw new CommandError(
    'usage',
    'SIGHTLINE_DATABASE is set: back up and restore PostgreSQL with pg_dump and pg_restore, then the documents (docs/operations.md)',
  );
}

async function showing(
  options: BackupOptions,
  verb: string,
  where: string,
  work: (onProgress: (what: string, bytes: number) => void) => Promise<BackupManifest>,
): Promise<ExitCode> {
  const progress = startProgress();
  try {
    const manifest = await work((what, bytes) => progress.update(`${what}, ${Math.round(bytes / 1e6)} MB`, 0));
    progress.stop();
    if (options.json === true) printJson(manifest);
    else
      printLine(
        `${verb} ${where}: the workspace as of change ${manifest.revision}, ${manifest.blobs.count} documents, ${manifest.at}`,
      );
    return exitCode.ok;
  } finally {
    progress.stop();
  }
}
